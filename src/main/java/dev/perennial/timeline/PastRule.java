package dev.perennial.timeline;

import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Said;
import dev.perennial.subscription.Due;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells a journal row: its sentence, what follows from it, and how to take it. */
public final class PastRule {
    private PastRule() {}

    public static Entry entry(JournalEntry row) {
        return new Entry(
                row.at(), row.kind().name(), sentences(row), tone(row.kind()), false, Optional.of(row.actor()));
    }

    private static List<Said> sentences(JournalEntry row) {
        var facts = row.facts();
        var key = "journal." + row.kind();
        return switch (row.kind()) {
            case RENEWED -> List.of(new Said(key + "." + facts.get("origin"), SayingRule.paid(facts)));
            case SUBSCRIPTION_BOUGHT -> List.of(new Said(key, SayingRule.paid(facts)));
            case RENEWAL_REFUSED -> refused(facts);
            case MODE_SET -> List.of(new Said(mode(facts), facts));
            case ORDER_CANCELLED -> List.of(new Said(key + "." + facts.get("because"), facts));
            case WEBHOOK_SWITCHED_OFF -> List.of(new Said(key + "." + facts.get("why"), facts));
            case PROVIDER_TASK_REFUSED -> List.of(new Said(key + "." + facts.get("action"), facts));
            case RANKED -> List.of(new Said(facts.containsKey("rank") ? key : key + ".none", facts));
            case REMINDED -> List.of(new Said("journal.REMINDED" + reminded(facts), facts));
            default -> List.of(new Said(key, facts));
        };
    }

    /** The sentence of a refused try alone, without what comes after it. */
    static Said refusal(Map<String, String> facts) {
        return new Said("journal.RENEWAL_REFUSED." + facts.get("code"), facts);
    }

    private static List<Said> refused(Map<String, String> facts) {
        var said = new ArrayList<Said>();
        said.add(refusal(facts));
        if (facts.containsKey("top_up")) said.add(new Said("refusal." + facts.get("top_up"), facts));
        if (Due.AWAITING_TOP_UP.equals(facts.get("code"))) {
            said.add(new Said("timeline.then.top_up", facts));
            return said;
        }
        boolean money = "INSUFFICIENT_BALANCE".equals(facts.get("code"));
        var then = !facts.containsKey("next_try") ? "last_try" : money ? "next_try.money" : "next_try";
        said.add(new Said("timeline.then." + then, facts));
        return said;
    }

    private static String mode(Map<String, String> facts) {
        boolean tooSoon = facts.containsKey("too_soon");
        return "journal.MODE_SET." + facts.get("mode") + (tooSoon ? ".too_soon" : "");
    }

    private static String reminded(Map<String, String> facts) {
        var about = facts.getOrDefault("about", "");
        var days = facts.getOrDefault("days", "");
        if (about.isEmpty()) return ".none";
        if (!days.matches("-?\\d+") || about.contains(",")) return "";
        return about.equals("EXPIRATION") ? ".EXPIRATION." + when(Integer.parseInt(days)) : "." + about;
    }

    /** Which sentence a reminder so many days before the expiration takes. */
    static String when(int days) {
        return days > 1 ? "before" : days == 1 ? "one" : days == 0 ? "at" : "after";
    }

    public static Tone tone(JournalEntry.Kind kind) {
        return switch (kind) {
            case SUBSCRIPTION_BOUGHT, RENEWED, RESUMED, TOPPED_UP, AUTO_TOP_UP_ON, PROVIDER_CONFIRMED -> Tone.GOOD;
            case RENEWAL_REFUSED,
                    AUTO_TOP_UP_DECLINED,
                    AUTO_TOP_UP_PAUSED,
                    SUSPENDED,
                    RELEASED,
                    PARKED,
                    WEBHOOK_SWITCHED_OFF,
                    PROVIDER_REFUSED,
                    PROVIDER_TASK_REFUSED -> Tone.BAD;
            case EXPIRED, ORDER_PLACED, LOW_BALANCE -> Tone.CARE;
            default -> Tone.PLAIN;
        };
    }
}
