package dev.perennial.bank;

import dev.perennial.kernel.Sha256;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * By what an entry is known again, in whatever file it comes: by the bank's own reference, with its day and amount; else
 * by its content and its place among those of its statement that are the same.
 */
final class IdentityRule {
    private static final int LENGTH = 20;

    private IdentityRule() {}

    /** @param place how many entries of the same content stood before it in the statement; of no matter with a key */
    static String identity(Booking booking, int place) {
        var text = booking.key()
                .map(key -> "key\n" + key + "\n" + booking.bookedOn() + "\n" + booking.amount()
                        + (booking.credit() ? "C" : "D") + (booking.reversal() ? "R" : ""))
                .orElseGet(() -> "content\n" + booking.content() + "\n" + place);
        return HexFormat.of().formatHex(hash(text), 0, LENGTH);
    }

    /** The content as a number, to count those of a statement that are the same. */
    static long fingerprint(Booking booking) {
        return ByteBuffer.wrap(hash(booking.content())).getLong();
    }

    private static byte[] hash(String text) {
        return Sha256.of(text);
    }
}
