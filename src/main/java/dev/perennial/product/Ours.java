package dev.perennial.product;

import dev.perennial.account.Account;
import dev.perennial.subscription.Phase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of our items of a product.
 *
 * @param until when it expires; null for what is paid as it is used
 * @param isUnsettled whether its product is being told something, or was told while the lists were being compared
 */
record Ours(
        String id,
        Account.Id account,
        String name,
        Phase phase,
        @Nullable Instant until,
        boolean isUnsettled) {

    /** How the product's system should have it. */
    Listed wanted() {
        var state = switch (phase) {
            case ACTIVE, GRACE -> Listed.State.RUNNING;
            case SUSPENDED -> Listed.State.STOPPED;
            case RELEASED -> Listed.State.GONE;
        };
        return new Listed(id, state, until, 1);
    }
}
