package dev.perennial.api.wallet;

import dev.perennial.account.Account;
import dev.perennial.api.Amount;
import dev.perennial.api.Caller;
import dev.perennial.api.Needs;
import dev.perennial.api.Refuses;
import dev.perennial.bank.CreditorReference;
import dev.perennial.bank.Payee;
import dev.perennial.bank.Payees;
import dev.perennial.bank.Remittances;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Orders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How to pay from one's own bank: where to, and with which reference. */
@RestController
class TransferController {
    private final Remittances remittances;
    private final Payees payees;
    private final Orders orders;
    private final PlatformClock clock;

    TransferController(Remittances remittances, Payees payees, Orders orders, PlatformClock clock) {
        this.remittances = remittances;
        this.payees = payees;
        this.orders = orders;
        this.clock = clock;
    }

    /** What to write on a transfer. */
    @Schema(name = "TransferInstructions")
    record Instructions(
            @Schema(description = "A creditor reference (ISO 11649): always the same for the same account, or order")
            String reference,

            @Schema(description = "The vendor's bank accounts that take this currency")
            List<PayeeView> payees,

            @Schema(description = "The order it pays; null for the balance") @Nullable
            UUID order,

            @Schema(description = "What the order lacks; null for as much as one likes") @Nullable
            Amount amount) {}

    /** A bank account of the vendor. */
    @Schema(name = "Payee")
    record PayeeView(String holder, String bank, String number, String bic) {
        static PayeeView of(Payee payee) {
            return new PayeeView(payee.holder(), payee.bank(), payee.number(), payee.bic());
        }
    }

    @PostMapping("/api/v1/wallet/transfer-instructions")
    @Needs(Scope.WALLET_WRITE)
    @Tag(name = "Wallet")
    @Operation(
            summary = "Get how to top up by bank transfer",
            description = "The account's own reference is made when it is asked for the first time.")
    Instructions getTransferInstructions(Caller caller, @RequestParam(required = false) @Nullable String account) {
        var owner = caller.account(account);
        var reference = remittances.of(owner.id(), caller.actor(), clock.now()).orThrow();
        return instructions(owner, reference, null, null, caller);
    }

    @PostMapping("/api/v1/orders/{id}/transfer-instructions")
    @Needs(Scope.ORDERS_WRITE)
    @Tag(name = "Orders")
    @Operation(
            summary = "Get how to pay an unpaid order by bank transfer",
            description = "A transfer of exactly its amount with this reference pays it.")
    @Refuses(
            in = OrderRefusal.class,
            codes = {"ORDER_NOT_FOUND", "ORDER_NOT_UNPAID"})
    Instructions getOrderTransferInstructions(Caller caller, @PathVariable UUID id) {
        var reference = remittances.ofOrder(id, caller.actor(), clock.now()).orThrow();
        var order = orders.find(id).orElseThrow(() -> new RefusedException(OrderRefusal.ORDER_NOT_FOUND, Map.of()));
        var missing = orders.mayPay(id, caller.actor(), clock.now()) instanceof Outcome.Done<Orders.Due>(var due)
                        && due.shortfall().isPositive()
                ? due.shortfall()
                : null;
        return instructions(caller.account(order.account().value()), reference, id, missing, caller);
    }

    private Instructions instructions(
            Account owner, CreditorReference reference, @Nullable UUID order, @Nullable Money amount, Caller caller) {
        return new Instructions(
                reference.value(),
                payees.of(owner.currency(), caller.language()).stream()
                        .map(PayeeView::of)
                        .toList(),
                order,
                amount == null ? null : Amount.of(amount));
    }
}
