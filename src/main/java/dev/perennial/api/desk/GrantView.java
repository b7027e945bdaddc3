package dev.perennial.api.desk;

import dev.perennial.account.Account;
import dev.perennial.api.Amount;
import dev.perennial.grant.Gift;
import dev.perennial.grant.GiftLists;
import dev.perennial.kernel.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was given, and to whom.
 *
 * @param amount what was given; the new line of a credit line; the value of a coupon but for a percentage; null for time
 * @param before the credit line before; null for all else
 * @param coupon its name
 * @param subscription the item that got time, until {@code endsAt}
 */
@Schema(name = "Grant")
public record GrantView(
        UUID id,
        Gift.Kind kind,
        String account,
        String accountName,
        @Nullable Amount amount,
        @Nullable Amount before,
        @Nullable String coupon,
        @Nullable String subscription,
        @Nullable Instant endsAt,
        String reason,
        String givenBy,
        Instant at) {
    static GrantView of(GiftLists.Given given) {
        return new GrantView(
                given.id(),
                given.kind(),
                given.account(),
                given.accountName(),
                amount(given.amount()),
                amount(given.before()),
                given.coupon(),
                given.subscription(),
                given.endsAt(),
                given.reason(),
                given.givenBy(),
                given.at());
    }

    static GrantView of(Gift gift, Account account) {
        return new GrantView(
                gift.id(),
                gift.kind(),
                account.id().value(),
                account.name(),
                amount(gift.amount()),
                amount(gift.before()),
                gift.coupon(),
                gift.subscription(),
                gift.endsAt(),
                gift.reason(),
                gift.givenBy(),
                gift.at());
    }

    private static @Nullable Amount amount(@Nullable Money money) {
        return money == null ? null : Amount.of(money);
    }
}
