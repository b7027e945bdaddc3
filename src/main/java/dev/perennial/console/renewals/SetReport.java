package dev.perennial.console.renewals;

import dev.perennial.console.renewals.Settings.Prepared;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Said;
import dev.perennial.renewal.ModeSet;
import dev.perennial.subscription.Subscription;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says how setting the modes of items came out: how many were set, which were not, and why. */
final class SetReport {
    private static final int NAMES_MAX = 5;

    private SetReport() {}

    static Told of(Prepared prepared, Map<Subscription.Id, Outcome<ModeSet>> set, Visit visit) {
        var tooSoon = new ArrayList<String>();
        var refused = new LinkedHashMap<String, List<String>>();
        var done = new ArrayList<String>();
        for (var each : set.entrySet()) {
            var line = prepared.lines().get(each.getKey().value());
            var name = line == null ? each.getKey().value() : line.name();
            switch (each.getValue()) {
                case Done<ModeSet>(var changed) -> {
                    done.add(name);
                    if (changed.tooSoon()) tooSoon.add(name);
                }
                case Refused<ModeSet>(var why, var facts) ->
                    refused.computeIfAbsent(visit.say(Said.refusal(why, facts)), all -> new ArrayList<>())
                            .add(name);
            }
        }
        var sentences = new ArrayList<String>();
        sentences.add(
                switch (done.size()) {
                    case 0 -> visit.say("renewals.told.nothing");
                    case 1 -> visit.say("renewals.told." + prepared.ask().act() + ".one", "name", done.getFirst());
                    default -> visit.counted("renewals.told." + prepared.ask().act(), done.size());
                });
        if (!tooSoon.isEmpty()) {
            sentences.add(visit.say("renewals.told.too_soon", "names", names(tooSoon, visit)));
        }
        refused.forEach((why, names) ->
                sentences.add(visit.say("renewals.told.refused", Map.of("names", names(names, visit), "why", why))));
        var all = new Said("renewals.told", Map.of("sentences", String.join(visit.say("words.between"), sentences)));
        return done.isEmpty()
                ? Told.bad(all)
                : tooSoon.isEmpty() && refused.isEmpty() ? Told.good(all) : Told.care(all);
    }

    private static String names(List<String> names, Visit visit) {
        var first = names.stream().limit(NAMES_MAX).collect(Collectors.joining(visit.say("renewals.names.between")));
        int more = names.size() - NAMES_MAX;
        return more <= 0 ? first : first + visit.say("words.between") + visit.counted("web.and_more", more);
    }
}
