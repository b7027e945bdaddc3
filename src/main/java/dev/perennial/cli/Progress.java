package dev.perennial.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Tells on stderr how far a long piece of work is: nothing for the first two seconds, then the rate and the time left,
 * on one line of a terminal, or a line now and then where nobody watches.
 */
final class Progress implements AutoCloseable {
    private static final long QUIET_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long TERMINAL_NANOS = Duration.ofMillis(200).toNanos();
    private static final long FILE_NANOS = Duration.ofSeconds(5).toNanos();

    private final String what;
    private final long total;
    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private final long begun;
    private long done;
    private long toldAt;
    private boolean told;

    Progress(String what, long total, PrintStream out, boolean terminal, LongSupplier nanos) {
        this.what = what;
        this.total = total;
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.toldAt = begun;
    }

    /** Work of {@code total} steps; 0 when nobody knows how many. */
    static Progress of(String what, long total) {
        return new Progress(what, total, System.err, isTerminal(), System::nanoTime);
    }

    /** So many more steps are done. May be called for every step, by any thread. */
    synchronized void advance(long steps) {
        done += steps;
        long now = nanos.getAsLong();
        if (now - begun >= QUIET_NANOS && now - toldAt >= (terminal ? TERMINAL_NANOS : FILE_NANOS)) {
            tell(now);
        }
    }

    /** Leaves the last line complete, where one was begun. */
    @Override
    public synchronized void close() {
        if (told) {
            tell(nanos.getAsLong());
            if (terminal) {
                out.println();
            }
        }
    }

    private void tell(long now) {
        long perSecond = Math.max(1, done * 1000 / Math.max(1, (now - begun) / 1_000_000));
        var line = new StringBuilder(what)
                .append(": ")
                .append(String.format(Locale.ROOT, "%,d", done))
                .append(total > 0 ? String.format(Locale.ROOT, " of %,d", total) : "")
                .append(String.format(Locale.ROOT, ", %,d/s", perSecond));
        if (total > done) {
            line.append(", ").append(left((total - done) / perSecond)).append(" left");
        }
        // The end of the previous, longer line would stay on screen.
        out.print(terminal ? "\r\033[K" + line : line + System.lineSeparator());
        out.flush();
        toldAt = now;
        told = true;
    }

    private static String left(long seconds) {
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }
}
