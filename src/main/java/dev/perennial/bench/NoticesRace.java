package dev.perennial.bench;

import dev.perennial.db.StatementCount;
import dev.perennial.post.PostErrand;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;

/** Messages leave by the engine from one copy and by the floor from the other, some buckets of each in turn. */
final class NoticesRace implements AutoCloseable {
    private final PostErrand engine;
    private final StatementCount count;
    private final int lanes;
    private final Cpu cpu;
    private final HeapWatch heap = new HeapWatch();
    private Figures.Side engineSide = Figures.Side.NONE;
    private Figures.Side floorSide = Figures.Side.NONE;

    NoticesRace(Platform platform, StatementCount count, int lanes, Cpu cpu) {
        this.engine = platform.bean(PostErrand.class);
        this.count = count;
        this.lanes = lanes;
        this.cpu = cpu;
    }

    /** One floor for each lane. */
    static final class Floors implements AutoCloseable {
        private final BlockingQueue<NoticesFloorStore> floors;

        Floors(String url, NoticesFloorStore.Words words, int lanes) {
            floors = new ArrayBlockingQueue<>(lanes);
            for (int lane = 0; lane < lanes; lane++) {
                floors.add(new NoticesFloorStore(url, words));
            }
        }

        private int run(int bucket) {
            var floor = floors.remove();
            try {
                return floor.run(bucket, Portfolio.STARTED);
            } finally {
                floors.add(floor);
            }
        }

        private long statements() {
            return floors.stream().mapToLong(NoticesFloorStore::statements).sum();
        }

        private long commits() {
            return floors.stream().mapToLong(NoticesFloorStore::commits).sum();
        }

        @Override
        public void close() {
            floors.forEach(NoticesFloorStore::close);
        }
    }

    Figures.Side engine() {
        return engineSide;
    }

    Figures.Side floor() {
        return floorSide;
    }

    long heapMegabytes() {
        return heap.megabytes();
    }

    /** Sends everything, unmeasured. */
    static void engine(Platform platform, List<Integer> buckets) {
        var errand = platform.bean(PostErrand.class);
        buckets.forEach(bucket -> errand.run(bucket, Portfolio.STARTED));
    }

    /** Both work on these buckets, each of its own copy; answers how many messages left. */
    long turn(List<Integer> buckets, Floors floors) {
        var byEngine = engineTurn(buckets);
        var byFloor = floorTurn(buckets, floors);
        engineSide = engineSide.plus(byEngine);
        floorSide = floorSide.plus(byFloor);
        return byEngine.items() + byFloor.items();
    }

    private Figures.Side engineTurn(List<Integer> buckets) {
        long statements = count.statements();
        long commits = count.commits();
        var sent = new LongAdder();
        heap.watch(true);
        var timed = Race.timed(buckets, lanes, cpu, bucket -> sent.add(engine.run(bucket, Portfolio.STARTED)));
        heap.watch(false);
        return new Figures.Side(
                sent.sum(),
                timed.nanos(),
                timed.server(),
                timed.own(),
                count.statements() - statements,
                count.commits() - commits);
    }

    private Figures.Side floorTurn(List<Integer> buckets, Floors floors) {
        long statements = floors.statements();
        long commits = floors.commits();
        var sent = new LongAdder();
        var timed = Race.timed(buckets, lanes, cpu, bucket -> sent.add(floors.run(bucket)));
        return new Figures.Side(
                sent.sum(),
                timed.nanos(),
                timed.server(),
                timed.own(),
                floors.statements() - statements,
                floors.commits() - commits);
    }

    @Override
    public void close() {
        heap.close();
    }
}
