package dev.perennial.forecast;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import org.jspecify.annotations.Nullable;

/** Something a customer could do now, to be tried out in a forecast. */
public sealed interface WhatIf {

    /** Money is added, and wakes what waits for it; below zero: so much less is there, down to nothing. */
    record Extra(Money amount) implements WhatIf {}

    /** An item's renewal mode is set. */
    record Renewal(
            Subscription.Id item, Mode mode, @Nullable Period period) implements WhatIf {}

    /**
     * An item's place when money is short.
     *
     * @param rank 1 comes first; null after all that have one
     */
    record Rank(Subscription.Id item, @Nullable Integer rank) implements WhatIf {}
}
