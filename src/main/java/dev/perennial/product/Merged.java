package dev.perennial.product;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Our items of a product over all buckets, in the order of their ids; of however many, a page of each bucket at once. */
final class Merged implements Iterator<Ours> {
    private static final int HELD_MAX = 16_384;
    private static final int PAGE_MIN = 20;

    private final PriorityQueue<Pages> heads = new PriorityQueue<>(
            Comparator.comparing((Pages pages) -> pages.head().id(), TheirItems.ORDER));

    /** @param pages of a bucket, the items after an id */
    Merged(int buckets, BiFunction<Integer, After, List<Ours>> pages) {
        int size = Math.max(PAGE_MIN, HELD_MAX / buckets);
        IntStream.range(0, buckets)
                .mapToObj(bucket -> new Pages(bucket, size, pages))
                .filter(Pages::isThere)
                .forEach(heads::add);
    }

    /** Where a page begins, and how long it is. */
    record After(String id, int limit) {}

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public Ours next() {
        var first = heads.poll();
        if (first == null) throw new NoSuchElementException();
        var item = first.take();
        if (first.isThere()) heads.add(first);
        return item;
    }

    private static final class Pages {
        private final int bucket;
        private final int size;
        private final BiFunction<Integer, After, List<Ours>> source;
        private final ArrayDeque<Ours> page = new ArrayDeque<>();
        private String last = "";
        private boolean isLast;

        Pages(int bucket, int size, BiFunction<Integer, After, List<Ours>> source) {
            this.bucket = bucket;
            this.size = size;
            this.source = source;
            fetch();
        }

        boolean isThere() {
            return !page.isEmpty();
        }

        Ours head() {
            return page.getFirst();
        }

        Ours take() {
            var item = page.removeFirst();
            if (page.isEmpty() && !isLast) fetch();
            return item;
        }

        private void fetch() {
            var more = source.apply(bucket, new After(last, size));
            page.addAll(more);
            isLast = more.size() < size;
            if (!more.isEmpty()) last = more.getLast().id();
        }
    }
}
