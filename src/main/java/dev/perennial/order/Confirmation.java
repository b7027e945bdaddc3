package dev.perennial.order;

import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Term;
import dev.perennial.ledger.Ledger;
import dev.perennial.order.Checkout.Chosen;
import dev.perennial.order.PaymentRule.Decision.Pay;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.provider.ProviderTasks;
import dev.perennial.provider.ProviderTasks.Answered;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends orders whose money is held until the provider answers (rule 22). */
@Component
public class Confirmation {
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Ledger ledger;
    private final ProviderTasks tasks;
    private final Catalogs catalogs;
    private final Books books;
    private final ChangeWriter writer;
    private final Cancellation cancellation;
    private final OrderStore store;

    Confirmation(
            Accounts accounts,
            Subscriptions subscriptions,
            Ledger ledger,
            ProviderTasks tasks,
            Catalogs catalogs,
            Books books,
            ChangeWriter writer,
            Cancellation cancellation,
            OrderStore store) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.ledger = ledger;
        this.tasks = tasks;
        this.catalogs = catalogs;
        this.books = books;
        this.writer = writer;
        this.cancellation = cancellation;
        this.store = store;
    }

    /** The answers that orders of this bucket wait for and that are there. */
    public List<Answered> answered(int bucket) {
        var waiting = store.awaitingProvider(bucket);
        return waiting.isEmpty() ? List.of() : tasks.answersFor(bucket, waiting);
    }

    /** Ends the order by the answer; empty when somebody else did meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Order> settle(int bucket, Answered answer, Instant now) {
        var seen = store.find(bucket, answer.order()).orElseThrow();
        accounts.lock(seen.account()).orElseThrow();
        var order = store.find(bucket, answer.order()).orElseThrow();
        if (order.state() != Order.State.UNPAID) {
            return Optional.empty();
        }
        boolean counts = answer.confirmed() && !isReleased(bucket, answer);
        return Optional.of(counts ? capture(bucket, order, now) : free(bucket, order, answer, now));
    }

    /** A yes that comes after the item was deleted brings nothing back: the money is free again (rule 20). */
    private boolean isReleased(int bucket, Answered answer) {
        var item = subscriptions.get(bucket, List.of(answer.subscription())).get(answer.subscription());
        return item.life().phase() == Phase.RELEASED;
    }

    private Order capture(int bucket, Order order, Instant now) {
        var book = books.open(bucket, List.of(order.account()), now).get(order.account());
        var changes = books.changes(now);
        changes.of(book);
        ledger.endHold(bucket, order.id())
                .ifPresent(hold -> book.wallet(
                        book.wallet().free(hold.amount()).credit(hold.amount().negated())));
        var line = order.lines().getFirst();
        var item = subscriptions
                .get(bucket, List.of(line.subscription().value()))
                .get(line.subscription().value());
        var chosen = chosen(line, item, book);
        var paid = order.paidBy(List.of(chosen), now);
        changes.journal(
                item,
                Actor.SYSTEM,
                JournalEntry.Kind.PROVIDER_CONFIRMED,
                Map.of("order", order.id().toString()));
        Checkout.settle(changes, book, paid, List.of(chosen), Actor.SYSTEM);
        store.paid(bucket, paid);
        writer.write(bucket, changes);
        return paid;
    }

    private Order free(int bucket, Order order, Answered answer, Instant now) {
        var changes = books.changes(now);
        changes.journal(
                order.account(),
                Optional.of(answer.subscription()),
                Actor.SYSTEM,
                JournalEntry.Kind.PROVIDER_REFUSED,
                Map.of("order", order.id().toString(), "answer", answer.answer()));
        writer.write(bucket, changes);
        return cancellation
                .cancel(bucket, order, Order.Because.PROVIDER_REFUSED, Actor.SYSTEM, now)
                .orThrow();
    }

    /** The line as it was ordered: its price, what pays it, and the term the provider agreed to. */
    private Chosen chosen(Line line, Subscription item, AccountBook book) {
        int anchor = Term.anchorDay(
                line.term().start(), item.life().anchorDay(), book.zones().account());
        var product = catalogs.current().product(item.item().product());
        var fee = item.life().phase() == Phase.SUSPENDED
                ? product.policy().lateFee(line.price().currency()).filter(late -> late.isLessThan(line.price()))
                : Optional.<Money>empty();
        // The fee for coming late is paid once; it is no part of the price the customer agrees to for next time.
        var offer = fee.map(line.price()::minus).orElse(line.price());
        var quote = new Quote(line.period(), offer, line.price(), line.term(), anchor);
        return new Chosen(item, product, quote, Pay.ofSums(line.paidByCoupons(), line.paidFromWallet()));
    }
}
