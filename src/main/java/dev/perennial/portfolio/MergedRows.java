package dev.perennial.portfolio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Makes one sorted sequence of several: every key is in one of them only, and each is sorted by the bytes of its key. */
final class MergedRows {

    /** One line of a file, with the id it is sorted by. */
    record Keyed(byte[] key, List<String> cells) {
        static Keyed of(String key, List<String> cells) {
            return new Keyed(key.getBytes(StandardCharsets.UTF_8), cells);
        }
    }

    private record Head(Keyed row, Iterator<Keyed> rest) implements Comparable<Head> {
        @Override
        public int compareTo(Head other) {
            return Arrays.compareUnsigned(row.key, other.row.key);
        }
    }

    private MergedRows() {}

    static void merge(List<Iterator<Keyed>> sorted, Consumer<List<String>> each) {
        var heads = new PriorityQueue<Head>();
        sorted.forEach(rows -> push(rows, heads));
        while (!heads.isEmpty()) {
            var head = heads.poll();
            each.accept(head.row.cells);
            push(head.rest, heads);
        }
    }

    private static void push(Iterator<Keyed> rows, PriorityQueue<Head> heads) {
        if (rows.hasNext()) {
            heads.add(new Head(rows.next(), rows));
        }
    }
}
