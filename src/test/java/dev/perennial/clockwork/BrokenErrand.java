package dev.perennial.clockwork;

import dev.perennial.kernel.Errand;

/** An errand with a bug that no run gets past, until it is mended. */
public final class BrokenErrand implements Errand {
    private volatile boolean broken;

    public void breaks(boolean now) {
        broken = now;
    }

    @Override
    public String name() {
        return "broken";
    }

    @Override
    public Turn turn() {
        return Turn.POST;
    }

    @Override
    public int run(int bucket, java.time.Instant now) {
        if (broken) throw new UnsupportedOperationException("a bug");
        return 0;
    }
}
