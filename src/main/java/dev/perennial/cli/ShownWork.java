package dev.perennial.cli;

import dev.perennial.bench.Bench;

/** Shows one stretch of a bench's work after the other. */
final class ShownWork implements Bench.Hearing, AutoCloseable {
    private Progress progress = Progress.of("starting", 0);

    @Override
    public void begin(String what, long steps) {
        progress.close();
        progress = Progress.of(what, steps);
    }

    @Override
    public void advance(long steps) {
        progress.advance(steps);
    }

    @Override
    public void close() {
        progress.close();
    }
}
