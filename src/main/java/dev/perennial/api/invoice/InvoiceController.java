package dev.perennial.api.invoice;

import dev.perennial.account.Account;
import dev.perennial.api.Amount;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.FieldErrors;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.clock.PlatformClock;
import dev.perennial.invoice.Billables.Wanted;
import dev.perennial.invoice.InvoiceRefusal;
import dev.perennial.invoice.Invoices;
import dev.perennial.invoice.Issuing;
import dev.perennial.invoice.TaxRule;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Invoices and credit notes: asked for, and found. */
@RestController
@RequestMapping("/api/v1/invoices")
@Tag(name = "Invoices")
class InvoiceController {
    private static final String LIST = "invoices";
    private static final String KEY = "[!-~]{8,64}";

    private final Invoices invoices;
    private final Issuing issuing;
    private final PlatformClock clock;

    InvoiceController(Invoices invoices, Issuing issuing, PlatformClock clock) {
        this.invoices = invoices;
        this.issuing = issuing;
        this.clock = clock;
    }

    @GetMapping
    @Needs(Scope.INVOICES_READ)
    @Operation(summary = "List an account's invoices and credit notes", description = "The newest first.")
    Page<InvoiceView> listInvoices(
            Caller caller, Paging paging, @RequestParam(required = false) @Nullable String account) {
        var after = paging.after(LIST, 1).map(cursor -> cursor.id(0));
        return paging.page(
                invoices.of(caller.account(account).id(), after, paging.fetch()),
                InvoiceView::of,
                invoice -> Cursor.of(LIST, invoice.id()));
    }

    @GetMapping("/{id}")
    @Needs(Scope.INVOICES_READ)
    @Operation(
            summary = "Get an invoice or a credit note",
            description = "With its lines, its taxes, and the credit notes that take back from it.")
    @Refuses(in = InvoiceRefusal.class, codes = "INVOICE_NOT_FOUND")
    InvoiceView.Details getInvoice(Caller caller, @PathVariable UUID id) {
        var invoice = invoices.find(id, caller.actor())
                .orElseThrow(() -> new RefusedException(InvoiceRefusal.INVOICE_NOT_FOUND, Map.of()));
        var lines = invoices.lines(invoice);
        var parts = lines.stream()
                .map(line -> new TaxRule.Part(line.content(), line.taxPercent(), line.gross()))
                .toList();
        return new InvoiceView.Details(
                InvoiceView.of(invoice),
                lines.stream()
                        .map(line -> InvoiceView.LineView.of(line, caller.language()))
                        .toList(),
                InvoiceView.SumView.of(TaxRule.summary(parts)),
                invoices.correcting(invoice).stream().map(InvoiceView::of).toList());
    }

    /** What is to be invoiced: orders, or all of one month. */
    @Schema(name = "NewInvoice")
    record NewInvoice(
            @Schema(description = "The orders; or a month instead") @Nullable
            Set<UUID> orders,

            @Schema(description = "All that was paid in this month", type = "string", example = "2026-03") @Nullable
            String month,

            @Schema(description = "Whom it is made out to") @Nullable
            UUID title,

            @Schema(description = "The gross that was shown: refused where it has changed", example = "299.00")
            @Nullable
            String expectedGross,

            @Schema(description = "Your own number of this request: the same again answers the same papers") @Nullable
            String reference) {

        Invoices.Asked asked(Account account) {
            var errors = new FieldErrors();
            if (title == null) errors.add("/title", "api.field.missing", Map.of());
            boolean none = orders == null || orders.isEmpty() || orders.contains(null);
            var asked = errors.read("/month", month, BillableController::month);
            if (none && month == null) errors.add("/orders", "api.field.missing", Map.of());
            if (!none && month != null) errors.add("/month", "api.field.unreadable", Map.of());
            var seen = errors.read("/expectedGross", expectedGross, text -> Money.parse(text, account.currency()));
            if (reference != null && !reference.matches(KEY)) {
                errors.add("/reference", "api.field.unreadable", Map.of());
            }
            errors.check();
            Wanted wanted = asked.<Wanted>map(Wanted.OfMonth::new)
                    .orElseGet(() -> new Wanted.OfOrders(orders == null ? Set.of() : orders));
            return new Invoices.Asked(wanted, title, seen.orElse(null), reference);
        }
    }

    /** What came of it. */
    @Schema(name = "InvoicesMade")
    record Made(
            @Schema(description = "One for each billing entity; none where all of it settles what is owed")
            List<InvoiceView> invoices,

            @Schema(description = "What went on no paper, because it settles what was refunded after invoicing")
            Amount settled) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.INVOICES_WRITE)
    @Operation(
            summary = "Request invoices of orders, or of a month",
            description = "One for each billing entity. They get their numbers at once and can no longer be dropped.")
    @Refuses(
            in = InvoiceRefusal.class,
            codes = {"TITLE_NOT_FOUND", "ORDER_NOT_INVOICEABLE", "NOTHING_TO_INVOICE", "INVOICEABLE_CHANGED"})
    Made requestInvoices(
            Caller caller, @RequestParam(required = false) @Nullable String account, @RequestBody NewInvoice asked) {
        var owner = caller.account(account);
        var made = invoices.request(owner.id(), asked.asked(owner), caller.actor(), clock.now())
                .orThrow();
        // It can no longer be dropped; that it gets its number now only saves waiting for the next run.
        issuing.issueOf(owner.id(), clock.now());
        return new Made(
                made.invoices().stream()
                        .map(invoice ->
                                invoices.find(invoice.id(), caller.actor()).orElse(invoice))
                        .map(InvoiceView::of)
                        .toList(),
                Amount.of(made.settled()));
    }
}
