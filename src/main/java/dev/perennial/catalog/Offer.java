package dev.perennial.catalog;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;

/** What one period of one edition costs, in one currency. */
public record Offer(String edition, Period period, Money price) {}
