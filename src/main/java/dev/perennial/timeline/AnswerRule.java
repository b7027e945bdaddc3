package dev.perennial.timeline;

import dev.perennial.kernel.Said;
import dev.perennial.order.Order;
import dev.perennial.renewal.RenewalRule.Decision;
import dev.perennial.subscription.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers "why, and what next?" for one item: in a sentence, with what was last refused and what it depends on. */
final class AnswerRule {
    private static final Set<Standing> FAILED =
            Set.of(Standing.TRIES_OVER, Standing.GRACE, Standing.SUSPENDED, Standing.RELEASED, Standing.SHORT);

    private AnswerRule() {}

    static List<Said> answer(Facts facts, Standing standing) {
        var said = new ArrayList<Said>();
        said.add(new Said("timeline.answer." + standing, named(facts, standing)));
        if (standing == Standing.REFUSED) {
            said.add(Said.of("refusal."
                    + ((Decision.Refuse) facts.outlook().orElseThrow().decision())
                            .why()
                            .name()));
        }
        if (FAILED.contains(standing)) {
            facts.lastRefusal().ifPresent(row -> {
                said.add(new Said("timeline.because", Map.of("last_at", row.at().toString())));
                said.add(PastRule.refusal(row.facts()));
            });
        }
        if (facts.isAtRisk() && facts.item().life().phase() != Phase.RELEASED) {
            said.add(risk(facts));
        }
        return said;
    }

    static Said brief(Facts facts, Standing standing) {
        return new Said("timeline.brief." + standing, named(facts, standing));
    }

    static Optional<Said> briefRisk(Facts facts) {
        return facts.needed()
                .filter(needed -> facts.isAtRisk() && facts.item().life().phase() != Phase.RELEASED)
                .map(needed -> new Said(
                        "timeline.brief.RISK", Map.of("needs", needed.item().name())));
    }

    private static Map<String, String> named(Facts facts, Standing standing) {
        var named = new HashMap<String, String>();
        if (standing == Standing.PAY_AS_YOU_GO) return named;
        named.putAll(facts.dates());
        var released = facts.item().life().releasedAt();
        if (released != null) named.put("released_at", released.toString());
        facts.outlook().ifPresent(outlook -> named.putAll(SayingRule.facts(outlook)));
        facts.open().ifPresent(order -> named.putAll(open(order, facts)));
        facts.parked().ifPresent(row -> {
            named.put("parked_at", row.at().toString());
            named.put("reason", row.facts().getOrDefault("reason", ""));
        });
        if (standing == Standing.PLANNED) {
            var tryAt = String.valueOf(facts.item().due().tryAt());
            named.putAll(Map.of("at", tryAt, "day", tryAt));
        }
        if (standing == Standing.GRACE) named.put("day", facts.suspendedAt().toString());
        if (standing == Standing.SUSPENDED) named.put("day", facts.releasedAt().toString());
        return named;
    }

    private static Map<String, String> open(Order order, Facts facts) {
        var named = new HashMap<String, String>();
        named.put("price", order.price().decimal());
        named.put("currency", order.price().currency().getCurrencyCode());
        if (order.lapsesAt() != null) named.put("lapses_at", order.lapsesAt().toString());
        order.lines().stream()
                .filter(line -> line.subscription().equals(facts.item().id()))
                .forEach(line -> named.put("to", line.term().end().toString()));
        return named;
    }

    private static Said risk(Facts facts) {
        var needed = facts.needed().orElseThrow();
        Instant ends = needed.life().expiresAt();
        var named = Map.of("needs", needed.item().name(), "needed_expires_at", ends.toString());
        boolean released = needed.life().phase() == Phase.RELEASED;
        boolean ended = !ends.isAfter(facts.now());
        return new Said("timeline.risk." + (released ? "RELEASED" : ended ? "ENDED" : "FIRST"), named);
    }
}
