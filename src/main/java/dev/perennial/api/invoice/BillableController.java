package dev.perennial.api.invoice;

import dev.perennial.api.Amount;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.FieldErrors;
import dev.perennial.api.Needs;
import dev.perennial.api.NotValidException;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.clock.PlatformClock;
import dev.perennial.invoice.Automatic;
import dev.perennial.invoice.Billables;
import dev.perennial.invoice.Billables.Wanted;
import dev.perennial.invoice.Choice;
import dev.perennial.invoice.InvoiceRefusal;
import dev.perennial.invoice.TaxRule;
import dev.perennial.key.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be invoiced, and whether that is done by itself each month. */
@RestController
@RequestMapping("/api/v1/invoicing")
@Tag(name = "Invoices")
class BillableController {
    private static final String LIST = "billable-orders";

    private final Billables billables;
    private final Automatic automatic;
    private final PlatformClock clock;

    BillableController(Billables billables, Automatic automatic, PlatformClock clock) {
        this.billables = billables;
        this.automatic = automatic;
        this.clock = clock;
    }

    /** An order of which something can be invoiced. */
    @Schema(name = "BillableOrder")
    record OrderView(
            UUID order,

            @Schema(description = "The first of its items of which that is so, by name")
            String item,

            long items,
            Instant paidAt,

            @Schema(description = "What was paid in cash for these items")
            Amount cash,

            @Schema(description = "What of that can be invoiced")
            Amount left) {
        static OrderView of(Billables.OfOrder order) {
            return new OrderView(
                    order.order(),
                    order.item(),
                    order.items(),
                    order.paidAt(),
                    Amount.of(order.cash()),
                    Amount.of(order.left()));
        }
    }

    @GetMapping("/orders")
    @Needs(Scope.INVOICES_READ)
    @Operation(
            summary = "List the orders that can be invoiced",
            description = "The newest first. Paid orders are invoiced for their cash; top-ups and coupons never are.")
    Page<OrderView> listBillableOrders(
            Caller caller, Paging paging, @RequestParam(required = false) @Nullable String account) {
        var after = paging.after(LIST, 1).map(cursor -> cursor.id(0));
        return paging.page(
                billables.orders(caller.account(account), after, paging.fetch()),
                OrderView::of,
                order -> Cursor.of(LIST, order.order()));
    }

    /** What is left of one month. */
    @Schema(name = "BillableMonth")
    record MonthView(@Schema(description = "Its first day") LocalDate month, long orders, Amount left) {}

    @GetMapping("/months")
    @Needs(Scope.INVOICES_READ)
    @Operation(summary = "List the months that can be invoiced")
    List<MonthView> listBillableMonths(Caller caller, @RequestParam(required = false) @Nullable String account) {
        return billables.months(caller.account(account)).stream()
                .map(month -> new MonthView(month.month(), month.orders(), Amount.of(month.left())))
                .toList();
    }

    /** What is settled before more is invoiced. */
    @Schema(name = "InvoiceDeficit")
    record OwedView(String entity, int taxPercent, Amount amount) {}

    @GetMapping("/deficits")
    @Needs(Scope.INVOICES_READ)
    @Operation(
            summary = "List what is settled before more is invoiced",
            description = "It was refunded after it had been invoiced, and no credit note was made.")
    List<OwedView> listInvoiceDeficits(Caller caller, @RequestParam(required = false) @Nullable String account) {
        return billables.owed(caller.account(account).id()).stream()
                .map(owed -> new OwedView(owed.entity(), owed.taxPercent(), Amount.of(owed.amount())))
                .toList();
    }

    /** What invoicing would come to. */
    @Schema(name = "InvoicePreview")
    record PreviewView(
            @Schema(description = "One for each billing entity")
            List<SheetView> invoices,

            @Schema(description = "What settles deficits and goes on no paper")
            Amount settled,

            @Schema(description = "Of all of them: to be sent along as `expectedGross`")
            Amount gross) {}

    /** One invoice to be. */
    @Schema(name = "InvoicePreviewSheet")
    record SheetView(String entity, InvoiceView.SumView sum) {}

    @GetMapping("/preview")
    @Needs(Scope.INVOICES_READ)
    @Operation(summary = "Preview invoices of orders, or of a month")
    PreviewView previewInvoices(
            Caller caller,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(name = "order", required = false) @Nullable Set<UUID> orders,
            @Parameter(description = "Instead of orders", example = "2026-03") @RequestParam(required = false) @Nullable
                    String month) {
        var owner = caller.account(account);
        var errors = new FieldErrors();
        var asked = errors.read("month", month, BillableController::month);
        errors.check();
        if (orders == null && asked.isEmpty()) throw NotValidException.at("order", "api.field.missing", Map.of());
        var preview = billables.preview(
                owner,
                asked.<Wanted>map(Wanted.OfMonth::new)
                        .orElseGet(() -> new Wanted.OfOrders(orders == null ? Set.of() : orders)));
        return new PreviewView(
                preview.drafts().stream()
                        .map(draft -> new SheetView(draft.entity(), InvoiceView.SumView.of(TaxRule.of(draft))))
                        .toList(),
                Amount.of(preview.settled()),
                Amount.of(preview.gross()));
    }

    /** No month of ours is of another millennium. */
    static YearMonth month(String text) {
        if (!text.matches("[12][0-9]{3}-[0-9]{2}")) throw new IllegalArgumentException("no month: " + text);
        return YearMonth.parse(text);
    }

    /** Whether invoices are made by themselves on the first of each month. */
    @Schema(name = "AutomaticInvoicing")
    record AutomaticView(
            @Schema(description = "Whom they are made out to; null where it is off") @Nullable
            UUID title,

            @Schema(description = "The first day of the month whose invoices are made next") @Nullable
            LocalDate nextMonth,

            @Schema(description = "When they are made") @Nullable
            Instant dueAt,

            @Schema(description = "What a refund of something invoiced comes to")
            Choice.OnRefund onRefund) {
        static AutomaticView of(Choice choice) {
            return new AutomaticView(
                    choice.automatic().map(Choice.Monthly::title).orElse(null),
                    choice.automatic().map(Choice.Monthly::next).orElse(null),
                    choice.automatic().map(Choice.Monthly::dueAt).orElse(null),
                    choice.onRefund());
        }
    }

    @GetMapping("/automatic")
    @Needs(Scope.INVOICES_READ)
    @Operation(summary = "Get whether monthly invoices are made automatically")
    AutomaticView getAutomaticInvoicing(Caller caller, @RequestParam(required = false) @Nullable String account) {
        return AutomaticView.of(automatic.of(caller.account(account).id()));
    }

    /** Whom they are made out to. */
    @Schema(name = "AutomaticInvoicingChoice")
    record ChoiceFields(@Nullable UUID title) {}

    @PutMapping("/automatic")
    @Needs(Scope.INVOICES_WRITE)
    @Operation(
            summary = "Turn automatic monthly invoices on",
            description = "On the first of each month, for the month before, made out to this title.")
    @Refuses(in = InvoiceRefusal.class, codes = "TITLE_NOT_FOUND")
    AutomaticView turnAutomaticInvoicingOn(
            Caller caller, @RequestParam(required = false) @Nullable String account, @RequestBody ChoiceFields asked) {
        var title = asked.title();
        if (title == null) throw NotValidException.at("/title", "api.field.missing", Map.of());
        return AutomaticView.of(automatic
                .turnOn(caller.account(account).id(), title, caller.actor(), clock.now())
                .orThrow());
    }

    @DeleteMapping("/automatic")
    @Needs(Scope.INVOICES_WRITE)
    @Operation(summary = "Turn automatic monthly invoices off")
    AutomaticView turnAutomaticInvoicingOff(Caller caller, @RequestParam(required = false) @Nullable String account) {
        return AutomaticView.of(automatic
                .turnOff(caller.account(account).id(), caller.actor(), clock.now())
                .orThrow());
    }
}
