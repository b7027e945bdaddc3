package dev.perennial.grant;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing given.
 *
 * @param amount what was given; the new line of a credit line; the value of a coupon but for a percentage; null for time
 * @param before the credit line before; null for all else
 * @param entry the entry that brought balance in
 * @param coupon its name
 * @param subscription the item that got time, until {@code endsAt}
 */
public record Gift(
        UUID id,
        Account.Id account,
        Kind kind,
        @Nullable Money amount,
        @Nullable Money before,
        @Nullable UUID entry,
        @Nullable String coupon,
        @Nullable String subscription,
        @Nullable Instant endsAt,
        String reason,
        String givenBy,
        Instant at) {

    public enum Kind {
        BALANCE,
        CREDIT_LINE,
        COUPON,
        TERM
    }
}
