package dev.perennial.api;

import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Errand;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Forgets answers once nobody sends their requests again. How long that is has nothing to do with a sandbox's clock. */
@Component
class IdempotencyErrand implements Errand {
    private static final Duration KEPT = Duration.ofHours(48);

    private final IdempotencyStore store;

    IdempotencyErrand(IdempotencyStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "answers";
    }

    @Override
    public Turn turn() {
        return Turn.POST;
    }

    @Override
    public int run(int bucket, Instant now) {
        return store.forgetBefore(bucket, PlatformClock.wall().minus(KEPT));
    }
}
