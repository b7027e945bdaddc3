package dev.perennial.portfolio;

import dev.perennial.account.Account;
import dev.perennial.kernel.Term;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Due;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Life;
import dev.perennial.subscription.LifecycleRule;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.PaidTerm;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Planning;
import dev.perennial.subscription.RenewalPlan;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.TryRule;
import dev.perennial.subscription.Zones;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes an item of a row: where it stands in its life, and what the clockwork has to do with it next. */
final class AdoptionRule {
    private AdoptionRule() {}

    /** Why the row contradicts the catalog; empty when it does not. */
    static Optional<String> contradiction(SubscriptionRow row, Account account) {
        boolean charged = row.mode() == Mode.AUTO
                && row.billing() == Billing.SUBSCRIPTION
                && row.product().edition(row.edition()).paid();
        if (!charged
                || row.product()
                        .price(row.edition(), row.period(), account.currency())
                        .isPresent()) {
            return Optional.empty();
        }
        var offered = row.product().periods(row.edition()).stream()
                .filter(period -> row.product()
                        .price(row.edition(), period, account.currency())
                        .isPresent())
                .map(Object::toString)
                .toList();
        return Optional.of("is " + row.period() + ", for which " + row.product().code() + " " + row.edition()
                + " is not sold in " + account.currency() + "; write "
                + (offered.isEmpty() ? "MANUAL or NONE as the mode" : "one of " + String.join(", ", offered)));
    }

    static Subscription adopt(SubscriptionRow row, Account account, Zones zones, Instant now) {
        var item = new Item(
                row.product().code(),
                row.edition(),
                row.name(),
                row.billing(),
                row.startedAt(),
                row.rank(),
                row.dependsOn());
        var asActive = new Subscription(
                row.id(),
                account.id(),
                item,
                plan(row, account, item, zones, now),
                new Life(Phase.ACTIVE, row.expiresAt(), row.expiresAt() == null ? 0 : 1, anchorDay(row, zones), null),
                new Due(null, 0, null, null, null, now),
                account.reminders().of(row.product().code()));
        var standing = asActive.with(life(asActive, row, zones, now));
        return planned(standing, row, zones, now);
    }

    /** The one term an imported item has: it was paid elsewhere. */
    static Optional<PaidTerm> term(SubscriptionRow row) {
        return Optional.ofNullable(row.expiresAt())
                .map(end -> new PaidTerm(row.id(), 1, new Term(row.startedAt(), end), null, null, null, "imported"));
    }

    private static RenewalPlan plan(SubscriptionRow row, Account account, Item item, Zones zones, Instant now) {
        var policy = row.product().policy();
        var period = row.period();
        Instant autoSince = null;
        if (row.mode() == Mode.AUTO) {
            autoSince = row.expiresAt() == null
                    ? row.startedAt()
                    : TryRule.importedSince(item, row.expiresAt(), policy, zones.platform(), now);
        }
        var agreed = period == null
                ? null
                : row.product().price(row.edition(), period, account.currency()).orElse(null);
        return new RenewalPlan(row.mode(), period, autoSince, agreed);
    }

    private static @Nullable Integer anchorDay(SubscriptionRow row, Zones zones) {
        if (row.expiresAt() == null) {
            return null;
        }
        int startedOn = row.startedAt().atZone(zones.account()).getDayOfMonth();
        return Term.anchorDay(row.expiresAt(), startedOn, zones.account());
    }

    /** An export told the phase; otherwise the item is where it would be had it been here all along, told to nobody. */
    private static Life life(Subscription asActive, SubscriptionRow row, Zones zones, Instant now) {
        var policy = row.product().policy();
        if (row.phase() == Phase.RELEASED) {
            return at(asActive.life(), Phase.RELEASED, releasedAt(asActive, row, zones, now));
        }
        if (row.phase() != null) {
            return at(asActive.life(), row.phase(), null);
        }
        var steps = LifecycleRule.due(asActive, policy, zones.account(), now);
        return steps.isEmpty()
                ? asActive.life()
                : at(asActive.life(), steps.getLast().to(), steps.getLast().at());
    }

    private static Instant releasedAt(Subscription item, SubscriptionRow row, Zones zones, Instant now) {
        return row.expiresAt() == null
                ? now
                : LifecycleRule.releasedAt(item, row.product().policy(), zones.account());
    }

    private static Life at(Life life, Phase phase, @Nullable Instant since) {
        return new Life(
                phase, life.expiresAt(), life.termNumber(), life.anchorDay(), phase == Phase.RELEASED ? since : null);
    }

    private static Subscription planned(Subscription item, SubscriptionRow row, Zones zones, Instant now) {
        var policy = row.product().policy();
        var planned = Planning.newCycle(item, policy, zones, now);
        if (row.expiresAt() == null
                || item.life().phase() == Phase.RELEASED
                || !item.plan().isAuto()) {
            return planned;
        }
        if (!row.expiresAt().isAfter(now)) {
            // The tries before the expiration were the business of the system used before.
            var later = TryRule.next(item, policy, zones.platform(), now).orElse(null);
            return planned.with(planned.due().tryingAt(later));
        }
        // Turned on too late (rule 1): due at once, so that the run records the refusal.
        return planned.due().tryAt() == null ? planned.with(planned.due().tryingAt(now)) : planned;
    }
}
