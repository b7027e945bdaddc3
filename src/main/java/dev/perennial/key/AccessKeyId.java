package dev.perennial.key;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** How a key that signs is named in requests: public, and made of its id, so that it leads to its bucket. */
final class AccessKeyId {
    private static final String PREFIX = "PRN";
    private static final int ID_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private AccessKeyId() {}

    static String of(UUID key) {
        return PREFIX
                + HEX.formatHex(ByteBuffer.allocate(ID_BYTES)
                        .putLong(key.getMostSignificantBits())
                        .putLong(key.getLeastSignificantBits())
                        .array());
    }

    /** Empty where it cannot be one. */
    static Optional<UUID> read(String text) {
        if (!text.matches(PREFIX + "[0-9A-F]{32}")) return Optional.empty();
        var bytes = ByteBuffer.wrap(HEX.parseHex(text, PREFIX.length(), text.length()));
        return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
    }
}
