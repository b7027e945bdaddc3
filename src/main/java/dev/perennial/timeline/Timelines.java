package dev.perennial.timeline;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.clock.Installation;
import dev.perennial.journal.Journal;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Said;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Orders;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.subscription.Zones;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to what happened to an item, what will, and why. */
@Component
public class Timelines {
    private final Subscriptions subscriptions;
    private final Accounts accounts;
    private final Catalogs catalogs;
    private final Journal journal;
    private final Orders orders;
    private final Outlooks outlooks;
    private final Installation installation;

    Timelines(
            Subscriptions subscriptions,
            Accounts accounts,
            Catalogs catalogs,
            Journal journal,
            Orders orders,
            Outlooks outlooks,
            Installation installation) {
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.journal = journal;
        this.orders = orders;
        this.outlooks = outlooks;
        this.installation = installation;
    }

    /** The item's story for whoever it is there for, all of it as of one moment of the database. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Outcome<Timeline> of(Subscription.Id id, Actor actor, Instant now) {
        var found = subscriptions
                .find(id)
                .filter(item -> actor.reaches(item.account().value()));
        if (found.isEmpty()) return Outcome.refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND);
        var item = found.get();
        var account = accounts.find(item.account()).orElseThrow();
        var facts = facts(item, account, now);
        var standing = StandingRule.standing(facts);
        return Outcome.done(new Timeline(
                account,
                facts.product(),
                item,
                facts.open(),
                facts.needed(),
                now,
                standing,
                AnswerRule.answer(facts, standing),
                facts.past().stream().map(PastRule::entry).toList(),
                ComingRule.coming(facts),
                StationRule.stations(facts)));
    }

    /**
     * Where an item stands and what comes next in a few words, from the item and its outlook alone.
     *
     * @param needed the item it does not work without, where that is known and held by the same account
     */
    public Brief brief(
            Subscription item, Account account, @Nullable Outlook outlook, @Nullable Subscription needed, Instant now) {
        var facts = new Facts(
                item,
                catalogs.current().product(item.item().product()),
                new Zones(account.zone(), installation.zone()),
                now,
                Optional.ofNullable(outlook),
                Optional.empty(),
                Optional.ofNullable(needed),
                List.of());
        var standing = StandingRule.standing(facts);
        return new Brief(standing, AnswerRule.brief(facts, standing), AnswerRule.briefRisk(facts));
    }

    /**
     * @param risk that what it needs ends first (rule 23)
     */
    public record Brief(Standing standing, Said said, Optional<Said> risk) {}

    private Facts facts(Subscription item, Account account, Instant now) {
        var tryAt = item.due().tryAt();
        var outlook = tryAt == null
                ? Optional.<Outlook>empty()
                : Optional.ofNullable(outlooks.of(account.id(), tryAt, now).get(item.id()));
        return new Facts(
                item,
                catalogs.current().product(item.item().product()),
                new Zones(account.zone(), installation.zone()),
                now,
                outlook,
                orders.openFor(item),
                needed(item),
                journal.of(accounts.bucketOf(account.id()), item.id().value()));
    }

    /** What others hold is theirs to know. */
    private Optional<Subscription> needed(Subscription item) {
        return Optional.ofNullable(item.item().dependsOn())
                .map(Subscription.Id::new)
                .flatMap(subscriptions::find)
                .filter(needed -> needed.account().equals(item.account()));
    }
}
