package dev.perennial.bank;

import dev.perennial.kernel.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sees that a file is sound from its beginning to its end, and what its statements come to. */
final class Checking implements Sink {
    private static final int STATEMENTS_MAX = 20_000;

    private final List<StatementSum> sums = new ArrayList<>();
    private StatementSum sum;
    private Tally tally = new Tally();
    private long leftOut;

    @Override
    public void begin(StatementHead head) {
        sum = StatementSum.of(head);
        tally = new Tally();
        if (sums.size() == STATEMENTS_MAX) {
            throw new RefusedException(BankRefusal.STATEMENT_TOO_MANY, Map.of("most", String.valueOf(STATEMENTS_MAX)));
        }
    }

    @Override
    public void booking(Booking booking) {
        sum = sum.plus(booking);
        if (booking.key().isEmpty()) tally.next(IdentityRule.fingerprint(booking));
    }

    @Override
    public void pending() {
        leftOut++;
    }

    @Override
    public void end() {
        sums.add(sum);
    }

    List<StatementSum> sums() {
        return sums;
    }

    long leftOut() {
        return leftOut;
    }
}
