package dev.perennial.bss.money;

import dev.perennial.account.Accounts;
import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Wire;
import dev.perennial.kernel.Money;
import dev.perennial.key.Scope;
import dev.perennial.ledger.Ledger;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What an account can spend, with commas between the thousands. */
@Component
class QueryAccountBalance implements Action {
    private final Ledger ledger;
    private final Accounts accounts;

    QueryAccountBalance(Ledger ledger, Accounts accounts) {
        this.ledger = ledger;
        this.accounts = accounts;
    }

    /** @param availableCashAmount the balance less what is held; below zero while the credit line is in use */
    record Data(
            String availableAmount,
            String availableCashAmount,
            String creditAmount,
            String mybankCreditAmount,
            String quotaLimit,
            String currency) {}

    @Override
    public String name() {
        return "QueryAccountBalance";
    }

    @Override
    public Scope scope() {
        return Scope.WALLET_READ;
    }

    @Override
    public Object answer(Ask ask) {
        var id = ask.account().id();
        var wallet = Objects.requireNonNull(
                ledger.wallets(accounts.bucketOf(id), List.of(id)).get(id));
        var none = Wire.grouped(Money.zero(ask.account().currency()));
        return new Data(
                Wire.grouped(wallet.available()),
                Wire.grouped(wallet.balance().minus(wallet.held())),
                Wire.grouped(wallet.creditLimit()),
                none,
                none,
                ask.account().currency().getCurrencyCode());
    }
}
