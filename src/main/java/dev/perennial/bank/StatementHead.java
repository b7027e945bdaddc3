package dev.perennial.bank;

import dev.perennial.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a statement says of itself before its entries.
 *
 * @param account the bank account's number as it stands there, without blanks
 * @param number what the bank numbers it by, with its page
 * @param opening booked balance before the first entry
 * @param closing booked balance after the last
 */
record StatementHead(
        String account,
        String number,
        Currency currency,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Money opening,
        @Nullable Money closing) {}
