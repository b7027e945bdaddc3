package dev.perennial.console.overview;

import dev.perennial.forecast.Happening;
import dev.perennial.forecast.Happening.Charge;
import dev.perennial.forecast.Happening.Expiration;
import dev.perennial.forecast.Happening.Failure;
import dev.perennial.forecast.Happening.Lapse;
import dev.perennial.forecast.Happening.Release;
import dev.perennial.forecast.Happening.Stop;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Said;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.timeline.Tone;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the money calendar.
 *
 * @param said what happens
 * @param more how it is paid, or tried again; null where there is no more to say
 * @param amount what it costs; null where it costs nothing
 */
public record CalendarLine(
        Instant at,
        Subscription item,
        Tone tone,
        Said said,
        @Nullable Said more,
        @Nullable Money amount) {

    static CalendarLine of(Happening happening) {
        return switch (happening) {
            case Charge charge -> charge(charge);
            case Failure failure -> failure(failure);
            case Expiration end -> expiration(end);
            case Stop stop -> ending(stop, "overview.line.STOP");
            case Release release -> ending(release, "overview.line.RELEASE");
            case Lapse lapse ->
                new CalendarLine(
                        lapse.at(), lapse.item(), Tone.CARE, Said.of("overview.line.LAPSE"), null, lapse.price());
        };
    }

    /** Bad news, unless its owner wanted it so. */
    private static CalendarLine ending(Happening happening, String key) {
        boolean wanted = happening.item().plan().mode() == Mode.NONE;
        var tone = wanted ? Tone.PLAIN : Tone.BAD;
        return new CalendarLine(happening.at(), happening.item(), tone, Said.of(key), null, null);
    }

    private static CalendarLine charge(Charge charge) {
        var facts = Map.of(
                "period", charge.period().toString(),
                "day", charge.term().end().toString(),
                "coupons", charge.byCoupons().decimal(),
                "funds", charge.fromWallet().decimal());
        boolean coupons = charge.byCoupons().isPositive();
        var means = coupons && charge.fromWallet().isPositive() ? "both" : coupons ? "coupons" : "funds";
        return new CalendarLine(
                charge.at(),
                charge.item(),
                Tone.GOOD,
                new Said("overview.line.CHARGE", facts),
                new Said("overview.paid." + means, facts),
                charge.price());
    }

    private static CalendarLine failure(Failure failure) {
        var facts = new HashMap<String, String>();
        facts.put("reason", "@words.reason." + failure.code());
        if (failure.shortfall() != null) {
            facts.put("missing", failure.shortfall().decimal());
            facts.put("currency", failure.shortfall().currency().getCurrencyCode());
        }
        return new CalendarLine(
                failure.at(),
                failure.item(),
                failure.shortfall() == null ? Tone.CARE : Tone.BAD,
                new Said(failure.shortfall() == null ? "overview.line.REFUSED" : "overview.line.SHORT", facts),
                Said.of(failure.nextTry() == null ? "overview.tries.over" : "overview.tries.again"),
                failure.price());
    }

    private static CalendarLine expiration(Expiration end) {
        boolean priced = end.period() != null && end.price() != null;
        var more = priced && end.item().plan().mode() != Mode.NONE
                ? new Said("overview.by_hand", Map.of("period", end.period().toString()))
                : null;
        var tone = switch (end.mode()) {
            case AUTO -> Tone.BAD;
            case MANUAL -> Tone.CARE;
            case NONE -> Tone.PLAIN;
        };
        var said = Said.of("overview.line.EXPIRATION." + end.mode());
        return new CalendarLine(end.at(), end.item(), tone, said, more, more == null ? null : end.price());
    }

    /** Whether it is another try of what already failed for this expiration. */
    static boolean isAgain(Happening happening, Map<String, Instant> failed) {
        return happening instanceof Failure failure
                && failure.item()
                        .life()
                        .expiresAt()
                        .equals(failed.put(
                                failure.item().id() + " " + failure.code(),
                                failure.item().life().expiresAt()));
    }
}
