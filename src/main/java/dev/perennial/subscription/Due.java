package dev.perennial.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the clockwork must look at an item next; null where nothing is to come.
 *
 * @param tryAt the next automatic renewal
 * @param sequence grows with every attempt, renewal, undoing and lapsed order of the item, and so tells them apart for good
 * @param waitsFor the refusal code of the last attempt, while a later try is still to come
 * @param stepAt the next change of phase
 * @param reminderAt the next reminder
 * @param remindedUntil reminders up to this instant were decided on
 */
public record Due(
        @Nullable Instant tryAt,
        int sequence,
        @Nullable String waitsFor,
        @Nullable Instant stepAt,
        @Nullable Instant reminderAt,
        Instant remindedUntil) {

    /** What an item waits for that is not tried by itself, since its renewal was taken back for this expiration. */
    public static final String UNDONE = "UNDONE";

    /** What an item waits for while the money of its automatic renewal is held. */
    public static final String AWAITING_PROVIDER = "AWAITING_PROVIDER";

    /** What an item waits for whose last try found too little money. */
    public static final String INSUFFICIENT_BALANCE = "INSUFFICIENT_BALANCE";

    /** What an item waits for while a kept payment method is charged for what it lacks. */
    public static final String AWAITING_TOP_UP = "AWAITING_TOP_UP";

    /** The next try after an attempt that was refused. */
    public Due after(String refusal, @Nullable Instant nextTry) {
        return new Due(nextTry, sequence + 1, nextTry == null ? null : refusal, stepAt, reminderAt, remindedUntil);
    }

    /** No try while something else is to be answered first. */
    public Due standingStill(String waitsFor) {
        return new Due(null, sequence + 1, waitsFor, stepAt, reminderAt, remindedUntil);
    }

    /** Tried at once when the fate of a charge is known, whether or not the policy names a later try. */
    public Due awaitingTopUp(@Nullable Instant nextTry) {
        return new Due(nextTry, sequence + 1, AWAITING_TOP_UP, stepAt, reminderAt, remindedUntil);
    }

    /** One more thing happened to the item that is told by its number. */
    public Due counted() {
        return new Due(tryAt, sequence + 1, waitsFor, stepAt, reminderAt, remindedUntil);
    }

    /** Nothing to be tried, nothing waited for. */
    public Due notTrying() {
        return new Due(null, sequence, null, stepAt, reminderAt, remindedUntil);
    }

    public Due tryingAt(@Nullable Instant at) {
        return new Due(at, sequence, waitsFor, stepAt, reminderAt, remindedUntil);
    }

    /** After what it stood still for was answered with a no. */
    public Due tryingAgain(@Nullable Instant at) {
        return new Due(at, sequence, null, stepAt, reminderAt, remindedUntil);
    }

    public Due steppingAt(@Nullable Instant at) {
        return new Due(tryAt, sequence, waitsFor, at, reminderAt, remindedUntil);
    }

    public Due reminded(Instant until, @Nullable Instant next) {
        return new Due(tryAt, sequence, waitsFor, stepAt, next, until);
    }
}
