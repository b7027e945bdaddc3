package dev.perennial.bank;

import dev.perennial.kernel.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reading of a file said, without a database. */
final class Heard implements Sink {
    final List<StatementHead> heads = new ArrayList<>();
    final List<Booking> bookings = new ArrayList<>();
    int pending;
    int ended;

    static Heard of(byte[] content, Optional<CsvMapping> mapping) {
        var heard = new Heard();
        Path path = null;
        try {
            path = Files.createTempFile("heard-", ".part");
            Files.write(path, content);
            var format = StatementText.sniff(path);
            if (format == StatementFile.Format.CSV && mapping.isEmpty()) {
                throw new RefusedException(BankRefusal.MAPPING_MISSING, java.util.Map.of());
            }
            new StatementText(path, format, mapping, "CSV", "571900000010902").read(heard, bytes -> {});
            return heard;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            delete(path);
        }
    }

    static Heard of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /** The code by which a file is refused, and the line it names; empty for one that is not. */
    static String refusal(byte[] content, Optional<CsvMapping> mapping) {
        try {
            of(content, mapping);
            return "";
        } catch (RefusedException refused) {
            var line = refused.facts().get("line");
            return refused.why().name() + (line == null ? "" : " " + line);
        }
    }

    private static void delete(Path path) {
        try {
            if (path != null) Files.deleteIfExists(path);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    @Override
    public void begin(StatementHead head) {
        heads.add(head);
    }

    @Override
    public void booking(Booking booking) {
        bookings.add(booking);
    }

    @Override
    public void pending() {
        pending++;
    }

    @Override
    public void end() {
        ended++;
    }
}
