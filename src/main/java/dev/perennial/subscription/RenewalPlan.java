package dev.perennial.subscription;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the customer wants at the end of the term.
 *
 * @param period what each automatic renewal buys; kept while another mode is on
 * @param autoSince when automatic renewal was turned on; it takes effect the day after (rule 1)
 * @param agreedPrice the price the customer last agreed to for that period (rule 10)
 */
public record RenewalPlan(
        Mode mode,
        @Nullable Period period,
        @Nullable Instant autoSince,
        @Nullable Money agreedPrice) {

    public boolean isAuto() {
        return mode == Mode.AUTO;
    }

    public RenewalPlan agreeing(Money price) {
        return new RenewalPlan(mode, period, autoSince, price);
    }
}
