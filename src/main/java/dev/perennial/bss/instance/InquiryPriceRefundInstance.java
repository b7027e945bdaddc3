package dev.perennial.bss.instance;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Wire;
import dev.perennial.key.Scope;
import dev.perennial.order.Refunds;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/** Says what taking back an instance's renewal would give back in cash; changes nothing. */
@Component
class InquiryPriceRefundInstance implements Action {
    private final PendingRenewals pending;
    private final Refunds refunds;

    InquiryPriceRefundInstance(PendingRenewals pending, Refunds refunds) {
        this.pending = pending;
        this.refunds = refunds;
    }

    record Data(BigDecimal refundAmount, String currency, String instanceId, String hostId) {}

    @Override
    public String name() {
        return "InquiryPriceRefundInstance";
    }

    @Override
    public Scope scope() {
        return Scope.ORDERS_READ;
    }

    @Override
    public Object answer(Ask ask) {
        Tokens.of(ask.parameters());
        var undoing = refunds.mayUndo(pending.of(ask), ask.actor(), ask.now()).orThrow();
        var back = undoing.toWallet();
        return new Data(
                Wire.number(back),
                back.currency().getCurrencyCode(),
                ask.parameters().required("InstanceId"),
                ask.host());
    }
}
