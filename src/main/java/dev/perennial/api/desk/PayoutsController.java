package dev.perennial.api.desk;

import dev.perennial.api.Amount;
import dev.perennial.api.Because;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Must;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.payout.Payout;
import dev.perennial.payout.PayoutLists;
import dev.perennial.payout.PayoutRefusal;
import dev.perennial.payout.Payouts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money on its way out, of all accounts: what the bank is still to be told, what gateways owe an answer, what is done. */
@RestController
@Tag(name = "Payouts")
class PayoutsController {
    private static final String LIST = "payouts";

    private final PayoutLists lists;
    private final Payouts payouts;
    private final PlatformClock clock;

    PayoutsController(PayoutLists lists, Payouts payouts, PlatformClock clock) {
        this.lists = lists;
        this.payouts = payouts;
        this.clock = clock;
    }

    /**
     * A payout.
     *
     * @param payment the payment it goes back to; null where it goes to a bank account
     * @param bank the bank account it goes to; null where it goes back to a payment
     * @param refund the refund it carries out; null for a withdrawal
     * @param answer what the gateway or the bank calls it, once it is paid; before, what was last heard
     * @param endedBecause why one of the vendor's people ended it by hand; null where nobody did
     */
    @Schema(name = "Payout")
    record PayoutView(
            UUID id,
            String account,
            Payout.State state,
            Amount amount,
            @Nullable UUID payment,
            @Nullable PayoutBank bank,
            @Nullable UUID refund,
            Instant askedAt,
            String askedBy,
            int tries,
            @Nullable String answer,
            @Nullable Instant endedAt,
            @Nullable String endedBecause) {
        static PayoutView of(Payout payout) {
            return new PayoutView(
                    payout.id(),
                    payout.account().value(),
                    payout.state(),
                    Amount.of(payout.amount()),
                    payout.to() instanceof Payout.To.ToPayment to ? to.payment() : null,
                    payout.to() instanceof Payout.To.ToBank to
                            ? new PayoutBank(
                                    to.account().holder(),
                                    to.account().number(),
                                    to.account().bic())
                            : null,
                    payout.refund().orElse(null),
                    payout.askedAt(),
                    payout.askedBy(),
                    payout.tries(),
                    payout.answer(),
                    payout.endedAt(),
                    payout.endedBecause());
        }
    }

    record PayoutBank(
            String holder, String number, @Nullable String bic) {}

    /** @param reference what the bank, or the gateway, calls it */
    record PaidOut(@Nullable String reference, @Nullable String reason) {}

    @GetMapping("/api/v1/payouts")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(
            summary = "List payouts",
            description = "What is to be wired by hand, or waits for a gateway, the oldest first; what was paid or"
                    + " refused, the latest first.")
    Page<PayoutView> listPayouts(@RequestParam(defaultValue = "BANK") PayoutLists.Tab list, Paging paging) {
        var name = LIST + list;
        var after = paging.after(name, 2)
                .map(cursor -> new PayoutLists.Place(cursor.instant(0), cursor.id(1)))
                .orElse(null);
        return paging.page(lists.of(list, after, paging.fetch()), line -> PayoutView.of(line.payout()), line -> {
            var place = PayoutLists.place(line.payout());
            return Cursor.of(name, place.at(), place.id());
        });
    }

    @GetMapping("/api/v1/payouts/{id}")
    @Needs(Scope.OPERATIONS_READ)
    @Refuses(
            in = PayoutRefusal.class,
            codes = {"PAYOUT_NOT_FOUND"})
    @Operation(summary = "Get a payout")
    PayoutView getPayout(Caller caller, @PathVariable UUID id) {
        return payouts.find(id, caller.actor())
                .map(PayoutView::of)
                .orElseThrow(() -> new RefusedException(PayoutRefusal.PAYOUT_NOT_FOUND, Map.of()));
    }

    @PostMapping("/api/v1/payouts/{id}/paid")
    @Needs(Scope.GRANTS_WRITE)
    @Refuses(
            in = PayoutRefusal.class,
            codes = {"PAYOUT_NOT_FOUND", "PAYOUT_ENDED", "PAYOUT_UNDER_WAY", "PAYOUT_REFERENCE_MISSING"})
    @Operation(
            summary = "Mark a payout as paid",
            description = "It was wired by hand, or the gateway was asked otherwise.")
    PayoutView markPayoutPaid(Caller caller, @PathVariable UUID id, @RequestBody PaidOut paid) {
        var reason = Because.read(paid.reason());
        var reference = Must.have("/reference", paid.reference());
        return PayoutView.of(payouts.markPaid(id, reference, reason, caller.actor(), clock.now())
                .orThrow());
    }

    @PostMapping("/api/v1/payouts/{id}/refusal")
    @Needs(Scope.GRANTS_WRITE)
    @Refuses(
            in = PayoutRefusal.class,
            codes = {"PAYOUT_NOT_FOUND", "PAYOUT_ENDED", "PAYOUT_UNDER_WAY"})
    @Operation(summary = "Refuse a payout", description = "The money is in the wallet again.")
    PayoutView refusePayout(Caller caller, @PathVariable UUID id, @RequestBody Because because) {
        return PayoutView.of(
                payouts.refuse(id, because.read(), caller.actor(), clock.now()).orThrow());
    }

    @PostMapping("/api/v1/payouts/{id}/retry")
    @Needs(Scope.GRANTS_WRITE)
    @Refuses(
            in = PayoutRefusal.class,
            codes = {"PAYOUT_NOT_FOUND", "PAYOUT_ENDED", "PAYOUT_UNDER_WAY"})
    @Operation(
            summary = "Ask the gateway for a payout again",
            description = "By the same number, so that it gives back once.")
    PayoutView retryPayout(Caller caller, @PathVariable UUID id, @RequestBody Because because) {
        return PayoutView.of(
                payouts.retry(id, because.read(), caller.actor(), clock.now()).orThrow());
    }
}
