package dev.perennial.portfolio;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A file on its way out: written beside its place, and put there only when all files are whole. */
final class CsvFile implements AutoCloseable {
    private final Path unfinished;
    private final Path place;
    private final CsvWriter writer;
    private boolean finished;

    CsvFile(Path folder, String name, List<String> columns) {
        try {
            this.place = folder.resolve(name);
            this.unfinished = folder.resolve("." + name + ".unfinished");
            this.writer =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(unfinished, StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        write(columns);
    }

    void write(List<String> values) {
        writer.writeRecord(values);
    }

    /** Ends the writing; what is wrong with the disk shows here at the latest. */
    void finish() {
        if (finished) {
            return;
        }
        finished = true;
        try {
            writer.close();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Puts the finished file in its place, over what stood there. */
    void publish() {
        try {
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Leaves nothing half done behind; after {@link #publish} there is nothing. */
    @Override
    public void close() {
        try {
            finish();
        } finally {
            delete();
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
