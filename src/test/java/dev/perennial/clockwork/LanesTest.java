package dev.perennial.clockwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bucket once, side by side, until one fails. */
class LanesTest {
    private static final List<Integer> BUCKETS = IntStream.range(0, 64).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void everyBucketIsWorkedOnOnce(int lanes) {
        var worked = new ConcurrentLinkedQueue<Integer>();
        Lanes.work(BUCKETS, lanes, worked::add);
        assertThat(worked).containsExactlyInAnyOrderElementsOf(BUCKETS);
    }

    @Test
    void twoLanesWorkSideBySide() {
        var both = new CyclicBarrier(2);
        Lanes.work(List.of(0, 1), 2, bucket -> {
            try {
                both.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                throw new IllegalStateException(alone);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aFailureEndsTheWorkAndIsThrown(int lanes) {
        var worked = new ConcurrentLinkedQueue<Integer>();
        assertThatThrownBy(() -> Lanes.work(BUCKETS, lanes, bucket -> {
                    worked.add(bucket);
                    throw new IllegalArgumentException("bucket");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(worked).hasSizeLessThanOrEqualTo(lanes);
    }
}
