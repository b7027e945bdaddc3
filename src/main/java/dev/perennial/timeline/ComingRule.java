package dev.perennial.timeline;

import dev.perennial.kernel.Said;
import dev.perennial.order.Order;
import dev.perennial.subscription.LifecycleRule;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.ReminderRule;
import dev.perennial.subscription.ReminderRule.Occasion;
import dev.perennial.subscription.TryRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What will happen to an item if nobody does anything: from the rules by which the clockwork does it. */
final class ComingRule {
    private ComingRule() {}

    static List<Entry> coming(Facts facts) {
        if (facts.item().isPayAsYouGo() || facts.item().life().phase() == Phase.RELEASED) {
            return List.of();
        }
        if (facts.parked().isPresent()) {
            return List.of(Entry.coming(facts.now(), "PARKED", Said.of("timeline.coming.PARKED"), Tone.BAD, false));
        }
        var entries = new ArrayList<Entry>();
        entries.addAll(tries(facts));
        entries.addAll(steps(facts));
        entries.addAll(reminders(facts));
        facts.open().flatMap(ComingRule::lapse).ifPresent(entries::add);
        dependency(facts).ifPresent(entries::add);
        entries.sort(Comparator.comparing(Entry::at));
        return entries;
    }

    private static List<Entry> tries(Facts facts) {
        var tryAt = facts.item().due().tryAt();
        if (tryAt == null) {
            return List.of();
        }
        var entries = new ArrayList<Entry>();
        var first = later(tryAt, facts.now());
        entries.add(facts.outlook()
                .map(ComingRule::foreseen)
                .orElseGet(() -> Entry.coming(first, "TRY", Said.of("timeline.coming.TRY"), Tone.PLAIN, false)));
        var platform = facts.zones().platform();
        var last = TryRule.last(facts.item(), facts.policy(), platform).orElse(first);
        for (var next = TryRule.next(facts.item(), facts.policy(), platform, first);
                next.isPresent();
                next = TryRule.next(facts.item(), facts.policy(), platform, next.get())) {
            var key = next.get().equals(last) ? "timeline.coming.TRY.LAST" : "timeline.coming.TRY.AGAIN";
            entries.add(Entry.coming(next.get(), "TRY", Said.of(key), Tone.PLAIN, true));
        }
        return entries;
    }

    private static Entry foreseen(Outlook outlook) {
        var standing = outlook.standing() == Standing.ORDER_UNPAID ? Standing.REFUSED : outlook.standing();
        var said = new Said("timeline.coming.TRY." + standing, SayingRule.facts(outlook));
        return Entry.coming(outlook.at(), "TRY", said, standing.tone(), false);
    }

    private static List<Entry> steps(Facts facts) {
        var entries = new ArrayList<Entry>();
        var moving = facts.item();
        for (var next = LifecycleRule.next(moving, facts.policy(), facts.zones().account());
                next.isPresent();
                next = LifecycleRule.next(moving, facts.policy(), facts.zones().account())) {
            var step = next.get();
            var tone = step.to() == Phase.GRACE ? Tone.CARE : Tone.BAD;
            var said = Said.of("timeline.coming." + step.to());
            entries.add(Entry.coming(later(step.at(), facts.now()), step.to().name(), said, tone, true));
            moving = moving.with(moving.life().in(step.to(), step.at()));
        }
        return entries;
    }

    private static List<Entry> reminders(Facts facts) {
        var until = facts.releasedAt();
        var after = facts.item().due().remindedUntil();
        boolean renews = facts.outlook().filter(Outlook::isRenewal).isPresent();
        return ReminderRule.owed(facts.item(), facts.policy(), facts.zones().account(), after, until).stream()
                .map(occasion -> {
                    var at = later(occasion.at(), facts.now());
                    boolean before =
                            !renews || at.isBefore(facts.outlook().get().at());
                    return Entry.coming(at, "REMINDER", reminder(occasion), Tone.PLAIN, !before);
                })
                .toList();
    }

    private static Said reminder(Occasion occasion) {
        var key = "timeline.coming.REMINDER." + occasion.about()
                + (occasion.about() == ReminderRule.About.EXPIRATION ? "." + PastRule.when(occasion.days()) : "");
        return new Said(key, Map.of("days", String.valueOf(occasion.days())));
    }

    private static Optional<Entry> lapse(Order order) {
        if (order.awaitsProvider() || order.lapsesAt() == null) {
            return Optional.empty();
        }
        var named = Map.of(
                "price", order.price().decimal(),
                "currency", order.price().currency().getCurrencyCode());
        var said = new Said("timeline.coming.ORDER_LAPSES", named);
        return Optional.of(Entry.coming(order.lapsesAt(), "ORDER_LAPSES", said, Tone.CARE, false));
    }

    private static Optional<Entry> dependency(Facts facts) {
        return facts.needed()
                .filter(needed -> facts.isAtRisk() && needed.life().expiresAt().isAfter(facts.now()))
                .map(needed -> Entry.coming(
                        needed.life().expiresAt(),
                        "DEPENDENCY",
                        new Said(
                                "timeline.coming.DEPENDENCY",
                                Map.of("needs", needed.item().name())),
                        Tone.BAD,
                        false));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
