package dev.perennial.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a bench measured.
 *
 * @param rows how many rows each table got, from the engine and from the floor alike
 * @param heapMegabytes the most heap in use after a collection while the engine ran
 */
public record Figures(BenchPlan plan, Map<String, Long> rows, Side engine, Side floor, long heapMegabytes) {
    private static final long SECOND = 1_000_000_000L;

    /**
     * One of the two.
     *
     * @param items how many were renewed
     * @param server processor time of the server, in hundredths of a second; 0 where nobody knows
     * @param own processor time of this process
     */
    public record Side(long items, long nanos, long server, long own, long statements, long transactions) {
        static final Side NONE = new Side(0, 0, 0, 0, 0, 0);

        Side plus(Side other) {
            return new Side(
                    items + other.items,
                    nanos + other.nanos,
                    server + other.server,
                    own + other.own,
                    statements + other.statements,
                    transactions + other.transactions);
        }

        long perSecond() {
            return nanos == 0 ? 0 : items * SECOND / nanos;
        }
    }

    /** Engine by floor, in hundredths. */
    public long ratioHundredths() {
        return (floor.nanos() * 100 + engine.nanos() / 2) / Math.max(1, engine.nanos());
    }

    /** A table for people, and a last line for programs. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        rows.forEach((table, count) -> lines.add(format("%-16s %,14d rows added", table, count)));
        lines.add("");
        lines.add(format("%-16s %14s %14s", "", "engine", "floor"));
        lines.add(row("renewals", engine.items(), floor.items()));
        lines.add(format("%-16s %14s %14s", "seconds", seconds(engine.nanos()), seconds(floor.nanos())));
        lines.add(row("per second", engine.perSecond(), floor.perSecond()));
        lines.add(row("transactions", engine.transactions(), floor.transactions()));
        lines.add(format("%-16s %14s %14s", "statements each", each(engine), each(floor)));
        lines.add(format("%-16s %14s %14s", "own CPU s", hundredths(engine.own()), hundredths(floor.own())));
        if (engine.server() > 0) {
            lines.add(
                    format("%-16s %14s %14s", "server CPU s", hundredths(engine.server()), hundredths(floor.server())));
            long used = Math.max(1, engine.server() + engine.own());
            lines.add(
                    format("%-16s %14s", "ratio of all CPU", hundredths((floor.server() + floor.own()) * 100 / used)));
        }
        lines.add("");
        lines.add(format(
                "ratio=%s renewals_per_s=%d floor_per_s=%d subscriptions=%d heap_mb=%d",
                hundredths(ratioHundredths()),
                engine.perSecond(),
                floor.perSecond(),
                plan.subscriptions(),
                heapMegabytes));
        return lines;
    }

    private static String row(String what, long engine, long floor) {
        return format("%-16s %,14d %,14d", what, engine, floor);
    }

    private static String each(Side side) {
        return hundredths(side.statements() * 100 / Math.max(1, side.transactions()));
    }

    private static String seconds(long nanos) {
        return hundredths(nanos / (SECOND / 100));
    }

    private static String hundredths(long count) {
        return format("%d.%02d", count / 100, count % 100);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
