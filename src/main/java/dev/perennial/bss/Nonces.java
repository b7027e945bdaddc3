package dev.perennial.bss;

import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Errand;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which signed requests came already: kept for as long as their time would let them in again, on every node alike. */
@Component
class Nonces implements Errand {
    private static final int AT_ONCE = 10_000;

    private final NonceStore store;
    private final Buckets buckets;

    Nonces(NonceStore store, Buckets buckets) {
        this.store = store;
        this.buckets = buckets;
    }

    /** Whether this is the first request of this key with this nonce. */
    boolean use(UUID key, String nonce, Instant wall) {
        return store.insert(buckets.of(key), key, nonce, wall);
    }

    @Override
    public String name() {
        return "nonces";
    }

    @Override
    public Turn turn() {
        return Turn.POST;
    }

    /** By the machine's own time, in a sandbox too: signatures are of that. */
    @Override
    public int run(int bucket, Instant now) {
        var before = PlatformClock.wall().minus(Gatekeeper.SKEW.multipliedBy(2)).minusSeconds(60);
        return store.forget(bucket, before, AT_ONCE);
    }
}
