package dev.perennial.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/**
 * How a number of clients did that worked side by side, each with no time to think.
 *
 * @param nanos from the first begun to the last done
 * @param each how long each took, the quickest first
 */
record Load(long nanos, long[] each) {
    private static final long SECOND = 1_000_000_000L;
    private static final int NANOS_OF_A_MICRO = 1000;

    /** Makes what one client works with. */
    interface Client extends AutoCloseable {
        IntConsumer work();

        @Override
        void close();

        static Client of(IntConsumer work) {
            return of(work, () -> {});
        }

        static Client of(IntConsumer work, Runnable end) {
            return new Client() {
                @Override
                public IntConsumer work() {
                    return work;
                }

                @Override
                public void close() {
                    end.run();
                }
            };
        }
    }

    /** Has the work of these numbers done, each by the client that is free next. */
    static Load of(List<Client> clients, int count, LongConsumer done) {
        var each = new long[count];
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(clients.size())) {
            long begun = System.nanoTime();
            var running = new ArrayList<Future<?>>();
            for (var client : clients) {
                running.add(threads.submit(() -> {
                    for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                        long from = System.nanoTime();
                        client.work().accept(n);
                        each[n] = System.nanoTime() - from;
                        done.accept(1);
                    }
                }));
            }
            for (var one : running) {
                one.get();
            }
            long nanos = System.nanoTime() - begun;
            Arrays.sort(each);
            return new Load(nanos, each);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the measuring was interrupted", stopped);
        } finally {
            clients.forEach(Client::close);
        }
    }

    long perSecond() {
        return each.length * SECOND / Math.max(1, nanos);
    }

    long medianMicros() {
        return each[each.length / 2] / NANOS_OF_A_MICRO;
    }

    /** The slowest but one in a hundred. */
    long slowestMicros() {
        return each[Math.max(0, each.length - 1 - each.length / 100)] / NANOS_OF_A_MICRO;
    }
}
