package dev.perennial.bank;

import dev.perennial.kernel.RefusedException;
import java.util.Map;

/** Counts how often each of very many numbers was seen: twelve bytes a place, and never more than a bound of them. */
final class Tally {
    /** More entries without a reference of the bank's are in no statement that we can hold beside everything else. */
    static final int MOST = 4_000_000;

    private long[] seen = new long[1 << 10];
    private int[] counts = new int[1 << 10];
    private int size;

    /** How often it was seen before; and that is now once more. */
    int next(long number) {
        if ((size + 1) * 2L > seen.length) grow();
        int at = place(seen, counts, number);
        if (counts[at] == 0) {
            seen[at] = number;
            size++;
            if (size > MOST) {
                throw new RefusedException(BankRefusal.STATEMENT_TOO_MANY, Map.of("most", String.valueOf(MOST)));
            }
        }
        return counts[at]++;
    }

    private void grow() {
        var others = new long[seen.length * 2];
        var otherCounts = new int[seen.length * 2];
        for (int i = 0; i < seen.length; i++) {
            if (counts[i] > 0) {
                int at = place(others, otherCounts, seen[i]);
                others[at] = seen[i];
                otherCounts[at] = counts[i];
            }
        }
        seen = others;
        counts = otherCounts;
    }

    private static int place(long[] seen, int[] counts, long number) {
        int at = (int) (number ^ number >>> 32) & seen.length - 1;
        while (counts[at] > 0 && seen[at] != number) {
            at = at + 1 & seen.length - 1;
        }
        return at;
    }
}
