package dev.perennial.cli;

import dev.perennial.portfolio.Watch;
import org.jspecify.annotations.Nullable;

/** Shows an import or export on the terminal, one line for each of its parts that takes long. */
final class ConsoleWatch implements Watch, AutoCloseable {
    private @Nullable Progress progress;

    @Override
    public void begin(String what, long total) {
        close();
        progress = Progress.of(what, total);
    }

    @Override
    public void advance(long steps) {
        if (progress != null) {
            progress.advance(steps);
        }
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
            progress = null;
        }
    }
}
