package dev.perennial.autotopup;

import static dev.perennial.kernel.Outcome.refused;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.payment.AutomaticPayments;
import dev.perennial.payment.Fate;
import dev.perennial.payment.KeptMethods;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.payment.Payments;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Waking;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to automatic top-up: turning it on and off, and beginning the charges that renewals need. */
@Component
public class AutoTopUps {
    /** Where a customer sees it and stops it. */
    public static final String ADDRESS = "/funds/auto-top-up";

    private final Accounts accounts;
    private final KeptMethods methods;
    private final AutomaticPayments automatic;
    private final Payments payments;
    private final AgreementStore agreements;
    private final ChargeStore charges;
    private final Waking waking;
    private final Journal journal;
    private final Ids ids;

    AutoTopUps(
            Accounts accounts,
            KeptMethods methods,
            AutomaticPayments automatic,
            Payments payments,
            AgreementStore agreements,
            ChargeStore charges,
            Waking waking,
            Journal journal,
            Ids ids) {
        this.accounts = accounts;
        this.methods = methods;
        this.automatic = automatic;
        this.payments = payments;
        this.agreements = agreements;
        this.charges = charges;
        this.waking = waking;
        this.journal = journal;
        this.ids = ids;
    }

    /** What it is turned on with: no more than this a month, and the version of the text that was agreed to. */
    public record Consent(String ceiling, String text) {}

    /**
     * @param agreement as it stands now
     * @param isUnderWay whether a charge that was begun before is still to be finished
     */
    public record Stopped(Agreement agreement, boolean isUnderWay) {}

    /** The agreement of an account; empty where there never was one. */
    public Optional<Agreement> find(Account.Id account) {
        return agreements.find(accounts.bucketOf(account), account);
    }

    /** The account's charges, the newest first. */
    public List<Charge> charges(Account.Id account, int limit) {
        return charges(account, null, limit);
    }

    /** The account's charges after this one, the newest first. */
    public List<Charge> charges(Account.Id account, @Nullable UUID after, int limit) {
        return charges.of(accounts.bucketOf(account), account, after, limit);
    }

    /** The items each of these charges was for, by payment. */
    public Map<UUID, List<String>> items(int bucket, List<Charge> of) {
        return charges.items(bucket, of.stream().map(Charge::payment).toList());
    }

    /** Turns it on, or changes the ceiling: from now on, and for charges that are not begun yet. */
    @Transactional
    public Outcome<Agreement> turnOn(Account.Id id, Consent consent, Actor actor, Instant now) {
        var locked = accounts.lock(id, actor);
        if (locked.isEmpty()) return refused(PaymentRefusal.ACCOUNT_UNKNOWN);
        int bucket = accounts.bucketOf(id);
        var ceiling = Money.read(consent.ceiling(), locked.get().currency()).filter(money -> !money.isNegative());
        if (ceiling.isEmpty()) {
            return refused(AutoTopUpRefusal.CEILING_INVALID, Map.of("amount", consent.ceiling()));
        }
        if (!consent.text().equals(Agreement.TEXT)) return refused(AutoTopUpRefusal.CONSENT_MISSING);
        if (automatic.kept(bucket, List.of(id)).isEmpty()) return refused(AutoTopUpRefusal.METHOD_MISSING);

        // From here on it is on.
        var agreed = new Agreement(
                id, Agreement.State.ON, ceiling.get(), 0, Agreement.TEXT, now, actor.name(), Optional.empty());
        agreements.save(bucket, agreed);
        var facts = Map.of(
                "ceiling", agreed.ceiling().decimal(),
                "currency", agreed.ceiling().currency().getCurrencyCode(),
                "text", agreed.text());
        record(bucket, id, JournalEntry.Kind.AUTO_TOP_UP_ON, facts, actor, now);
        return Outcome.done(agreed);
    }

    /** Stops it at once. A charge that is on its way to the gateway is finished; one that is not is never made. */
    @Transactional
    public Outcome<Stopped> stop(Account.Id id, Actor actor, Instant now) {
        var locked = accounts.lock(id, actor);
        if (locked.isEmpty()) return refused(PaymentRefusal.ACCOUNT_UNKNOWN);
        int bucket = accounts.bucketOf(id);
        var found = agreements.find(bucket, id);
        if (found.isEmpty()) return refused(AutoTopUpRefusal.CONSENT_MISSING);
        return Outcome.done(stop(bucket, found.get(), actor, now));
    }

    private Stopped stop(int bucket, Agreement agreement, Actor actor, Instant now) {
        var id = agreement.account();
        var stopped = agreement.off();
        if (agreement.state() != Agreement.State.OFF) {
            agreements.save(bucket, stopped);
            record(bucket, id, JournalEntry.Kind.AUTO_TOP_UP_OFF, Map.of(), actor, now);
        }
        withdraw(bucket, id, actor, now);
        return new Stopped(stopped, isUnderWay(bucket, id));
    }

    /** Forgets the kept method, and stops what would have charged it. */
    @Transactional
    public Outcome<Stopped> removeMethod(Account.Id id, Actor actor, Instant now) {
        var locked = accounts.lock(id, actor);
        if (locked.isEmpty()) return refused(PaymentRefusal.ACCOUNT_UNKNOWN);
        int bucket = accounts.bucketOf(id);
        var kept = automatic.kept(bucket, List.of(id)).get(id);
        if (kept == null) return refused(AutoTopUpRefusal.METHOD_MISSING);

        // From here on it is forgotten.
        methods.forget(id);
        record(bucket, id, JournalEntry.Kind.METHOD_REMOVED, Map.of("method", kept.label()), actor, now);
        var agreement = agreements.find(bucket, id);
        if (agreement.isEmpty()) return refused(AutoTopUpRefusal.CONSENT_MISSING);
        return Outcome.done(stop(bucket, agreement.get(), actor, now));
    }

    private void withdraw(int bucket, Account.Id id, Actor actor, Instant now) {
        charges.withdraw(bucket, id, now).ifPresent(payment -> {
            payments.record(payment, new Fate.Left(), now).orThrow();
            waking.wakeCharged(bucket, id, actor, now);
        });
    }

    private boolean isUnderWay(int bucket, Account.Id id) {
        return charges.use(bucket, List.of(id), LocalDate.EPOCH).stream().anyMatch(ChargeStore.Use::underWay);
    }

    /**
     * What may be charged for items of locked accounts that lack money; accounts that have not opted in are left out.
     *
     * @param lacking the items, by account
     */
    public Map<Account.Id, Means> means(int bucket, Map<Account.Id, List<Subscription.Id>> lacking, Instant now) {
        if (lacking.isEmpty()) return Map.of();
        var agreed = agreements.of(bucket, lacking.keySet()).stream()
                .filter(agreement -> agreement.state() != Agreement.State.OFF)
                .toList();
        if (agreed.isEmpty()) return Map.of();
        var owners = agreed.stream().map(Agreement::account).toList();
        var held = accounts.get(bucket, owners);
        var kept = automatic.kept(bucket, owners);
        var use = charges.use(bucket, owners, monthsAgo(now)).stream().collect(groupingBy(ChargeStore.Use::account));
        var items = owners.stream()
                .flatMap(owner -> lacking.get(owner).stream())
                .map(Subscription.Id::value)
                .toList();
        var tried = charges.tried(bucket, items);
        return agreed.stream().collect(toMap(Agreement::account, agreement -> {
            var account = held.get(agreement.account());
            var month = ChargeRule.month(now, account.zone());
            var used = use.getOrDefault(account.id().value(), List.of());
            var method = Optional.ofNullable(kept.get(account.id()));
            return new Means(
                    agreement,
                    method,
                    method.filter(automatic::isTaken).isPresent(),
                    automatic.least(method, account.currency()),
                    month,
                    Money.ofMinor(
                            used.stream()
                                    .filter(one -> one.month().equals(month))
                                    .mapToLong(ChargeStore.Use::minor)
                                    .sum(),
                            account.currency()),
                    used.stream().anyMatch(ChargeStore.Use::underWay),
                    tried);
        }));
    }

    /** What automatic top-up could charge for an account now; empty where it is off. */
    public Optional<Means> means(Account.Id account, Instant now) {
        int bucket = accounts.bucketOf(account);
        return Optional.ofNullable(means(bucket, Map.of(account, List.<Subscription.Id>of()), now)
                .get(account));
    }

    /** No calendar's month that holds {@code now} began before this. */
    private static LocalDate monthsAgo(Instant now) {
        return now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1).withDayOfMonth(1);
    }

    /** Begins charges for locked accounts; the clockwork makes them, outside this transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(int bucket, Collection<Charge.Wanted> wanted, Instant now) {
        if (wanted.isEmpty()) return;
        var begun = new ArrayList<Charge>();
        var items = new ArrayList<ChargeStore.Item>();
        var asked = new HashMap<UUID, Charge.Wanted>();
        for (var one : wanted) {
            var id = ids.next(one.account().value(), now);
            asked.put(id, one);
            begun.add(charge(id, one, now));
            one.items().forEach(item -> items.add(new ChargeStore.Item(id, item)));
        }
        automatic.begin(
                bucket,
                begun.stream()
                        .map(charge -> new AutomaticPayments.Begun(
                                charge.payment(),
                                charge.account(),
                                charge.amount(),
                                asked.get(charge.payment()).means().method().orElseThrow()))
                        .toList(),
                now);
        charges.insert(bucket, begun, items);
    }

    private static Charge charge(UUID id, Charge.Wanted wanted, Instant now) {
        var means = wanted.means();
        return new Charge(
                id,
                wanted.account(),
                wanted.amount(),
                means.month(),
                means.agreement().ceiling(),
                means.used(),
                now,
                0,
                Optional.empty(),
                Optional.empty());
    }

    private void record(
            int bucket,
            Account.Id account,
            JournalEntry.Kind kind,
            Map<String, String> facts,
            Actor actor,
            Instant now) {
        var row = new JournalEntry(ids.next(account.value(), now), account, Optional.empty(), now, actor, kind, facts);
        journal.record(bucket, List.of(row));
    }
}
