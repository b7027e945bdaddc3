package dev.perennial.kernel;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes the ids of rows: UUIDs of version 7 (RFC 9562), so that they sort by birth, whose 12 free bits beside the
 * version carry the hash of the account, so that a look-up by id names its bucket.
 */
public final class Ids {
    private final RandomGenerator random;

    /** @param random seeded in tests, secure otherwise; must be safe for use by several threads */
    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** A new id for a row of the account with this id, born {@code now}. */
    public UUID next(String accountId, Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | Buckets.hash(accountId);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    static int hashIn(UUID id) {
        return (int) (id.getMostSignificantBits() & 0xFFF);
    }
}
