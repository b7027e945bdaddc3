package dev.perennial.renewal;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.clock.Installation;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.order.AccountBook;
import dev.perennial.order.Books;
import dev.perennial.order.Cancellation;
import dev.perennial.order.ChangeWriter;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.QuoteRule;
import dev.perennial.subscription.Due;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Planning;
import dev.perennial.subscription.RenewalPlan;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.subscription.TryRule;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to how an item is to be renewed. */
@Component
public class Renewals {
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Books books;
    private final ChangeWriter writer;
    private final Cancellation cancellation;
    private final AttemptStore attempts;
    private final Installation installation;

    Renewals(
            Accounts accounts,
            Subscriptions subscriptions,
            Catalogs catalogs,
            Books books,
            ChangeWriter writer,
            Cancellation cancellation,
            AttemptStore attempts,
            Installation installation) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.books = books;
        this.writer = writer;
        this.cancellation = cancellation;
        this.attempts = attempts;
        this.installation = installation;
    }

    /**
     * How the item is to be renewed now.
     *
     * @param firstTry the next automatic try; empty where there will be none
     * @param tooSoon whether automatic renewal was turned on too late for this expiration (rule 1)
     */
    public record ModeSet(Subscription subscription, Optional<Instant> firstTry, boolean tooSoon) {}

    public List<Attempt> attempts(Subscription subscription) {
        return attempts.of(accounts.bucketOf(subscription.account()), subscription.id());
    }

    /**
     * Sets the renewal mode. Automatic renewal charges nothing now; turning it on, also when it is on already, agrees to
     * today's price. Turning it off voids the unpaid order it may have made (rules 1, 7, 8, 10).
     *
     * @param period how long each automatic renewal buys; null keeps the one the item has
     */
    @Transactional
    public Outcome<ModeSet> setMode(Subscription.Id id, Mode mode, @Nullable Period period, Actor actor, Instant now) {
        var owner = subscriptions.owner(id);
        if (owner.isEmpty()) return refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND);
        accounts.lock(owner.get()).orElseThrow();
        int bucket = accounts.bucketOf(owner.get());
        var item = subscriptions.get(bucket, List.of(id.value())).get(id.value());
        if (item.life().phase() == Phase.RELEASED) return refused(OrderRefusal.RELEASED);
        if (item.isPayAsYouGo()) return refused(OrderRefusal.PAY_AS_YOU_GO);
        var book = books.open(bucket, List.of(owner.get()), now).get(owner.get());
        var planned = plan(item, mode, period, book, now);
        if (planned instanceof Outcome.Refused<RenewalPlan>(var why, var facts)) return refused(why, facts);
        if (item.plan().isAuto() && mode != Mode.AUTO) {
            var voided = cancellation.voidAutomatic(bucket, id, actor, now);
            if (voided instanceof Outcome.Refused<Boolean>(var why, var facts)) return refused(why, facts);
        }

        // From here on the mode is set.
        var set = set(item, planned.orThrow(), book, now);
        var changes = books.changes(now);
        changes.of(book);
        changes.change(set.subscription());
        changes.journal(item, actor, JournalEntry.Kind.MODE_SET, facts(set));
        writer.write(bucket, changes);
        return Outcome.done(set);
    }

    private Outcome<RenewalPlan> plan(
            Subscription item, Mode mode, @Nullable Period period, AccountBook book, Instant now) {
        var before = item.plan();
        var wanted = period == null ? before.period() : period;
        if (mode != Mode.AUTO) {
            return Outcome.done(new RenewalPlan(mode, wanted, before.autoSince(), before.agreedPrice()));
        }
        if (wanted == null) return refused(RenewalRefusal.PERIOD_REQUIRED);
        var zone = book.zones().account();
        var product = catalogs.current().product(item.item().product());
        var quote = QuoteRule.quote(item, product, wanted, book.account().currency(), false, zone, now);
        return quote.map(
                price -> new RenewalPlan(mode, wanted, before.isAuto() ? before.autoSince() : now, price.offer()));
    }

    private ModeSet set(Subscription item, RenewalPlan plan, AccountBook book, Instant now) {
        var policy = catalogs.current().product(item.item().product()).policy();
        var changed = item.with(plan);
        var zone = installation.zone();
        boolean before = now.isBefore(item.life().expiresAt());
        boolean tooSoon =
                plan.isAuto() && TryRule.next(changed, policy, zone, now).isEmpty();
        var tried = !plan.isAuto()
                ? item.due().notTrying()
                : tries(
                        item,
                        changed,
                        !item.plan().isAuto() && tooSoon && before,
                        TryRule.next(changed, policy, zone, now),
                        now);
        var planned = Planning.again(changed.with(tried), policy, book.zones());
        return new ModeSet(planned, Optional.ofNullable(planned.due().tryAt()), tooSoon);
    }

    /** What stood still or waited for a yes is tried at once; so is what comes too late, to be refused on the record. */
    private static Due tries(
            Subscription item, Subscription changed, boolean onRecord, Optional<Instant> next, Instant now) {
        var due = item.due();
        if (item.plan().isAuto() && RenewalRefusal.AWAITING_PROVIDER.name().equals(due.waitsFor())) {
            return due;
        }
        boolean waitedForYes = item.plan().isAuto()
                && due.tryAt() != null
                && RenewalRefusal.PRICE_NEEDS_CONSENT.name().equals(due.waitsFor());
        if (waitedForYes || onRecord) {
            return due.tryingAt(now);
        }
        boolean overdue =
                item.plan().isAuto() && due.tryAt() != null && !due.tryAt().isAfter(now);
        boolean anew = !item.plan().isAuto() || Due.UNDONE.equals(due.waitsFor());
        return overdue ? due : (anew ? due.notTrying() : due).tryingAt(next.orElse(null));
    }

    private static Map<String, String> facts(ModeSet set) {
        var plan = set.subscription().plan();
        var facts = new HashMap<String, String>();
        facts.put("mode", plan.mode().name());
        if (plan.isAuto()) {
            facts.put("period", String.valueOf(plan.period()));
            facts.put("price", String.valueOf(plan.agreedPrice()));
        }
        set.firstTry().ifPresent(at -> facts.put("first_try", at.toString()));
        if (set.tooSoon()) facts.put("too_soon", "true");
        return facts;
    }
}
