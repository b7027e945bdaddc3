package dev.perennial.bank;

import dev.perennial.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One movement of a bank account as a statement tells it; a batch of many payers is one for each of them.
 *
 * @param credit whether money came in
 * @param reversal whether it takes an earlier movement back, or returns a payment
 * @param key what the bank knows it by; empty where it gave it nothing
 * @param reference a structured creditor reference
 * @param unclear whether the parts of its batch do not add up to it
 * @param line where it stands in its file
 */
record Booking(
        LocalDate bookedOn,
        boolean credit,
        boolean reversal,
        Money amount,
        Optional<String> key,
        Payer payer,
        Optional<String> reference,
        String message,
        Optional<String> endToEnd,
        Optional<String> servicerReference,
        Optional<String> bankCode,
        boolean unclear,
        long line) {

    /** Who paid, as far as the bank says. */
    record Payer(Optional<String> name, Optional<String> account) {
        static final Payer UNKNOWN = new Payer(Optional.empty(), Optional.empty());
    }

    /** The same movement with another text. */
    Booking saying(String text) {
        return new Booking(
                bookedOn,
                credit,
                reversal,
                amount,
                key,
                payer,
                reference,
                text,
                endToEnd,
                servicerReference,
                bankCode,
                unclear,
                line);
    }

    /** Every text in which a payer may have written a reference, the structured one first. */
    List<String> texts() {
        return Stream.of(reference, Optional.of(message), endToEnd)
                .flatMap(Optional::stream)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** All that two movements that are the same have in common. */
    String content() {
        return Stream.of(
                        bookedOn.toString(),
                        credit ? "C" : "D",
                        reversal ? "R" : "",
                        amount.toString(),
                        payer.name().orElse(""),
                        payer.account().orElse(""),
                        reference.orElse(""),
                        message,
                        endToEnd.orElse(""))
                .map(part -> part.replaceAll("\\s+", " ").strip())
                .collect(Collectors.joining("\n"));
    }
}
