package dev.perennial.bss.instance;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.WireIds;
import dev.perennial.key.Scope;
import dev.perennial.order.LastRenewals;
import org.springframework.stereotype.Component;

/** Takes back an instance's renewal whose term has not begun. */
@Component
class RefundInstance implements Action {
    private final NamedInstance named;
    private final LastRenewals renewals;
    private final WireIds wireIds;

    RefundInstance(NamedInstance named, LastRenewals renewals, WireIds wireIds) {
        this.named = named;
        this.renewals = renewals;
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
        var token = Tokens.of(ask.parameters());
        var refund = renewals.undo(named.of(ask), token, ask.actor(), ask.now()).orThrow();
        var number =
                wireIds.of(refund.account(), WireIds.Kind.ORDER, refund.id().toString());
        return new Data(number, ask.host());
    }
}
