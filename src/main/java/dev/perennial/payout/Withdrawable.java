package dev.perennial.payout;

import dev.perennial.kernel.Money;
import java.util.List;

/**
 * What of a wallet can be paid out, and to where.
 *
 * @param most at once
 * @param gifts what of the balance was given, and stays
 * @param sources payments to which some of it can go back, the latest first
 */
public record Withdrawable(Money most, Money gifts, List<Source> sources) {

    /** So much of one source. */
    public record Part(Source source, Money amount) {}

    /**
     * @param byBank what no payment can take back
     */
    public record Plan(List<Part> parts, Money byBank) {}

    /** Where this much goes: to the latest payments first, to each up to what is left of it; the rest to the bank. */
    public Plan plan(Money amount) {
        return WithdrawalRule.plan(amount, sources);
    }
}
