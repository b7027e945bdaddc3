package dev.perennial.api.wallet;

import dev.perennial.account.Account;
import dev.perennial.api.Amount;
import dev.perennial.kernel.Money;
import dev.perennial.ledger.Wallet;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is there and what for. */
@Schema(name = "Wallet")
record WalletView(
        String account,
        String currency,

        @Schema(description = "The cash; negative while the credit line is in use")
        Amount balance,

        @Schema(description = "What of it is kept back: for single items, and for orders that await their provider")
        Amount held,

        @Schema(description = "How far below zero the balance may go")
        Amount creditLine,

        @Schema(description = "Cash and credit line, less what is held: what can be spent")
        Amount available,

        @Schema(description = "Below which available funds the customer is alerted; null for never") @Nullable
        Amount alertBelow,

        @Schema(description = "Whether available funds are below that now")
        boolean low,

        @Schema(description = "How many renewals wait for money, and are tried at once when some comes in")
        long waitingRenewals,

        @Schema(description = "Whether funds can be added through a gateway here")
        boolean gatewayOpen) {

    static WalletView of(Account account, Wallet wallet, long waiting, boolean gatewayOpen) {
        var threshold = account.lowBalanceThresholdMinor();
        return new WalletView(
                account.id().value(),
                account.currency().getCurrencyCode(),
                Amount.of(wallet.balance()),
                Amount.of(wallet.held()),
                Amount.of(wallet.creditLimit()),
                Amount.of(wallet.available()),
                threshold
                        .map(minor -> Amount.of(Money.ofMinor(minor, account.currency())))
                        .orElse(null),
                threshold.filter(minor -> wallet.available().minor() < minor).isPresent(),
                waiting,
                gatewayOpen);
    }
}
