package dev.perennial.autotopup;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether the kept payment method is charged for what the items of one try lack: whole, or not at all. Pure: the
 * same facts give the same decision.
 */
public final class ChargeRule {
    private ChargeRule() {}

    /** A try that lacks money, and since when the policy has it tried. */
    public record Lacking(String subscription, Instant expiration, Instant triedSince) {}

    /** @param missing what all of the tries lack together, in the order of their turns */
    public record Facts(Means means, List<Lacking> tries, Money missing, ZoneId zone, Instant now) {}

    public sealed interface Decision {
        /** Charge this much. */
        record Charging(Money amount) implements Decision {}

        /** A charge is under way: nothing is charged until its fate is known, and nobody is told of a failure yet. */
        record Waiting() implements Decision {}

        /** Nothing is charged. */
        record Not(Refusal why, Map<String, String> facts) implements Decision {}
    }

    public static Decision decide(Facts facts) {
        var means = facts.means();
        if (means.isUnderWay()) return new Decision.Waiting();
        var before = facts.tries().stream()
                .flatMap(lacking -> charged(means, lacking).stream())
                .findFirst();
        if (before.isPresent()) return after(before.get());
        if (!means.agreement().isOn()) return no(AutoTopUpRefusal.TOP_UP_PAUSED, Map.of());
        if (means.method().isEmpty()) return no(AutoTopUpRefusal.METHOD_MISSING, Map.of());
        var month = YearMonth.from(facts.now().atZone(facts.zone()));
        var expires = means.method().get().expires();
        if (expires.isPresent() && expires.get().isBefore(month)) return no(AutoTopUpRefusal.METHOD_EXPIRED, Map.of());
        if (!means.isTaken()) return no(AutoTopUpRefusal.METHOD_NOT_TAKEN, Map.of());
        var amount = facts.missing().max(means.least());
        if (means.left().isLessThan(amount)) return no(AutoTopUpRefusal.CEILING_REACHED, ceiling(means, amount));

        // From here on the charge must be made.
        return new Decision.Charging(amount);
    }

    /** The first day of the month a charge made now counts in. */
    public static LocalDate month(Instant now, ZoneId zone) {
        return now.atZone(zone).toLocalDate().withDayOfMonth(1);
    }

    /** The charge that was already made for this try. */
    private static Optional<Means.Tried> charged(Means means, Lacking lacking) {
        return Optional.ofNullable(means.tried().get(lacking.subscription()))
                .filter(tried -> tried.expiration().equals(lacking.expiration()))
                .filter(tried -> !tried.begunAt().isBefore(lacking.triedSince()));
    }

    private static Decision after(Means.Tried tried) {
        var code = Map.of("charge_code", tried.code().orElse("unknown"));
        return switch (tried.outcome().orElseThrow()) {
            case DECLINED -> no(AutoTopUpRefusal.TOP_UP_DECLINED, code);
            case PAID -> no(AutoTopUpRefusal.TOP_UP_NOT_ENOUGH, Map.of());
            case LEFT -> no(AutoTopUpRefusal.TOP_UP_STOPPED, Map.of());
        };
    }

    private static Map<String, String> ceiling(Means means, Money amount) {
        var facts = new HashMap<String, String>();
        facts.put("ceiling", means.agreement().ceiling().decimal());
        facts.put("used", means.used().decimal());
        facts.put("missing", amount.decimal());
        facts.put("currency", amount.currency().getCurrencyCode());
        return facts;
    }

    private static Decision no(Refusal why, Map<String, String> facts) {
        return new Decision.Not(why, facts);
    }
}
