package dev.perennial.forecast;

import dev.perennial.kernel.Money;
import dev.perennial.ledger.Wallet;
import java.time.Instant;
import java.util.List;

/**
 * What keeps automatic renewal from failing for want of money.
 *
 * @param schedule what to add by when, each as late and as little as it can be; empty when funds suffice
 * @param today what is enough for all of that time if it is added at once
 * @param until how far this was looked ahead
 * @param happenings what happens when the money comes by the schedule
 * @param after the wallet then
 */
public record Funding(List<TopUp> schedule, Money today, Instant until, List<Happening> happenings, Wallet after) {
    public Funding {
        schedule = List.copyOf(schedule);
        happenings = List.copyOf(happenings);
    }

    public boolean isNeeded() {
        return !schedule.isEmpty();
    }
}
