package dev.perennial.console.renewals;

import dev.perennial.forecast.Happening;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Said;
import dev.perennial.listing.Line;
import dev.perennial.renewal.ModeSet;
import dev.perennial.subscription.LifecycleRule;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One item of a dialog, and what would become of it.
 *
 * @param line null for what is not the account's
 * @param next what its first charge is foreseen to come to
 */
public record Entry(String id, @Nullable Line line, Outcome<ModeSet> outcome, Optional<Happening> next) {
    public String name() {
        return line == null ? id : line.name();
    }

    public boolean isRefused() {
        return outcome instanceof Refused<ModeSet>;
    }

    /** Why not, as everywhere. */
    public Said why() {
        return outcome instanceof Refused<ModeSet>(var why, var facts)
                ? Said.refusal(why, facts)
                : new Said("", Map.of());
    }

    /** Whether it expires before automatic renewal could renew it (rule 1). */
    public boolean isTooSoon() {
        return outcome instanceof Done<ModeSet>(var set) && set.tooSoon();
    }

    public boolean isReady() {
        return !isRefused() && !isTooSoon();
    }

    public @Nullable Instant firstTry() {
        return outcome instanceof Done<ModeSet>(var set) ? set.firstTry().orElse(null) : null;
    }

    public ModeSet set() {
        return outcome.orThrow();
    }

    /** What an item nobody renews comes to: when it stops, and when it is deleted. */
    public Instant stopsAt() {
        return LifecycleRule.suspendedAt(line.item(), line.product().policy(), line.zone());
    }

    public Instant releasedAt() {
        return LifecycleRule.releasedAt(line.item(), line.product().policy(), line.zone());
    }

    public Optional<Happening.Charge> charge() {
        return next.filter(Happening.Charge.class::isInstance).map(Happening.Charge.class::cast);
    }

    public Optional<Happening.Failure> failure() {
        return next.filter(Happening.Failure.class::isInstance).map(Happening.Failure.class::cast);
    }

    /** What pays its first charge, by the key of its sentence; empty where nothing is foreseen. */
    public String means() {
        if (failure().isPresent()) return failure().get().shortfall() == null ? "REFUSED" : "SHORT";
        return charge().map(charge -> charge.byCoupons().isZero()
                        ? "WALLET"
                        : charge.fromWallet().isZero() ? "COUPONS" : "BOTH")
                .orElse("");
    }
}
