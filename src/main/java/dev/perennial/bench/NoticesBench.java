package dev.perennial.bench;

import dev.perennial.catalog.Catalogs;
import dev.perennial.db.DatabaseOptions;
import dev.perennial.db.StatementCount;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Period;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Measures how fast queued notices are posted and leave, through a carrier that takes them at once, beside the floor that
 * writes the same rows of messages: on two copies of one database, turn and turn about.
 */
public final class NoticesBench {
    private static final int WARM_UP_MAX = 20_000;
    private static final String CONTENTS = "sending-contents.sql";
    private static final Currency CNY = Currency.getInstance("CNY");

    private final DatabaseOptions options;
    private final Platform.Opener opener;
    private final Bench.Hearing hearing;

    /** @param opener opens platforms that carry e-mail by a {@link TakingCarrier} */
    public NoticesBench(DatabaseOptions options, Platform.Opener opener, Bench.Hearing hearing) {
        this.options = options;
        this.opener = opener;
        this.hearing = hearing;
    }

    public List<String> run(int count, int lanes) {
        try (var server = BenchServer.open(options, false)) {
            var scratch = new ScratchStore(server.address());
            var cpu = new Cpu(server.isHere() ? scratch.process() : OptionalLong.empty());
            try {
                // The first message's words are what the floor's messages say.
                var words = new Measurement(scratch, "words", 1, 1).words();
                new Measurement(scratch, "warm", Math.min(10 * count, WARM_UP_MAX), lanes).of(words, cpu);
                return new Measurement(scratch, "bench", count, lanes).of(words, cpu);
            } finally {
                for (var label : List.of("words", "warm", "bench")) {
                    List.of("", "_engine", "_floor").forEach(copy -> scratch.drop(label + copy));
                }
            }
        }
    }

    private final class Measurement {
        private final ScratchStore scratch;
        private final String label;
        private final int count;
        private final int lanes;

        Measurement(ScratchStore scratch, String label, int count, int lanes) {
            this.scratch = scratch;
            this.label = label;
            this.count = count;
            this.lanes = lanes;
        }

        NoticesFloorStore.Words words() {
            var buckets = fill();
            try (var platform = opener.open(database(""), new StatementCount())) {
                NoticesRace.engine(platform, buckets);
            }
            return NoticesFloorStore.Words.of(scratch.url(label));
        }

        List<String> of(NoticesFloorStore.Words words, Cpu cpu) {
            var buckets = fill();
            scratch.copy(label, label + "_engine");
            scratch.copy(label, label + "_floor");
            hearing.begin(label, 2L * count);
            var statements = new StatementCount();
            try (var platform = opener.open(database("_engine"), statements);
                    var race = new NoticesRace(platform, statements, lanes, cpu);
                    var floor = new NoticesRace.Floors(scratch.url(label + "_floor"), words, lanes)) {
                scratch.settle();
                for (var turn : Race.turns(buckets)) {
                    hearing.advance(race.turn(turn, floor));
                }
                compare();
                return lines(race);
            }
        }

        private List<Integer> fill() {
            scratch.create(label);
            try (var platform = opener.open(database(""), new StatementCount())) {
                var catalogs = platform.bean(Catalogs.class);
                catalogs.load(Catalogs.shipped(), Portfolio.STARTED);
                var product = catalogs.current().product(Portfolio.PRODUCT);
                var buckets = platform.bean(Buckets.class);
                var portfolio = new Portfolio(
                        count,
                        count,
                        product.price(Portfolio.EDITION, new Period(1), CNY).orElseThrow(),
                        product.selling().termsVersion(),
                        buckets);
                hearing.begin("filling " + label, 2L * count);
                var store = new PortfolioStore(scratch.url(label));
                store.fill(portfolio, hearing::advance);
                store.queue(Portfolio.STARTED);
                return buckets.all().boxed().toList();
            }
        }

        private DatabaseOptions database(String copy) {
            return new DatabaseOptions(
                    options.data(), scratch.url(label + copy), Portfolio.STARTED, options.buckets(), Portfolio.ZONE);
        }

        /** A bench of two that did not do the same work says nothing. */
        private void compare() {
            var byEngine = ContentsQueries.of(scratch.url(label + "_engine"), CONTENTS);
            var byFloor = ContentsQueries.of(scratch.url(label + "_floor"), CONTENTS);
            for (var table : byEngine.keySet()) {
                var content = byEngine.get(table);
                if (content.rows() != count || !content.equals(byFloor.get(table))) {
                    throw new IllegalStateException("engine and floor did not send the same " + count + " messages: "
                            + table + " has " + content + " and " + byFloor.get(table));
                }
            }
        }

        private List<String> lines(NoticesRace race) {
            var engine = race.engine();
            var floor = race.floor();
            var lines = new ArrayList<String>();
            lines.add(format("%-28s %14s %14s", "", "engine", "floor"));
            lines.add(format("%-28s %,14d %,14d", "messages", engine.items(), floor.items()));
            lines.add(format("%-28s %14s %14s", "seconds", seconds(engine), seconds(floor)));
            lines.add(format("%-28s %,14d %,14d", "messages per second", engine.perSecond(), floor.perSecond()));
            lines.add(format("%-28s %,14d %,14d", "transactions", engine.transactions(), floor.transactions()));
            lines.add(format("%-28s %,14d %,14d", "statements", engine.statements(), floor.statements()));
            lines.add(format("%-28s %14s %14s", "statements per message", perMessage(engine), perMessage(floor)));
            lines.add(format("%-28s %14s %14s", "own CPU s", hundredths(engine.own()), hundredths(floor.own())));
            lines.add(
                    format("%-28s %14s %14s", "server CPU s", hundredths(engine.server()), hundredths(floor.server())));
            lines.add("");
            lines.add(format(
                    "ratio=%s messages_per_s=%d floor_per_s=%d messages=%d heap_mb=%d",
                    hundredths((floor.nanos() * 100 + engine.nanos() / 2) / Math.max(1, engine.nanos())),
                    engine.perSecond(),
                    floor.perSecond(),
                    count,
                    race.heapMegabytes()));
            return lines;
        }
    }

    private static String seconds(Figures.Side side) {
        return hundredths(side.nanos() / 10_000_000);
    }

    private static String perMessage(Figures.Side side) {
        return hundredths(side.statements() * 100 / Math.max(1, side.items()));
    }

    private static String hundredths(long count) {
        return format("%d.%02d", count / 100, count % 100);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
