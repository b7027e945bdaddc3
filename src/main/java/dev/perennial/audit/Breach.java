package dev.perennial.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * A law that does not hold.
 *
 * @param what what should be so
 * @param rows the first rows of which it is not, by their ids
 * @param count how many rows these are in all
 */
public record Breach(Law law, String what, List<String> rows, long count) {
    static final int ROWS_MAX = 20;

    public Breach {
        rows = List.copyOf(rows);
    }

    /** The same breach as it was found in two buckets. */
    Breach plus(Breach other) {
        var both = new ArrayList<>(rows);
        both.addAll(other.rows);
        return new Breach(law, what, both.subList(0, Math.min(both.size(), ROWS_MAX)), count + other.count);
    }
}
