package dev.perennial.kernel;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Where an account's rows live: a stable 12-bit hash of its id, modulo the number of buckets. That number is a power of
 * two fixed when the database is created; the hash never changes, and the ids made here carry it.
 */
public record Buckets(int count) {

    private static final int HASHES = 1 << 12;

    public Buckets {
        if (count < 1 || count > HASHES || Integer.bitCount(count) != 1) {
            throw new IllegalArgumentException("buckets must be a power of two from 1 to 4096, not " + count);
        }
    }

    /** The 12 bits of an id given from outside: the low bits of the CRC-32 of its UTF-8 form. */
    public static int hash(String id) {
        var crc = new CRC32();
        crc.update(id.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() & (HASHES - 1));
    }

    /** The bucket of the account with this id, or of whatever else is found by this name alone. */
    public int of(String accountId) {
        return hash(accountId) % count;
    }

    /** The bucket named by an id made by {@link Ids} for a row of some account. */
    public int of(UUID id) {
        return Ids.hashIn(id) % count;
    }

    public IntStream all() {
        return IntStream.range(0, count);
    }
}
