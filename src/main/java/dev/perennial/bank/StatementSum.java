package dev.perennial.bank;

import dev.perennial.kernel.Money;
import java.util.Optional;

/** A statement with the sums of its entries, as a first reading of its file found them. */
record StatementSum(StatementHead head, Money credits, Money debits, long entries) {
    static StatementSum of(StatementHead head) {
        var zero = Money.zero(head.currency());
        return new StatementSum(head, zero, zero, 0);
    }

    StatementSum plus(Booking booking) {
        var amount = booking.amount();
        if (!amount.currency().equals(head.currency())) {
            return new StatementSum(head, credits, debits, entries + 1);
        }
        return booking.credit()
                ? new StatementSum(head, credits.plus(amount), debits, entries + 1)
                : new StatementSum(head, credits, debits.plus(amount), entries + 1);
    }

    /** By how much closing differs from opening and entries; empty where it does not, or where one is not given. */
    Optional<Money> difference() {
        if (head.opening() == null || head.closing() == null) return Optional.empty();
        var expected = head.opening().plus(credits).minus(debits);
        return Optional.of(head.closing().minus(expected)).filter(difference -> !difference.isZero());
    }
}
