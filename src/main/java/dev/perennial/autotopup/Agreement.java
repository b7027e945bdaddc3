package dev.perennial.autotopup;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * What an account's customer agreed to.
 *
 * @param ceiling no more than this is charged in a calendar month of the account's zone
 * @param declines how many charges in a row were declined
 * @param text the version of the text that was agreed to
 * @param pausedBecause the code of why it stopped itself; empty unless it did
 */
public record Agreement(
        Account.Id account,
        State state,
        Money ceiling,
        int declines,
        String text,
        Instant agreedAt,
        String agreedBy,
        Optional<String> pausedBecause) {

    /** The version of the text that is agreed to now. */
    public static final String TEXT = "1";

    public enum State {
        ON,
        /** Stopped by the customer. */
        OFF,
        /** Stopped by itself, after charges that were declined. */
        PAUSED
    }

    public boolean isOn() {
        return state == State.ON;
    }

    Agreement off() {
        return new Agreement(account, State.OFF, ceiling, 0, text, agreedAt, agreedBy, Optional.empty());
    }

    Agreement paid() {
        return new Agreement(account, state, ceiling, 0, text, agreedAt, agreedBy, pausedBecause);
    }

    /** After one more charge that was declined; the last one that is allowed pauses it. */
    Agreement declined(int declinesMax) {
        boolean pauses = isOn() && declines + 1 >= declinesMax;
        return new Agreement(
                account,
                pauses ? State.PAUSED : state,
                ceiling,
                declines + 1,
                text,
                agreedAt,
                agreedBy,
                pauses ? Optional.of(AutoTopUpRefusal.TOP_UP_DECLINED.name()) : pausedBecause);
    }
}
