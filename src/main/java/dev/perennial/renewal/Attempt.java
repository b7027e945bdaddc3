package dev.perennial.renewal;

import dev.perennial.kernel.Money;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One automatic try and what it came to.
 *
 * @param expiration what it was to renew
 * @param number tells the item's attempts apart and orders them
 * @param dueAt when it was due; {@code decidedAt} is later where the clockwork had stood still
 * @param outcome {@code RENEWED}, or the code of the refusal
 * @param price what one term would have cost; null where there was no price
 * @param shortfall what was missing; null unless money was
 * @param order the order that paid, or that waits for the provider
 */
public record Attempt(
        Subscription.Id subscription,
        Instant expiration,
        int number,
        Instant dueAt,
        Instant decidedAt,
        String outcome,
        Currency currency,
        @Nullable Money price,
        @Nullable Money shortfall,
        @Nullable UUID order) {

    public static final String RENEWED = "RENEWED";
}
