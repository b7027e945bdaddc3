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
 * @param remindersSince reminders of the present expiration are owed from this instant on
 */
public record Due(
        @Nullable Instant tryAt,
        int sequence,
        @Nullable String waitsFor,
        @Nullable Instant stepAt,
        @Nullable Instant reminderAt,
        Instant remindedUntil,
        Instant remindersSince) {

    /** Of an expiration whose reminders begin to be owed at {@code since}. */
    public Due(
            @Nullable Instant tryAt,
            int sequence,
            @Nullable String waitsFor,
            @Nullable Instant stepAt,
            @Nullable Instant reminderAt,
            Instant since) {
        this(tryAt, sequence, waitsFor, stepAt, reminderAt, since, since);
    }

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
        return new Due(
                nextTry,
                sequence + 1,
                nextTry == null ? null : refusal,
                stepAt,
                reminderAt,
                remindedUntil,
                remindersSince);
    }

    /** No try while something else is to be answered first. */
    public Due standingStill(String waitsFor) {
        return new Due(null, sequence + 1, waitsFor, stepAt, reminderAt, remindedUntil, remindersSince);
    }

    /** Tried at once when the fate of a charge is known, whether or not the policy names a later try. */
    public Due awaitingTopUp(@Nullable Instant nextTry) {
        return new Due(nextTry, sequence + 1, AWAITING_TOP_UP, stepAt, reminderAt, remindedUntil, remindersSince);
    }

    /** One more thing happened to the item that is told by its number. */
    public Due counted() {
        return new Due(tryAt, sequence + 1, waitsFor, stepAt, reminderAt, remindedUntil, remindersSince);
    }

    /** Nothing to be tried, nothing waited for. */
    public Due notTrying() {
        return new Due(null, sequence, null, stepAt, reminderAt, remindedUntil, remindersSince);
    }

    public Due tryingAt(@Nullable Instant at) {
        return new Due(at, sequence, waitsFor, stepAt, reminderAt, remindedUntil, remindersSince);
    }

    /** After what it stood still for was answered with a no. */
    public Due tryingAgain(@Nullable Instant at) {
        return new Due(at, sequence, null, stepAt, reminderAt, remindedUntil, remindersSince);
    }

    public Due steppingAt(@Nullable Instant at) {
        return new Due(tryAt, sequence, waitsFor, at, reminderAt, remindedUntil, remindersSince);
    }

    /** What lies before {@code since} is not owed, and what lies before {@code until} is decided on. */
    public Due remindedSince(Instant since, Instant until) {
        return new Due(tryAt, sequence, waitsFor, stepAt, reminderAt, until, since);
    }

    public Due reminded(Instant until, @Nullable Instant next) {
        return new Due(tryAt, sequence, waitsFor, stepAt, next, until, remindersSince);
    }
}
