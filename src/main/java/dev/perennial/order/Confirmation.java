package dev.perennial.order;

import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.ledger.Hold;
import dev.perennial.ledger.Ledger;
import dev.perennial.provider.ProviderTasks;
import dev.perennial.provider.ProviderTasks.Answered;
import dev.perennial.subscription.Phase;
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
        var held = ledger.endHold(bucket, order.id())
                .map(Hold::amount)
                .orElse(Money.zero(book.account().currency()));
        var line = order.lines().getFirst();
        var item = subscriptions
                .get(bucket, List.of(line.subscription().value()))
                .get(line.subscription().value());
        var paid = Closing.capture(changes, book, catalogs.current(), order, held, item);
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
}
