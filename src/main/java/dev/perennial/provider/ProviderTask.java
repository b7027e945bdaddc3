package dev.perennial.provider;

import dev.perennial.account.Account;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing a product's own system is to do; carried there until it confirms.
 *
 * @param id the same with every repeat, so that the other side can tell
 * @param until to which instant the item is to serve, for {@code START}, {@code EXTEND} and {@code RESUME}; for the
 *     others since when it no longer does
 * @param order the order whose money is captured only when the answer is yes; null when nothing waits for it
 * @param about what the item is; known once the task is carried
 */
public record ProviderTask(
        UUID id,
        Account.Id account,
        String subscription,
        Action action,
        @Nullable Instant until,
        @Nullable UUID order,
        @Nullable About about) {

    /** To be queued. */
    public ProviderTask(
            UUID id,
            Account.Id account,
            String subscription,
            Action action,
            @Nullable Instant until,
            @Nullable UUID order) {
        this(id, account, subscription, action, until, order, null);
    }

    public record About(String product, String edition, String name) {}

    public enum Action {
        START,
        EXTEND,
        SUSPEND,
        RESUME,
        RELEASE
    }
}
