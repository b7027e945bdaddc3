package dev.perennial.api.desk;

import dev.perennial.account.Accounts;
import dev.perennial.api.Amount;
import dev.perennial.api.Because;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.FieldErrors;
import dev.perennial.api.Must;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.order.Order;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Orders;
import dev.perennial.order.RefundLists;
import dev.perennial.order.Refunds;
import dev.perennial.order.Repayment;
import dev.perennial.order.Repayments;
import dev.perennial.payout.OriginalRefunds;
import dev.perennial.payout.PayoutRefusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Money of paid orders that goes back: what can, what did, and giving it. */
@RestController
@Tag(name = "Refunds")
class RefundsController {
    private static final String LIST = "refunds";

    private final RefundLists lists;
    private final Orders orders;
    private final Accounts accounts;
    private final Refunds refunds;
    private final Repayments repayments;
    private final OriginalRefunds originals;
    private final PlatformClock clock;

    RefundsController(
            RefundLists lists,
            Orders orders,
            Accounts accounts,
            Refunds refunds,
            Repayments repayments,
            OriginalRefunds originals,
            PlatformClock clock) {
        this.lists = lists;
        this.orders = orders;
        this.accounts = accounts;
        this.refunds = refunds;
        this.repayments = repayments;
        this.originals = originals;
        this.clock = clock;
    }

    /**
     * Money that went back.
     *
     * @param order the order of which it was
     * @param coupons what coupons had back
     * @param because the operator's reason; null where the customer undid the order
     */
    @Schema(name = "Refund")
    record RefundView(
            UUID id,
            UUID order,
            String account,
            String accountName,
            Amount amount,
            Amount coupons,
            Instant at,
            @Nullable String because) {
        static RefundView of(RefundLists.Refunded one) {
            return new RefundView(
                    one.refund(),
                    one.order(),
                    one.account(),
                    one.accountName(),
                    Amount.of(one.amount()),
                    Amount.of(one.coupons()),
                    one.at(),
                    one.because());
        }
    }

    /**
     * What of an order can go back, and what did.
     *
     * @param whyNot the code of why nothing can; null where something can
     * @param isUndoable whether it can be undone whole, since no term of it has begun
     * @param toPayment what the payments of this order can take back
     */
    record OrderRefunds(
            UUID order,
            String account,
            @Nullable String whyNot,
            boolean isUndoable,
            Amount toPayment,
            List<RefundableLine> lines,
            List<GivenBackLine> given) {}

    /**
     * @param left the cash that is still to be given back at the most
     * @param suggested the unused days' share of it
     * @param mayEnd whether its term can be ended with the refund: at the end of today
     */
    record RefundableLine(
            int line,
            String subscription,
            Amount paid,
            Amount refunded,
            Amount left,
            Amount suggested,
            long unusedDays,
            long days,
            boolean mayEnd) {}

    record GivenBackLine(
            UUID refund,
            int line,
            Amount amount,
            Amount coupons,
            Instant at,
            @Nullable String because) {}

    /**
     * What is to go back.
     *
     * @param lines so much of which line
     * @param ends the numbers of the lines whose terms end with it; null for none
     * @param toPayment whether it goes on to the original payment; else it stays in the wallet
     */
    record RefundWish(
            @Nullable List<RefundPart> lines,
            @Nullable List<Integer> ends,
            @Nullable Boolean toPayment,
            @Nullable String reason) {}

    /** @param amount a decimal in the order's currency */
    record RefundPart(@Nullable Integer line, @Nullable String amount) {}

    @GetMapping("/api/v1/refunds")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(summary = "List refunds of all accounts", description = "The latest first.")
    Page<RefundView> listRefunds(Paging paging) {
        var before = paging.after(LIST, 2)
                .map(cursor -> new RefundLists.Place(cursor.instant(0), cursor.id(1)))
                .orElse(null);
        return paging.page(
                lists.page(before, paging.fetch()), RefundView::of, one -> Cursor.of(LIST, one.at(), one.refund()));
    }

    @GetMapping("/api/v1/refunds/{order}")
    @Needs(Scope.OPERATIONS_READ)
    @Refuses(
            in = OrderRefusal.class,
            codes = {"ORDER_NOT_FOUND"})
    @Operation(summary = "Get what of an order can go back, and what did")
    OrderRefunds getOrderRefunds(Caller caller, @PathVariable UUID order) {
        return refunds(find(order), caller);
    }

    @PostMapping("/api/v1/refunds/{order}")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.GRANTS_WRITE)
    @Refuses(
            in = OrderRefusal.class,
            codes = {"ORDER_NOT_FOUND", "NOT_REFUNDABLE", "NOTHING_TO_REFUND", "REFUND_TOO_LARGE", "TERM_CANNOT_END"})
    @Refuses(
            in = PayoutRefusal.class,
            codes = {"NO_ORIGINAL_PAYMENT", "MORE_THAN_WITHDRAWABLE"})
    @Operation(
            summary = "Refund part of a paid order",
            description = "Of each line so much, to the wallet or to the original payment; the order stays paid.")
    OrderRefunds giveBack(Caller caller, @PathVariable UUID order, @RequestBody RefundWish wish) {
        var reason = Because.read(wish.reason());
        var of = find(order);
        var asked = asked(wish, of.price().currency());
        boolean toPayment = Boolean.TRUE.equals(wish.toPayment());
        var given = toPayment
                ? originals.repay(order, asked, reason, caller.actor(), clock.now())
                : repayments.repay(order, asked, reason, caller.actor(), clock.now());
        given.orThrow();
        return refunds(find(order), caller);
    }

    @PostMapping("/api/v1/refunds/{order}/undo")
    @Needs(Scope.GRANTS_WRITE)
    @Refuses(
            in = OrderRefusal.class,
            codes = {"ORDER_NOT_FOUND", "NOT_UNDOABLE", "TERM_HAS_BEGUN", "LATER_TERM_EXISTS", "REFUNDED_IN_PART"})
    @Operation(
            summary = "Undo a whole order for a customer",
            description = "With its terms, while none of them has begun.")
    OrderRefunds undoForCustomer(Caller caller, @PathVariable UUID order, @RequestBody Because because) {
        var reason = because.read();
        refunds.undo(order, reason, caller.actor(), clock.now()).orThrow();
        return refunds(find(order), caller);
    }

    private static Repayment.Asked asked(RefundWish wish, Currency currency) {
        var errors = new FieldErrors();
        var parts = new ArrayList<Repayment.Part>();
        var lines = Must.have("/lines", wish.lines());
        for (int n = 0; n < lines.size(); n++) {
            int line = Must.have("/lines/" + n + "/line", lines.get(n).line());
            errors.need("/lines/" + n + "/amount", lines.get(n).amount(), text -> Money.parse(text, currency))
                    .ifPresent(amount -> parts.add(new Repayment.Part(line, amount)));
        }
        errors.check();
        return new Repayment.Asked(parts, wish.ends() == null ? List.of() : wish.ends());
    }

    private Order find(UUID order) {
        return orders.find(order).orElseThrow(() -> new RefusedException(OrderRefusal.ORDER_NOT_FOUND, Map.of()));
    }

    private OrderRefunds refunds(Order order, Caller caller) {
        var now = clock.now();
        var account = accounts.find(order.account()).orElseThrow();
        var may = repayments.mayRepay(order.id(), caller.actor(), now);
        boolean undoable = refunds.mayUndo(order.id(), caller.actor(), now) instanceof Outcome.Done<Refunds.Undoing>;
        var given = repayments.of(order).stream()
                .map(one -> new GivenBackLine(
                        one.refund(),
                        one.line(),
                        Amount.of(one.amount()),
                        Amount.of(one.coupons()),
                        one.at(),
                        one.because()))
                .toList();
        return switch (may) {
            case Outcome.Done<Repayment.Open>(var open) ->
                new OrderRefunds(
                        order.id(),
                        account.id().value(),
                        null,
                        undoable,
                        Amount.of(originals.most(account, order.id(), now)),
                        open.lines().stream().map(RefundsController::line).toList(),
                        given);
            case Outcome.Refused<Repayment.Open>(var why, var facts) ->
                new OrderRefunds(
                        order.id(),
                        account.id().value(),
                        why.name(),
                        undoable,
                        Amount.of(Money.zero(account.currency())),
                        List.of(),
                        given);
        };
    }

    private static RefundableLine line(Repayment.Refundable open) {
        return new RefundableLine(
                open.line().number(),
                open.line().subscription().value(),
                Amount.of(open.line().paidFromWallet()),
                Amount.of(open.refunded()),
                Amount.of(open.left()),
                Amount.of(open.suggested()),
                open.unusedDays(),
                open.days(),
                open.mayEnd());
    }
}
