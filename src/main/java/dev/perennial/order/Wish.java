package dev.perennial.order;

import dev.perennial.kernel.Period;
import dev.perennial.subscription.Subscription;

/** One more term of this length for this item. */
public record Wish(Subscription.Id subscription, Period period) {}
