package dev.perennial.bank;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One movement of a bank account of the vendor's, and what became of it. It is settled once.
 *
 * @param credit whether money came in
 * @param reversal whether it takes an earlier movement back, or returns a payment
 * @param account who got its money, or lost it again
 * @param order the order it was to pay
 * @param reverses the credited entry it takes back
 * @param settledBecause in an operator's words, or the key of a sentence after an at sign
 */
public record BankEntry(
        UUID id,
        UUID statement,
        String bankAccount,
        LocalDate bookedOn,
        boolean credit,
        boolean reversal,
        Money amount,
        Optional<String> payer,
        Optional<String> payerAccount,
        Optional<String> reference,
        String message,
        Optional<String> endToEnd,
        Optional<String> servicerReference,
        Optional<String> bankCode,
        boolean unclear,
        State state,
        Optional<Why> atDesk,
        Optional<Money> deficit,
        Optional<Account.Id> account,
        Optional<UUID> order,
        Optional<UUID> reverses,
        String actor,
        Optional<Instant> settledAt,
        Optional<String> settledBecause,
        Instant importedAt) {

    public enum State {
        /** Read, and not yet looked at. */
        NEW,
        /** What went out: of no customer's concern. */
        LISTED,
        /** An operator has to say what it is. */
        DESK,
        /** Decided; the account has perhaps not got it yet. */
        CREDITING,
        CREDITED,
        /** Decided; the account has perhaps not lost it yet. */
        TAKING_BACK,
        TAKEN_BACK,
        /** An operator said that no account is to have it. */
        IGNORED
    }

    /** Why an operator has to look. */
    public enum Why {
        /** No reference of ours is in it. */
        NO_REFERENCE,
        /** It has the shape of one of ours, and nobody has it. */
        REFERENCE_UNKNOWN,
        /** References of two accounts are in it. */
        TWO_ACCOUNTS,
        /** The account has another currency. */
        WRONG_CURRENCY,
        /** The statement is of no bank account of ours. */
        WRONG_BANK_ACCOUNT,
        /** The parts of the batch do not add up to it. */
        BATCH_UNCLEAR,
        /** Money came in that is no customer's transfer: a payment of ours came back. */
        RETURNED_TO_US,
        /** The bank took something back that we never credited. */
        ORIGINAL_UNKNOWN,
        /** It may be one of several. */
        SEVERAL_ORIGINALS,
        /** What it takes back is itself still at the desk. */
        ORIGINAL_WAITS,
        /** The customer has spent what the bank took back. */
        DEFICIT
    }

    /** Every text in which a payer may have written a reference, the structured one first. */
    public List<String> texts() {
        return Stream.of(reference, Optional.of(message), endToEnd)
                .flatMap(Optional::stream)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    public boolean isAtDesk() {
        return state == State.DESK;
    }
}
