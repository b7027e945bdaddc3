package dev.perennial.api;

import dev.perennial.kernel.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Where a list goes on: the values by which its last row is sorted, as a text that programs hand back unread. It holds
 * nothing that whoever got it has not been shown, and opens nothing: the list is asked with the caller's own rights.
 *
 * @param list which list it leads on in, and in which order; a cursor of another is not valid
 * @param values what the last row is sorted by, the foremost first
 */
public record Cursor(String list, List<String> values) {
    private static final String VERSION = "1";
    private static final String BETWEEN = "\u001f";

    /** The feed of a vendor with 4096 buckets names a number for each, of five bytes at most. */
    private static final int LENGTH_MAX = 40_000;

    public static Cursor of(String list, Object... values) {
        return new Cursor(list, List.of(values).stream().map(Object::toString).toList());
    }

    /** As programs see it. */
    public String text() {
        var plain = VERSION + BETWEEN + list + BETWEEN + String.join(BETWEEN, values);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws RefusedException where no answer ever held this text
     */
    static Cursor read(String text) {
        if (text.length() > LENGTH_MAX) throw notValid();
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var parts = List.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString().split(BETWEEN, -1));
            if (parts.size() < 3 || !parts.getFirst().equals(VERSION)) throw notValid();
            var read = new Cursor(parts.get(1), parts.subList(2, parts.size()));
            if (!read.text().equals(text) || values(read).indexOf(0) >= 0) throw notValid();
            return read;
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            throw notValid();
        }
    }

    /** Of this list and with as many values, or refused. */
    Cursor checked(String ofList, int size) {
        if (!list.equals(ofList) || values.size() != size) throw notValid();
        return this;
    }

    public String value(int n) {
        return values.get(n);
    }

    public Instant instant(int n) {
        try {
            return Instant.parse(values.get(n));
        } catch (DateTimeException unreadable) {
            throw notValid();
        }
    }

    public UUID id(int n) {
        try {
            return UUID.fromString(values.get(n));
        } catch (IllegalArgumentException unreadable) {
            throw notValid();
        }
    }

    public long number(int n) {
        try {
            return Long.parseLong(values.get(n));
        } catch (NumberFormatException unreadable) {
            throw notValid();
        }
    }

    private static String values(Cursor read) {
        return String.join("", read.values);
    }

    private static RefusedException notValid() {
        return new RefusedException(ApiRefusal.CURSOR_NOT_VALID, Map.of());
    }
}
