package dev.perennial.invoice;

import dev.perennial.account.Account;
import dev.perennial.catalog.Text;
import dev.perennial.kernel.Money;
import dev.perennial.paper.Papers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper that was decided: it will get its number and can no longer be dropped.
 *
 * @param month the first day of the month it is for; null where orders were chosen, and for credit notes
 * @param entity the code of the billing entity whose paper it is
 * @param corrects the invoice a credit note takes back from
 * @param key of the form it was asked for with: the same form again answers the same papers
 * @param issue its number and date; empty while it waits for them
 * @param credited what credit notes took back of it
 */
public record Invoice(
        UUID id,
        Account.Id account,
        Kind kind,
        Origin origin,
        @Nullable LocalDate month,
        String entity,
        Money gross,
        Title.Buyer buyer,
        @Nullable UUID corrects,
        @Nullable String key,
        Instant askedAt,
        Optional<Issue> issue,
        Money credited) {

    public enum Kind {
        INVOICE,
        CREDIT_NOTE
    }

    public enum Origin {
        ORDERS,
        MONTH,
        AUTOMATIC,
        REFUND
    }

    /** As the customer sees it. */
    public enum State {
        REQUESTED,
        ISSUED,
        PARTLY_CREDITED,
        CREDITED
    }

    /** @param hash SHA-256 of the document that was issued, in hexadecimal */
    public record Issue(String number, LocalDate on, Instant at, String hash) {}

    /** Its part of one line of an order. */
    public record Line(int number, UUID order, int orderLine, Text content, int taxPercent, Money gross) {}

    /** A paper to be kept, with its lines. */
    record Fresh(Invoice invoice, List<Line> lines) {}

    public State state() {
        if (issue.isEmpty()) return State.REQUESTED;
        if (credited.isZero()) return State.ISSUED;
        return credited.isLessThan(gross) ? State.PARTLY_CREDITED : State.CREDITED;
    }

    /** Whether its currency can be written by EN 16931; if not, there is the PDF alone. */
    public boolean hasEInvoice() {
        return Papers.hasEInvoice(gross.currency());
    }

    public boolean isCreditNote() {
        return kind == Kind.CREDIT_NOTE;
    }
}
