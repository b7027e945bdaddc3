package dev.perennial.product;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a product's own system is reached. Its secrets are not here: they are opened only to sign.
 *
 * @param product of the catalog, by name
 * @param address below which it takes tasks and lists its items; a private one is as good, since it is the vendor's own
 * @param isEnabled whether tasks are carried there; while they are not, they wait
 * @param timeout how long an answer may take
 * @param atOnce how many calls are open at the same time
 * @param patience how long an answer that is to come by itself may take before it is asked for
 * @param secretSince since when the secret that signs is in use
 * @param beforeUntil until when the secret before it signs too; null where there is none any more
 * @param revision counts changes, so that none is made over another
 */
public record ProductSystem(
        String product,
        URI address,
        boolean isEnabled,
        Duration timeout,
        int atOnce,
        Duration patience,
        Instant secretSince,
        @Nullable Instant beforeUntil,
        int revision) {

    /** What an operator wants of it. */
    public record Wish(String address, boolean isEnabled, Duration timeout, int atOnce, Duration patience) {}
}
