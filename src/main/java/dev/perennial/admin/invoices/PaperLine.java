package dev.perennial.admin.invoices;

import dev.perennial.invoice.Invoice;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper of any account.
 *
 * @param number null while it waits for it
 * @param corrects the number of the invoice a credit note takes back from
 */
public record PaperLine(
        UUID id,
        String account,
        String accountName,
        Invoice.Kind kind,
        String entity,
        Money gross,
        Instant askedAt,
        String buyer,
        String taxNumber,
        @Nullable String number,
        @Nullable LocalDate issuedOn,
        @Nullable String corrects) {}
