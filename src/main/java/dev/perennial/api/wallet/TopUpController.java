package dev.perennial.api.wallet;

import dev.perennial.account.Accounts;
import dev.perennial.api.Amount;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.FieldErrors;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.api.order.PaymentView;
import dev.perennial.clock.PlatformClock;
import dev.perennial.invoice.AttributionRule;
import dev.perennial.key.Scope;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.order.Cashier;
import dev.perennial.order.Payer;
import dev.perennial.payment.PaymentRefusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Money that comes in: begun through a gateway; and what it paid for. */
@RestController
@RequestMapping("/api/v1/wallet/top-ups")
@Tag(name = "Wallet")
class TopUpController {
    private static final String LIST = "top-ups";

    private final Accounts accounts;
    private final Ledger ledger;
    private final Cashier cashier;
    private final PlatformClock clock;

    TopUpController(Accounts accounts, Ledger ledger, Cashier cashier, PlatformClock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.cashier = cashier;
        this.clock = clock;
    }

    /**
     * @param paid what of it paid which order
     * @param out what of it left the wallet otherwise
     */
    @Schema(name = "TopUp")
    record TopUp(
            UUID entry,
            Instant at,
            LedgerAccount from,
            Amount amount,
            String reason,
            List<Part> paid,

            @Schema(description = "What of it left the wallet otherwise: paid out, or taken back")
            Amount out,

            @Schema(description = "What of it is still there")
            Amount left) {
        static TopUp of(AttributionRule.Lot lot) {
            return new TopUp(
                    lot.entry().id(),
                    lot.entry().at(),
                    lot.entry().debit(),
                    Amount.of(lot.entry().amount()),
                    lot.entry().reason(),
                    lot.paid().entrySet().stream()
                            .map(part -> new Part(part.getKey(), Amount.of(part.getValue())))
                            .toList(),
                    Amount.of(lot.out()),
                    Amount.of(lot.left()));
        }
    }

    /** What of it paid an order. */
    @Schema(name = "TopUpPart")
    record Part(UUID order, Amount amount) {}

    @GetMapping
    @Needs(Scope.WALLET_READ)
    @Operation(summary = "List top-ups, and which orders they paid", description = """
        The newest first; the oldest money in the wallet goes first. Top-ups are not invoiced \
        themselves: the orders they paid for are.\
        """)
    Page<TopUp> listTopUps(Caller caller, Paging paging, @RequestParam(required = false) @Nullable String account) {
        var owner = caller.account(account).id();
        var after = paging.after(LIST, 1).map(cursor -> cursor.id(0)).orElse(null);
        var flow = ledger.flow(accounts.bucketOf(owner), owner, after, paging.fetch());
        return paging.page(
                AttributionRule.attribute(flow),
                TopUp::of,
                lot -> Cursor.of(LIST, lot.entry().id()));
    }

    /** @param keepMethod whether the customer agreed to the way to pay being kept for later charges */
    @Schema(name = "NewTopUp")
    record NewTopUp(
            @Schema(example = "100.00") @Nullable String amount,

            @Schema(description = "Whether the customer agreed to the way to pay being kept, for automatic top-up")
            @Nullable
            Boolean keepMethod) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.WALLET_WRITE)
    @Operation(
            summary = "Begin a top-up through the gateway",
            description = "Answers the `address` of the page to send the customer to.")
    @Refuses(
            in = PaymentRefusal.class,
            codes = {"AMOUNT_INVALID", "GATEWAY_NOT_AVAILABLE", "AMOUNT_TOO_LARGE", "PAYMENT_ENDED", "GATEWAY_AWAY"})
    PaymentView beginTopUp(
            Caller caller, @RequestParam(required = false) @Nullable String account, @RequestBody NewTopUp asked) {
        var owner = caller.account(account).id();
        var errors = new FieldErrors();
        if (asked.amount() == null) errors.add("/amount", "api.field.missing", Map.of());
        errors.check();
        boolean keep = asked.keepMethod() != null && asked.keepMethod();
        var payer = new Payer(caller.actor(), caller.language(), clock.now());
        return PaymentView.of(cashier.topUp(owner, asked.amount(), keep, payer).orThrow(), cashier);
    }
}
