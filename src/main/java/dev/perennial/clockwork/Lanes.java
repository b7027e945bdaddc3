package dev.perennial.clockwork;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Works on several buckets side by side: no transaction spans two of them, so none waits for another. */
public final class Lanes {
    private Lanes() {}

    /** Hands every bucket to one of so many threads; the first failure ends the work and is thrown. */
    public static void work(List<Integer> buckets, int lanes, IntConsumer each) {
        if (lanes == 1) {
            buckets.forEach(each::accept);
            return;
        }
        var next = new AtomicInteger();
        var failed = new AtomicBoolean();
        Runnable lane = () -> {
            for (int i = next.getAndIncrement(); i < buckets.size() && !failed.get(); i = next.getAndIncrement()) {
                boolean done = false;
                try {
                    each.accept(buckets.get(i));
                    done = true;
                } finally {
                    failed.compareAndSet(false, !done);
                }
            }
        };
        try (var threads = Executors.newFixedThreadPool(Math.min(lanes, buckets.size()))) {
            var working = new ArrayList<Future<?>>();
            for (int i = 0; i < lanes; i++) {
                working.add(threads.submit(lane));
            }
            working.forEach(Lanes::finish);
        }
    }

    private static void finish(Future<?> lane) {
        try {
            lane.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", asked);
        }
    }
}
