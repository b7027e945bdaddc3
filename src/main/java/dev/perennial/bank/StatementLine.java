package dev.perennial.bank;

import dev.perennial.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement of the bank as it was imported.
 *
 * @param number by which the bank knows it
 * @param isOurs whether it is of a bank account of the vendor's
 */
public record StatementLine(
        UUID id,
        String bankAccount,
        String number,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Optional<Money> opening,
        Optional<Money> closing,
        Money credits,
        Money debits,
        long entries,
        boolean isOurs,
        Instant readAt) {

    /** By how much closing differs from opening and entries; empty where it does not, or where one is not given. */
    public Optional<Money> difference() {
        return opening.flatMap(open ->
                        closing.map(close -> close.minus(open.plus(credits).minus(debits))))
                .filter(difference -> !difference.isZero());
    }
}
