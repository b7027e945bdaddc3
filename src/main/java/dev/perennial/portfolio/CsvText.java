package dev.perennial.portfolio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a file before it is parsed: whether it is UTF-8, and CSV as RFC 4180 has it. Parsers forgive a quote
 * that is never closed, and then take the rest of the file for one field; here it is found, with its line.
 */
final class CsvText {
    private static final int BLOCK = 1 << 16;
    private static final int FIELD_MAX = 10_000;

    private enum At {
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    private At at = At.FIELD_START;
    private long line = 1;
    private long quotedSince;
    private int fieldLength;
    private boolean afterReturn;
    private @Nullable String fault;
    private long faultLine;

    private CsvText() {}

    /** The first thing that makes the rest of the file unreadable, if any. */
    static Optional<Problem> firstFault(Path file, Watch watch) {
        var text = new CsvText();
        try (var in = Files.newInputStream(file)) {
            text.readAll(in, watch);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var name = file.getFileName().toString();
        return text.fault == null
                ? Optional.empty()
                : Optional.of(new Problem(name, text.faultLine, ":" + text.faultLine, text.fault));
    }

    private void readAll(InputStream in, Watch watch) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var bytes = ByteBuffer.allocate(BLOCK);
        var chars = CharBuffer.allocate(BLOCK);
        boolean ended = false;
        while (!ended && fault == null) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            ended = read < 0;
            watch.advance(Math.max(read, 0));
            bytes.position(bytes.position() + Math.max(read, 0)).flip();
            var result = decoder.decode(bytes, chars, ended);
            look(chars.flip());
            chars.clear();
            bytes.compact();
            if (result.isError()) {
                fault(line, "is not UTF-8 here; save the file in that encoding");
            }
        }
        if (at == At.QUOTED) {
            fault(quotedSince, "a quote is opened here and never closed; close it, and write a quote within as two");
        }
    }

    private void look(CharBuffer chars) {
        while (chars.hasRemaining() && fault == null) {
            char c = chars.get();
            if (c == 0) {
                fault(line, "has a character of code 0 here; this is no text file");
            }
            step(c);
            // A line ends by \n, \r\n or \r.
            if (c == '\r' || c == '\n' && !afterReturn) {
                line++;
            }
            afterReturn = c == '\r';
        }
    }

    private void step(char c) {
        boolean ends = c == ',' || c == '\r' || c == '\n';
        fieldLength = ends && at != At.QUOTED ? 0 : fieldLength + 1;
        if (fieldLength > FIELD_MAX) {
            fault(line, "a field is longer than " + FIELD_MAX + " characters; is a quote missing?");
        }
        at = switch (at) {
            case FIELD_START -> c == '"' ? open() : ends || c == '\uFEFF' ? At.FIELD_START : At.PLAIN;
            case PLAIN -> ends ? At.FIELD_START : c == '"' ? strayQuote() : At.PLAIN;
            case QUOTED -> c == '"' ? At.QUOTE_IN_QUOTED : At.QUOTED;
            case QUOTE_IN_QUOTED -> c == '"' ? At.QUOTED : ends ? At.FIELD_START : strayText();
        };
    }

    private At open() {
        quotedSince = line;
        return At.QUOTED;
    }

    private At strayQuote() {
        fault(line, "a quote stands inside a field; enclose the whole field in quotes and write the quote as two");
        return At.PLAIN;
    }

    private At strayText() {
        fault(line, "text follows a closing quote; write a quote within a quoted field as two");
        return At.PLAIN;
    }

    private void fault(long where, String reason) {
        if (fault == null) {
            fault = reason;
            faultLine = where;
        }
    }
}
