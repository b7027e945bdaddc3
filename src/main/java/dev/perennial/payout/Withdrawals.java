package dev.perennial.payout;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import dev.perennial.order.Repayment;
import dev.perennial.order.Repayments;
import dev.perennial.payment.Payments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to taking unused balance out again, to where it came from. */
@Component
public class Withdrawals {
    /** So many payments take back what one withdrawal asks for; the rest goes to the bank. */
    private static final int SOURCES_MAX = 50;

    private final Accounts accounts;
    private final Ledger ledger;
    private final Repayments repayments;
    private final Payments payments;
    private final Payouts payouts;
    private final SourceStore sources;
    private final Duration toPayment;

    Withdrawals(
            Accounts accounts,
            Ledger ledger,
            Repayments repayments,
            Payments payments,
            Payouts payouts,
            SourceStore sources,
            @Value("${perennial.payout.to-payment-days:180}") int toPaymentDays) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.repayments = repayments;
        this.payments = payments;
        this.payouts = payouts;
        this.sources = sources;
        this.toPayment = Duration.ofDays(toPaymentDays);
    }

    /** What of this account's balance can be paid out now, and to where; nothing is written. */
    @Transactional(readOnly = true)
    public Withdrawable of(Account account, Instant now) {
        return of(account, List.of(), now);
    }

    /**
     * Takes so much out of the wallet, to the latest payments first, and to the bank account what these cannot take.
     *
     * @param bank where the rest goes; empty where there is to be none
     */
    @Transactional
    public Outcome<List<Payout>> withdraw(
            Account.Id id, String decimal, Optional<BankAccount> bank, Actor actor, Instant now) {
        var locked = accounts.lock(id, actor);
        if (locked.isEmpty()) return refused(PayoutRefusal.PAYOUT_NOT_FOUND);
        var account = locked.get();
        var amount = Money.read(decimal, account.currency()).filter(Money::isPositive);
        if (amount.isEmpty()) return refused(PayoutRefusal.PAYOUT_AMOUNT_INVALID, Map.of("amount", decimal));
        var withdrawable = of(account, now);
        if (withdrawable.most().isLessThan(amount.get())) return tooMuch(withdrawable.most());
        var plan = withdrawable.plan(amount.get());
        if (plan.byBank().isPositive() && bank.isEmpty()) {
            return refused(
                    PayoutRefusal.BANK_ACCOUNT_MISSING,
                    Map.of("amount", plan.byBank().toString()));
        }

        // From here on the money is out of the wallet.
        return Outcome.done(payouts.begin(account, plan, bank, Optional.empty(), actor, now));
    }

    /** What could be paid out were this much of this order refunded first. */
    Withdrawable afterRefund(Account account, UUID order, Money refund, Instant now) {
        var coming = new Transfer(
                order,
                account.id(),
                now,
                LedgerAccount.SALES,
                LedgerAccount.WALLET,
                refund,
                "to come",
                Optional.of(order));
        return of(account, List.of(coming), now);
    }

    static <T> Outcome<T> tooMuch(Money most) {
        return refused(PayoutRefusal.MORE_THAN_WITHDRAWABLE, Map.of("most", most.toString()));
    }

    private Withdrawable of(Account account, List<Transfer> coming, Instant now) {
        int bucket = accounts.bucketOf(account.id());
        var zero = Money.zero(account.currency());
        var sums = ledger.sums(bucket, account.id());
        var wallet = ledger.wallets(bucket, List.of(account.id())).get(account.id());
        for (var transfer : coming) {
            wallet = wallet.credit(transfer.amount());
        }
        boolean given = sums.stream().anyMatch(sum -> sum.debit() == LedgerAccount.GRANT);
        var gifts = given ? gifts(bucket, account, coming) : zero;
        var cameIn = sums.stream().map(Withdrawals::cameIn).reduce(zero, Money::plus);
        var back = sources.of(bucket, account.id(), now.minus(toPayment), SOURCES_MAX).stream()
                .filter(source -> payments.gateway(source.gateway()).isPresent())
                .toList();
        return new Withdrawable(WithdrawalRule.most(wallet, gifts, cameIn), gifts, back);
    }

    private Money gifts(int bucket, Account account, List<Transfer> coming) {
        var entries = new ArrayList<>(ledger.entries(bucket, account.id()));
        entries.addAll(coming);
        var ordersOfRefunds = repayments.of(account.id()).stream()
                .collect(Collectors.toMap(Repayment.Given::refund, Repayment.Given::order, (one, same) -> one));
        coming.forEach(transfer -> transfer.order().ifPresent(order -> ordersOfRefunds.put(order, order)));
        return GiftRule.left(entries, ordersOfRefunds, account.currency());
    }

    private static Money cameIn(Ledger.Sum sum) {
        boolean in = sum.debit() == LedgerAccount.TOP_UP || sum.debit() == LedgerAccount.PAYOUT;
        boolean out = sum.credit() == LedgerAccount.TOP_UP || sum.credit() == LedgerAccount.PAYOUT;
        return in
                ? sum.amount()
                : out ? sum.amount().negated() : Money.zero(sum.amount().currency());
    }
}
