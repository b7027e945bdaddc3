package dev.perennial.forecast;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What automatic top-up would charge if people do nothing more. No forecast counts on it: a charge may be declined.
 *
 * @param until how far was looked ahead
 * @param coming the charges, each if those before it are paid
 * @param uncharged tries for which nothing would be charged, and why
 */
public record ComingTopUps(Instant until, List<Coming> coming, List<Uncharged> uncharged) {
    public ComingTopUps {
        coming = List.copyOf(coming);
        uncharged = List.copyOf(uncharged);
    }

    /** @param items for how many items it is charged */
    public record Coming(Instant at, Money amount, int items) {}

    public record Uncharged(Instant at, Refusal why, Map<String, String> facts) {}
}
