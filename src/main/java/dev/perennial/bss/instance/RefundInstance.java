package dev.perennial.bss.instance;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.WireIds;
import dev.perennial.key.Scope;
import dev.perennial.order.Refunds;
import org.springframework.stereotype.Component;

/** Takes back an instance's renewal whose term has not begun. */
@Component
class RefundInstance implements Action {
    private final PendingRenewals pending;
    private final Refunds refunds;
    private final WireIds wireIds;

    RefundInstance(PendingRenewals pending, Refunds refunds, WireIds wireIds) {
        this.pending = pending;
        this.refunds = refunds;
        this.wireIds = wireIds;
    }

    record Data(long orderId, String hostId) {}

    @Override
    public String name() {
        return "RefundInstance";
    }

    @Override
    public Scope scope() {
        return Scope.ORDERS_WRITE;
    }

    @Override
    public Object answer(Ask ask) {
        ask.parameters().word("ImmediatelyRelease", "0", "1");
        Tokens.of(ask.parameters());
        var refund = refunds.undo(pending.of(ask), ask.actor(), ask.now()).orThrow();
        var number =
                wireIds.of(refund.account(), WireIds.Kind.ORDER, refund.id().toString());
        return new Data(number, ask.host());
    }
}
