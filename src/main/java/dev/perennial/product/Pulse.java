package dev.perennial.product;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** Keeps when each product's system last answered: written when that changes, and now and then while it does not. */
@Component
class Pulse {
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(10);

    private record Beat(boolean answers, long at) {}

    private final ConcurrentMap<String, Beat> last = new ConcurrentHashMap<>();
    private final SystemStore store;

    Pulse(SystemStore store) {
        this.store = store;
    }

    void answered(String product, Instant at) {
        if (isNews(product, true)) store.answered(product, at);
    }

    void silent(String product, Instant at, String why) {
        if (isNews(product, false)) store.silent(product, at, why);
    }

    private boolean isNews(String product, boolean answers) {
        long now = System.nanoTime();
        var before = last.get(product);
        if (before != null && before.answers() == answers && now - before.at() < NOW_AND_THEN.toNanos()) return false;
        last.put(product, new Beat(answers, now));
        return true;
    }
}
