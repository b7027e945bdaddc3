package dev.perennial.clock;

import dev.perennial.kernel.RefusedException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What time it is for the whole platform, and the only reader of the machine's clock. In a sandbox time stands still
 * until it is moved, and is kept in the database so that all processes agree.
 */
@Component
public class PlatformClock {
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Installation installation;
    private final InstallationStore store;

    PlatformClock(Installation installation, InstallationStore store) {
        this.installation = installation;
        this.store = store;
    }

    public Instant now() {
        return installation.sandbox() ? store.clock() : wall();
    }

    public boolean isSandbox() {
        return installation.sandbox();
    }

    /**
     * Sees to it that the clock can be moved to this instant, or stands there.
     *
     * @throws RefusedException when the clock is real, or would go back
     */
    public void mayMoveTo(Instant to) {
        if (!installation.sandbox()) {
            throw new RefusedException(ClockRefusal.CLOCK_IS_REAL, Map.of());
        }
        var from = now();
        if (to.isBefore(from)) {
            throw new RefusedException(
                    ClockRefusal.CLOCK_MOVES_FORWARD, Map.of("from", from.toString(), "to", to.toString()));
        }
    }

    /**
     * Moves a sandbox's clock from where the caller saw it, so that of two who move it at once one is refused.
     *
     * @throws RefusedException when the clock is real, would go back, or no longer stands at {@code from}
     */
    public void move(Instant from, Instant to) {
        if (!installation.sandbox()) {
            throw new RefusedException(ClockRefusal.CLOCK_IS_REAL, Map.of());
        }
        if (!to.isAfter(from)) {
            throw new RefusedException(
                    ClockRefusal.CLOCK_MOVES_FORWARD, Map.of("from", from.toString(), "to", to.toString()));
        }
        if (!store.moveClock(from, Installations.micros(to))) {
            throw new RefusedException(ClockRefusal.CLOCK_HAS_MOVED, Map.of("from", from.toString()));
        }
    }

    /** Nine o'clock of the day it really is in this zone: where a demonstration's clock starts. */
    public static Instant thisMorning(ZoneId zone) {
        return wall().atZone(zone).with(MORNING).toInstant();
    }

    /**
     * The machine's own time, also in a sandbox: for how long something took, and for what other machines judge by
     * theirs, such as the age of a signature; never for what is due.
     */
    public static Instant wall() {
        return Installations.micros(InstantSource.system().instant());
    }
}
