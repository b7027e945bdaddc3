package dev.perennial.coupon;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Promotional value an account holds.
 *
 * @param value minor units of {@code currency} for {@code CASH} and {@code THRESHOLD}, whole percent for {@code PERCENT}
 * @param remaining what is left of {@code value}; a coupon of a single use has all or nothing
 * @param threshold the price from which a {@code THRESHOLD} coupon counts
 * @param cap the most a {@code PERCENT} coupon pays; null without a cap
 * @param products the products it may pay for; empty for all
 * @param validFrom valid from this instant on
 * @param validUntil valid before this instant
 */
public record Coupon(
        Id id,
        Account.Id account,
        Kind kind,
        Currency currency,
        long value,
        long remaining,
        @Nullable Money threshold,
        @Nullable Money cap,
        Set<String> products,
        Set<OrderType> orderTypes,
        Instant validFrom,
        Instant validUntil) {

    public record Id(String value) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            return value.compareTo(other.value);
        }
    }

    public enum Kind {
        /** Pays up to its face value, in as many orders as it takes. */
        CASH,
        /** Pays its face value once, for a price of at least its threshold. */
        THRESHOLD,
        /** Pays a share of the price once, up to its cap. */
        PERCENT
    }

    /** The kinds of order a coupon may pay for. */
    public enum OrderType {
        NEW,
        RENEWAL
    }

    /**
     * One use.
     *
     * @param taken what it took from {@code remaining}
     * @param amount what it paid
     */
    public record Use(Id coupon, Account.Id account, UUID order, int line, long taken, Money amount) {}

    /**
     * A use as it is remembered with its order.
     *
     * @param validUntil the coupon's end: what is undone later than that does not come back
     * @param returnedAt when it was given back; null while it is spent
     */
    public record Spent(
            Use use, Instant validUntil, @Nullable Instant returnedAt) {
        public boolean returnsAt(Instant now) {
            return returnedAt == null && now.isBefore(validUntil);
        }
    }

    public Coupon taking(long taken) {
        return new Coupon(
                id,
                account,
                kind,
                currency,
                value,
                Math.subtractExact(remaining, taken),
                threshold,
                cap,
                products,
                orderTypes,
                validFrom,
                validUntil);
    }

    public boolean isValidAt(Instant now) {
        return !now.isBefore(validFrom) && now.isBefore(validUntil);
    }
}
