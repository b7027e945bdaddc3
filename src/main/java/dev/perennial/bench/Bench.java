package dev.perennial.bench;

import dev.perennial.bench.ContentsQueries.Content;
import dev.perennial.catalog.Catalogs;
import dev.perennial.db.DatabaseOptions;
import dev.perennial.db.StatementCount;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Period;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Measures the engine beside the floor: the same rows in the same tables of two copies of one database, on one server,
 * turn and turn about, so that whatever disturbs the machine disturbs both.
 */
public final class Bench {
    /** Enough renewals for the compilers of the JVM to have seen everything. */
    private static final int WARM_UP_MAX = 20_000;

    private static final Currency CNY = Currency.getInstance("CNY");

    private final DatabaseOptions options;
    private final Platform.Opener opener;
    private final Hearing hearing;

    /** Hears how far the bench is. */
    public interface Hearing {
        /** A stretch of work begins, of so many steps. */
        void begin(String what, long steps);

        void advance(long steps);
    }

    public Bench(DatabaseOptions options, Platform.Opener opener, Hearing hearing) {
        this.options = options;
        this.opener = opener;
        this.hearing = hearing;
    }

    /** @param keep leaves the databases behind, for a look at them */
    public Figures run(BenchPlan plan, boolean keep) {
        try (var server = BenchServer.open(options, keep)) {
            var scratch = new ScratchStore(server.address());
            var cpu = new Cpu(server.isHere() ? scratch.process() : OptionalLong.empty());
            try {
                new Measurement(scratch, "warm", cpu).of(plan.warmUp(WARM_UP_MAX));
                return new Measurement(scratch, "bench", cpu).of(plan);
            } finally {
                if (!keep) {
                    drop(scratch);
                }
            }
        }
    }

    private static void drop(ScratchStore scratch) {
        for (var label : List.of("warm", "bench")) {
            for (var copy : List.of("", "_engine", "_floor")) {
                scratch.drop(label + copy);
            }
        }
    }

    private final class Measurement {
        private final ScratchStore scratch;
        private final String label;
        private final Cpu cpu;
        private final HeapWatch heap = new HeapWatch();
        private Figures.Side engine = Figures.Side.NONE;
        private Figures.Side floor = Figures.Side.NONE;

        Measurement(ScratchStore scratch, String label, Cpu cpu) {
            this.scratch = scratch;
            this.label = label;
            this.cpu = cpu;
        }

        Figures of(BenchPlan plan) {
            scratch.create(label);
            var portfolio = fill(plan);
            var before = ContentsQueries.of(scratch.url(label));
            for (int round = 0; round < plan.rounds(); round++) {
                scratch.copy(label, label + "_engine");
                scratch.copy(label, label + "_floor");
                hearing.begin(label + ", round " + (round + 1), 2L * plan.subscriptions());
                race(plan, portfolio, round % 2 == 1);
                require(engine.items() == floor.items() && engine.items() == (round + 1L) * plan.subscriptions());
            }
            var rows = written(before, compared());
            heap.close();
            return new Figures(plan, rows, engine, floor, heap.megabytes());
        }

        private Portfolio fill(BenchPlan plan) {
            try (var platform = opener.open(database(""), new StatementCount())) {
                var catalogs = platform.bean(Catalogs.class);
                catalogs.load(Catalogs.shipped(), Portfolio.STARTED);
                var product = catalogs.current().product(Portfolio.PRODUCT);
                var portfolio = new Portfolio(
                        plan.subscriptions(),
                        plan.accounts(),
                        product.price(Portfolio.EDITION, new Period(1), CNY).orElseThrow(),
                        product.selling().termsVersion(),
                        platform.bean(Buckets.class));
                hearing.begin("filling " + label, (long) plan.accounts() + plan.subscriptions());
                new PortfolioStore(scratch.url(label)).fill(portfolio, hearing::advance);
                return portfolio;
            }
        }

        private void race(BenchPlan plan, Portfolio portfolio, boolean floorFirst) {
            var count = new StatementCount();
            try (var platform = opener.open(database("_engine"), count)) {
                var copies = new Race.Copies(platform, count, scratch.url(label + "_floor"), cpu);
                try (var race = new Race(plan, portfolio, scratch, heap, copies)) {
                    race.run(portfolio.buckets().all().boxed().toList(), floorFirst, hearing);
                    engine = engine.plus(race.engine());
                    floor = floor.plus(race.floor());
                }
            }
        }

        private DatabaseOptions database(String copy) {
            return new DatabaseOptions(
                    options.data(), scratch.url(label + copy), Portfolio.STARTED, options.buckets(), Portfolio.ZONE);
        }

        /** What both copies hold; a bench of two that did not do the same work says nothing. */
        private Map<String, Content> compared() {
            var byEngine = ContentsQueries.of(scratch.url(label + "_engine"));
            var byFloor = ContentsQueries.of(scratch.url(label + "_floor"));
            for (var table : byEngine.keySet()) {
                if (!byEngine.get(table).equals(byFloor.get(table))) {
                    throw new IllegalStateException("engine and floor did not write the same into " + table + ": "
                            + byEngine.get(table) + " and " + byFloor.get(table));
                }
            }
            return byEngine;
        }
    }

    private static void require(boolean complete) {
        if (!complete) {
            throw new IllegalStateException("engine and floor did not renew everything that was due");
        }
    }

    /** Rows added, or the rows there are where contents changed and none were added. */
    private static Map<String, Long> written(Map<String, Content> before, Map<String, Content> after) {
        var written = new LinkedHashMap<String, Long>();
        after.forEach((table, content) -> {
            long added = content.rows() - before.get(table).rows();
            written.put(table, added);
        });
        return written;
    }
}
