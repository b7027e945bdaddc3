package dev.perennial.autotopup;

import dev.perennial.kernel.Money;
import dev.perennial.payment.KeptMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What automatic top-up may do for a locked account at this moment.
 *
 * @param method what would be charged; empty when none is kept
 * @param isTaken whether the method's gateway takes payments here
 * @param least the smallest amount the gateway charges
 * @param month the first day of the account's calendar month
 * @param used what this month's charges come to, those whose fate is not known included
 * @param isUnderWay whether a charge's fate is not known yet
 * @param tried the latest charge for each item, by its id
 */
public record Means(
        Agreement agreement,
        Optional<KeptMethod> method,
        boolean isTaken,
        Money least,
        LocalDate month,
        Money used,
        boolean isUnderWay,
        Map<String, Tried> tried) {

    /** The latest charge for an item. */
    public record Tried(Instant expiration, Instant begunAt, Optional<Charge.Result> outcome, Optional<String> code) {}

    public Money left() {
        var left = agreement.ceiling().minus(used);
        return left.isNegative() ? Money.zero(left.currency()) : left;
    }

    /** The means in a month that may be a later one, of which nothing is used yet. */
    public Means in(LocalDate other) {
        return other.equals(month) ? this : with(other, Money.zero(used.currency()));
    }

    /** The means after a charge of this much came in. */
    public Means charged(Money amount) {
        return with(month, used.plus(amount));
    }

    private Means with(LocalDate other, Money usedThen) {
        return new Means(agreement, method, isTaken, least, other, usedThen, isUnderWay, tried);
    }
}
