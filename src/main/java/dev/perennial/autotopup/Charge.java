package dev.perennial.autotopup;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One charge of a kept payment method for what the items of a try lacked.
 *
 * @param payment the payment it is
 * @param month the first day of the calendar month it counts in
 * @param ceiling what the customer allowed for a month when it was begun
 * @param used what other charges of that month came to when it was begun
 * @param outcome what became of it; empty while that is not known
 * @param code why the gateway declined it, in the gateway's words
 */
public record Charge(
        UUID payment,
        Account.Id account,
        Money amount,
        LocalDate month,
        Money ceiling,
        Money used,
        Instant begunAt,
        int attempts,
        Optional<Result> outcome,
        Optional<String> code) {

    public enum Result {
        /** The money is in the wallet. */
        PAID,
        /** The gateway said no. */
        DECLINED,
        /** Given up before it was made: automatic top-up was stopped, or the method removed. */
        LEFT
    }

    /** An item that lacked money, and how much by itself. */
    public record For(String subscription, Instant expiration, Money shortfall) {}

    /** A charge that is to be begun. */
    public record Wanted(Account.Id account, Money amount, Means means, List<For> items) {}
}
