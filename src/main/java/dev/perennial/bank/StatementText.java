package dev.perennial.bank;

import dev.perennial.kernel.RefusedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** A file of the bank on this machine, as often as it is to be read. */
record StatementText(
        Path path, StatementFile.Format format, Optional<CsvMapping> mapping, String number, String account) {
    private static final int SNIFFED = 512;

    /** What the file seems to be by its first characters; refuses by name what is no statement. */
    static StatementFile.Format sniff(Path path) {
        byte[] first;
        try (var in = Files.newInputStream(path)) {
            first = in.readNBytes(SNIFFED);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (first.length == 0) throw new RefusedException(BankRefusal.STATEMENT_EMPTY, Map.of());
        boolean zip = first.length > 2 && first[0] == 'P' && first[1] == 'K';
        boolean gzip = first.length > 2 && (first[0] & 0xFF) == 0x1F && (first[1] & 0xFF) == 0x8B;
        if (zip || gzip) throw new RefusedException(BankRefusal.STATEMENT_COMPRESSED, Map.of());
        // In UTF-16 each character of the beginning has a zero beside it.
        var text = new String(first, StandardCharsets.ISO_8859_1)
                .replaceAll("[\0\u00EF\u00BB\u00BF\u00FE\u00FF]", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html")
                || text.startsWith("<html")
                || text.startsWith("%pdf")
                || text.startsWith(":20:")
                || text.startsWith("{1:")) {
            throw new RefusedException(BankRefusal.NOT_A_STATEMENT, Map.of());
        }
        return text.startsWith("<") ? StatementFile.Format.CAMT : StatementFile.Format.CSV;
    }

    void read(Sink sink, LongConsumer progress) {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            var guarded = new ByteGuard(file, format == StatementFile.Format.CAMT ? '<' : '\n', progress);
            switch (format) {
                case CAMT -> CamtReader.read(guarded, sink);
                case CSV -> CsvStatements.read(guarded, mapping.orElseThrow(), number, account, sink);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
