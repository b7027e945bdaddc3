package dev.perennial.web;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What is done after the answer has gone, one thing after the other, so that nobody learns by the time an answer takes
 * what was found. What waits is done before the platform stops; a crash loses it, so no promise hangs on it.
 */
@Component
public class Afterwards implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Afterwards.class);
    private static final int WAITING_MAX = 1000;
    private static final int PATIENCE_SECONDS = 10;

    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING_MAX),
            Thread.ofPlatform().daemon().name("afterwards").factory(),
            (task, full) -> LOG.warn("Too much waits to be done after answers; one thing was left undone"));

    public void run(Runnable task) {
        worker.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException failed) {
                LOG.error("What was to be done after an answer failed", failed);
            }
        });
    }

    /** Waits until everything asked for before is done. */
    public void settle() {
        try {
            worker.submit(() -> {}).get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("Indicates a bug: doing nothing failed", impossible);
        }
    }

    @Override
    public void start() {
        // The worker starts with the first thing to do.
    }

    @Override
    public void stop() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Stopped with {} things undone", worker.getQueue().size());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !worker.isShutdown();
    }
}
