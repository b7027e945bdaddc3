package dev.perennial.naive;

import java.time.Instant;
import java.util.Set;

/** One coupon; amounts in fen, shares in percent. */
final class NaiveCoupon {
    final String id;
    final String kind;
    final long value;
    final long threshold;
    final long cap;
    final Set<String> products;
    final boolean forRenewals;
    final Instant from;
    final Instant until;
    long remaining;

    NaiveCoupon(
            String id,
            String kind,
            long value,
            long threshold,
            long cap,
            Set<String> products,
            boolean forRenewals,
            Instant from,
            Instant until) {
        this.id = id;
        this.kind = kind;
        this.value = value;
        this.threshold = threshold;
        this.cap = cap;
        this.products = products;
        this.forRenewals = forRenewals;
        this.from = from;
        this.until = until;
        this.remaining = value;
    }

    boolean mayPay(String product, long price, Instant now) {
        return remaining > 0
                && forRenewals
                && !now.isBefore(from)
                && now.isBefore(until)
                && (products.isEmpty() || products.contains(product))
                && (!kind.equals("THRESHOLD") || price >= threshold);
    }

    /** What it pays of what is open, and what that takes from it. */
    long pays(long price, long open) {
        long worth = kind.equals("PERCENT") ? Math.min(price * value / 100, cap) : remaining;
        return Math.min(worth, open);
    }

    boolean isBefore(NaiveCoupon other) {
        if (!until.equals(other.until)) {
            return until.isBefore(other.until);
        }
        int scope = products.isEmpty() ? 99 : products.size();
        int otherScope = other.products.isEmpty() ? 99 : other.products.size();
        if (scope != otherScope) {
            return scope < otherScope;
        }
        if (remaining != other.remaining) {
            return remaining < other.remaining;
        }
        return id.compareTo(other.id) < 0;
    }
}
