package dev.perennial.api.account;

import dev.perennial.account.Account;
import dev.perennial.api.Amount;
import dev.perennial.kernel.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A customer of the vendor. */
@Schema(name = "Account", description = "A customer of the vendor.")
record AccountResource(
        String id,
        String name,

        @Schema(description = "All of its amounts are in it.", example = "CNY")
        String currency,

        @Schema(description = "Its days are those of this zone.", example = "Asia/Shanghai")
        String timeZone,

        @Schema(description = "Of notices, and of pages for users who chose none: en or zh.")
        String language,

        @Nullable String email,

        @Nullable String phone,

        @Schema(description = "It is told when less than this is available; null for never.") @Nullable
        Amount lowBalanceThreshold) {

    static AccountResource of(Account account) {
        return new AccountResource(
                account.id().value(),
                account.name(),
                account.currency().getCurrencyCode(),
                account.zone().getId(),
                account.language().getLanguage(),
                account.email().orElse(null),
                account.phone().orElse(null),
                account.lowBalanceThresholdMinor()
                        .map(minor -> Amount.of(Money.ofMinor(minor, account.currency())))
                        .orElse(null));
    }
}
