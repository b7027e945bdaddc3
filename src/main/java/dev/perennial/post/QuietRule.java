package dev.perennial.post;

import dev.perennial.contact.Contact.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** When an SMS may go: not in its reader's quiet hours, unless waiting for their end would be too late. */
final class QuietRule {
    /** A reader who is woken needs as much to do something about it. */
    static final Duration MARGIN = Duration.ofHours(6);

    private QuietRule() {}

    /**
     * @param at when it would go
     * @param purpose after which it is of no use; empty where it is always of use
     */
    static Instant turn(Instant at, Optional<QuietHours> quiet, ZoneId zone, Optional<Instant> purpose) {
        if (quiet.isEmpty() || !isQuiet(at.atZone(zone).toLocalTime(), quiet.get())) return at;
        var end = end(at, quiet.get().until(), zone);
        boolean tooLate =
                purpose.filter(last -> end.isAfter(last.minus(MARGIN))).isPresent();
        return tooLate ? at : end;
    }

    private static boolean isQuiet(LocalTime time, QuietHours quiet) {
        boolean overMidnight = quiet.from().isAfter(quiet.until());
        boolean hasBegun = !time.isBefore(quiet.from());
        boolean goesOn = time.isBefore(quiet.until());
        return overMidnight ? hasBegun || goesOn : hasBegun && goesOn;
    }

    private static Instant end(Instant at, LocalTime until, ZoneId zone) {
        var day = at.atZone(zone).toLocalDate();
        var today = day.atTime(until).atZone(zone).toInstant();
        return today.isAfter(at)
                ? today
                : day.plusDays(1).atTime(until).atZone(zone).toInstant();
    }
}
