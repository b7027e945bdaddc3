package dev.perennial.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a book is written to. */
final class BooksFile {
    @Option(names = "--output", paramLabel = "FILE", description = "The file to write (default: print it).")
    private @Nullable Path output;

    void write(PrintWriter out, Consumer<Writer> book) {
        if (output == null) {
            book.accept(out);
            return;
        }
        try (var file = Files.newBufferedWriter(output, StandardCharsets.UTF_8)) {
            book.accept(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        out.println("written to " + output);
    }

    /** As a server wrote it. */
    void write(PrintWriter out, String text) {
        write(out, (Writer book) -> {
            try {
                book.write(text);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        });
    }
}
