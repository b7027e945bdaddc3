package dev.perennial.api.desk;

import dev.perennial.account.Account;
import dev.perennial.api.Amount;
import dev.perennial.bank.BankEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One movement of a bank account of the vendor's, and what became of it.
 *
 * @param isCredit whether money came in
 * @param isReversal whether it takes an earlier movement back, or returns a payment
 * @param endToEnd as its payer numbered it
 * @param atDesk why somebody has to look; null where nobody has
 * @param deficit what the account that lost it lacks; null for nothing
 * @param account who got its money, or lost it again
 * @param order the order it was to pay
 * @param reverses the credited entry it takes back
 * @param settledBecause in an operator's words, or the key of a sentence after an at sign
 */
@Schema(name = "BankEntry")
public record BankEntryView(
        UUID id,
        UUID statement,
        String bankAccount,
        LocalDate bookedOn,
        boolean isCredit,
        boolean isReversal,
        Amount amount,
        @Nullable String payer,
        @Nullable String payerAccount,
        @Nullable String reference,
        String message,
        @Nullable String endToEnd,
        @Nullable String bankCode,
        BankEntry.State state,
        BankEntry.@Nullable Why atDesk,
        @Nullable Amount deficit,
        @Nullable String account,
        @Nullable UUID order,
        @Nullable UUID reverses,
        @Nullable Instant settledAt,
        @Nullable String settledBecause) {
    static BankEntryView of(BankEntry entry) {
        return new BankEntryView(
                entry.id(),
                entry.statement(),
                entry.bankAccount(),
                entry.bookedOn(),
                entry.credit(),
                entry.reversal(),
                Amount.of(entry.amount()),
                entry.payer().orElse(null),
                entry.payerAccount().orElse(null),
                entry.reference().orElse(null),
                entry.message(),
                entry.endToEnd().orElse(null),
                entry.bankCode().orElse(null),
                entry.state(),
                entry.atDesk().orElse(null),
                entry.deficit().map(Amount::of).orElse(null),
                entry.account().map(Account.Id::value).orElse(null),
                entry.order().orElse(null),
                entry.reverses().orElse(null),
                entry.settledAt().orElse(null),
                entry.settledBecause().orElse(null));
    }
}
