package dev.perennial.timeline;

import dev.perennial.kernel.Money;
import dev.perennial.order.OrderRefusal;
import dev.perennial.renewal.RenewalRefusal;
import dev.perennial.renewal.RenewalRule.Decision;
import java.time.Instant;
import java.util.Optional;

/**
 * What an item's next automatic try would come to with the funds of today, after those of the account whose turn is
 * earlier.
 */
public record Outlook(Instant at, Decision decision) {

    public boolean isRenewal() {
        return decision instanceof Decision.Renew;
    }

    /** What would be missing, if money is what it fails for. */
    public Optional<Money> shortfall() {
        return decision instanceof Decision.Refuse refusal
                ? Optional.ofNullable(refusal.shortfall())
                : Optional.empty();
    }

    Standing standing() {
        return switch (decision) {
            case Decision.Renew renew -> Standing.RENEW;
            case Decision.Refuse refusal ->
                switch (refusal.why()) {
                    case OrderRefusal.INSUFFICIENT_BALANCE -> Standing.SHORT;
                    case OrderRefusal.ORDER_IN_PROGRESS -> Standing.ORDER_UNPAID;
                    case RenewalRefusal.PRICE_NEEDS_CONSENT -> Standing.PRICE_NEEDS_CONSENT;
                    default -> Standing.REFUSED;
                };
        };
    }
}
