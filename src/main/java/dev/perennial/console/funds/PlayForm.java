package dev.perennial.console.funds;

import dev.perennial.kernel.Money;
import dev.perennial.payment.SandboxPage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a test payment is to go, as the sandbox's page asks it; what is left out goes the usual way.
 *
 * @param how once, twice, or confirmed only later
 * @param keep what becomes of the way to pay
 * @param tell how often the merchant hears of it
 */
public record PlayForm(
        @Nullable How how,
        SandboxPage.@Nullable Keep keep,
        @Nullable Word tell) {

    public enum How {
        ONCE(1, Duration.ZERO),
        TWICE(2, Duration.ZERO),
        /** Confirmed an hour later, as banks do at times. */
        AN_HOUR_LATE(1, Duration.ofHours(1)),
        /** Confirmed after unpaid orders have lapsed. */
        DAYS_LATE(1, Duration.ofDays(8));

        private final int times;
        private final Duration late;

        How(int times, Duration late) {
            this.times = times;
            this.late = late;
        }
    }

    public enum Word {
        ONCE(1),
        TWICE(2),
        /** The customer is not brought back either: the merchant has to ask. */
        NEVER(0);

        private final int times;

        Word(int times) {
            this.times = times;
        }

        int times() {
            return times;
        }
    }

    Word word() {
        return tell == null ? Word.ONCE : tell;
    }

    SandboxPage.Play play(Money amount) {
        var way = how == null ? How.ONCE : how;
        return new SandboxPage.Play(amount, way.times, way.late, keep == null ? SandboxPage.Keep.NOTHING : keep);
    }
}
