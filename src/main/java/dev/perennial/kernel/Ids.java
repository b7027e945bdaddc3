package dev.perennial.kernel;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the ids of rows: UUIDs of version 7 (RFC 9562), so that they sort by birth. The 12 free bits beside the version
 * carry the hash of the account, so that a look-up by id names its bucket; the bits after them count up, so that rows
 * born in the same millisecond keep their order. Safe for use by several threads.
 */
public final class Ids {
    private static final int RANDOM_BITS = 22;
    private static final long COUNT_MASK = (1L << 40) - 1;

    private final long seed;
    private final AtomicLong count;

    /**
     * @param seed random in production, so that two processes differ; fixed in tests
     * @param start where counting starts: grows from one process to the next
     */
    public Ids(long seed, long start) {
        this.seed = seed;
        this.count = new AtomicLong(start);
    }

    /** A new id for a row of the account with this id, born {@code now}. */
    public UUID next(String accountId, Instant now) {
        long n = count.getAndIncrement();
        long high = (now.toEpochMilli() << 16) | 0x7000L | Buckets.hash(accountId);
        long low = Long.MIN_VALUE | (n & COUNT_MASK) << RANDOM_BITS | mixed(seed + n) >>> (64 - RANDOM_BITS);
        return new UUID(high, low);
    }

    /** Before every id born at this instant or later, and after all born earlier: ids are as old as they sort. */
    public static UUID first(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0);
    }

    static int hashIn(UUID id) {
        return (int) (id.getMostSignificantBits() & 0xFFF);
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014): spreads a counter over all bits. */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
