package dev.perennial.bench;

import dev.perennial.clockwork.Lanes;
import dev.perennial.db.StatementCount;
import dev.perennial.renewal.AutoRenewalRun;
import dev.perennial.renewal.DueWork;
import dev.perennial.renewal.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;

/** One round: the engine on one copy and the floor on the other, some buckets of each in turn. */
final class Race implements AutoCloseable {
    /** Enough that a disturbance of the machine meets both, few enough that a turn lasts longer than its beginning. */
    private static final int TURNS = 4;

    private final BenchPlan plan;
    private final ScratchStore scratch;
    private final Cpu cpu;
    private final HeapWatch heap;
    private final StatementCount count;
    private final AutoRenewalRun engine;
    private final BlockingQueue<FloorStore> floors;
    private final Tally tally = new Tally();
    private final LongAdder written = new LongAdder();
    private Figures.Side engineSide = Figures.Side.NONE;
    private Figures.Side floorSide = Figures.Side.NONE;

    Race(BenchPlan plan, Portfolio portfolio, ScratchStore scratch, HeapWatch heap, Copies copies) {
        this.plan = plan;
        this.scratch = scratch;
        this.cpu = copies.cpu();
        this.heap = heap;
        this.count = copies.count();
        this.engine = copies.engine().bean(AutoRenewalRun.class);
        this.floors = new ArrayBlockingQueue<>(plan.lanes());
        for (int lane = 0; lane < plan.lanes(); lane++) {
            floors.add(new FloorStore(copies.floorUrl(), portfolio, DueWork.BATCH));
        }
    }

    /** Where the two work, and how they are watched. */
    record Copies(Platform engine, StatementCount count, String floorUrl, Cpu cpu) {}

    Figures.Side engine() {
        return engineSide;
    }

    Figures.Side floor() {
        return floorSide;
    }

    void run(List<Integer> buckets, boolean floorFirst, Bench.Hearing hearing) {
        boolean floorNow = floorFirst;
        scratch.settle();
        for (var turn : turns(buckets)) {
            for (int side = 0; side < 2; side++) {
                long before = tally.due() + written.sum();
                if (floorNow) {
                    floorSide = floorSide.plus(floor(turn));
                } else {
                    engineSide = engineSide.plus(engine(turn));
                }
                hearing.advance(tally.due() + written.sum() - before);
                floorNow = side == 0 ? !floorNow : floorNow;
            }
        }
    }

    private Figures.Side engine(List<Integer> buckets) {
        long items = tally.count(Tally.Decision.RENEWED);
        long statements = count.statements();
        long batches = count.commits();
        heap.watch(true);
        var timed = timed(buckets, bucket -> {
            var decided = new Tally();
            engine.run(bucket, Portfolio.CHARGE, decided);
            synchronized (tally) {
                tally.add(decided);
            }
        });
        heap.watch(false);
        return new Figures.Side(
                tally.count(Tally.Decision.RENEWED) - items,
                timed.nanos(),
                timed.server(),
                timed.own(),
                count.statements() - statements,
                count.commits() - batches);
    }

    private Figures.Side floor(List<Integer> buckets) {
        long items = written.sum();
        long commits = floors.stream().mapToLong(FloorStore::commits).sum();
        var timed = timed(buckets, bucket -> {
            var floor = floors.remove();
            try {
                written.add(floor.run(bucket, Portfolio.CHARGE));
            } finally {
                floors.add(floor);
            }
        });
        long batches = floors.stream().mapToLong(FloorStore::commits).sum() - commits;
        // The last claim of a bucket finds nothing to write.
        long statements = 2 * batches - buckets.size();
        return new Figures.Side(written.sum() - items, timed.nanos(), timed.server(), timed.own(), statements, batches);
    }

    record Timed(long nanos, long server, long own) {}

    private Timed timed(List<Integer> buckets, IntConsumer work) {
        return timed(buckets, plan.lanes(), cpu, work);
    }

    static Timed timed(List<Integer> buckets, int lanes, Cpu cpu, IntConsumer work) {
        long server = cpu.server();
        long own = Cpu.own();
        long begun = System.nanoTime();
        Lanes.work(buckets, lanes, work);
        long nanos = System.nanoTime() - begun;
        return new Timed(nanos, cpu.server() - server, Cpu.own() - own);
    }

    static List<List<Integer>> turns(List<Integer> buckets) {
        var turns = new ArrayList<List<Integer>>();
        for (int turn = 0; turn < TURNS; turn++) {
            int from = buckets.size() * turn / TURNS;
            int until = buckets.size() * (turn + 1) / TURNS;
            if (from < until) {
                turns.add(buckets.subList(from, until));
            }
        }
        return turns;
    }

    @Override
    public void close() {
        floors.forEach(FloorStore::close);
    }
}
