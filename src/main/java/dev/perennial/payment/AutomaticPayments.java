package dev.perennial.payment;

import static java.util.stream.Collectors.toMap;

import dev.perennial.account.Account;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to payments that are charged to kept methods, without the customer there. Steps of automatic top-up. */
@Component
public class AutomaticPayments {
    private final Payments payments;
    private final AutomaticPaymentStore store;
    private final Journal journal;
    private final Ids ids;

    AutomaticPayments(Payments payments, AutomaticPaymentStore store, Journal journal, Ids ids) {
        this.payments = payments;
        this.store = store;
        this.journal = journal;
        this.ids = ids;
    }

    /** A payment to be begun. */
    public record Begun(UUID id, Account.Id account, Money amount, KeptMethod method) {}

    /** What is kept of these accounts, the latest of each. */
    public Map<Account.Id, KeptMethod> kept(int bucket, Collection<Account.Id> accounts) {
        return store.kept(bucket, accounts).stream()
                .collect(toMap(
                        AutomaticPaymentStore.Kept::account,
                        AutomaticPaymentStore.Kept::method,
                        (first, later) -> first));
    }

    /** Whether the method's gateway charges kept methods in this database. */
    public boolean isTaken(KeptMethod method) {
        return payments.gateway(method.gateway())
                .filter(gateway -> gateway.isOpen() && gateway.keepsMethods())
                .isPresent();
    }

    /** The smallest amount the method's gateway charges. */
    public Money least(Optional<KeptMethod> method, Currency currency) {
        return method.flatMap(kept -> payments.gateway(kept.gateway()))
                .map(gateway -> gateway.least(currency))
                .orElse(Money.ofMinor(1, currency));
    }

    /** Begins payments of locked accounts. Nobody asks their gateways of them but who charges them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(int bucket, List<Begun> begun, Instant now) {
        store.insert(bucket, begun, now);
        journal.record(
                bucket,
                begun.stream()
                        .map(payment -> new JournalEntry(
                                ids.next(payment.account().value(), now),
                                payment.account(),
                                Optional.empty(),
                                now,
                                Actor.SYSTEM,
                                JournalEntry.Kind.PAYMENT_BEGUN,
                                Map.of(
                                        "payment", payment.id().toString(),
                                        "amount", payment.amount().decimal(),
                                        "currency", payment.amount().currency().getCurrencyCode(),
                                        "method", payment.method().label())))
                        .toList());
    }

    /** Charges an open payment; outside transactions. Repeated, it is charged once. */
    public Fate charge(Payment payment, KeptMethod method, Instant now) {
        return payments.gateway(payment.gateway())
                .<Fate>map(gateway -> gateway.charge(payment, method, now))
                .orElse(new Fate.Unknown("there is no gateway " + payment.gateway()));
    }

    /** What became of it; outside transactions. */
    public Fate ask(Payment payment, Instant now) {
        return payments.gateway(payment.gateway())
                .<Fate>map(gateway -> gateway.ask(payment, now))
                .orElse(new Fate.Unknown("there is no gateway " + payment.gateway()));
    }
}
