package dev.perennial.payout;

import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Money that came in by a gateway and can go back there.
 *
 * @param reference the gateway's own number of it
 * @param order the order it was paid for
 * @param given what of it went back, or is on its way
 */
public record Source(
        UUID payment, String reference, String gateway, Optional<UUID> order, Instant at, Money received, Money given) {
    public Money left() {
        return received.minus(given);
    }
}
