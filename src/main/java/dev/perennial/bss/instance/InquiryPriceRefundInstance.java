package dev.perennial.bss.instance;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Wire;
import dev.perennial.key.Scope;
import dev.perennial.order.LastRenewals;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/** Says what taking back an instance's renewal would give back in cash; changes nothing. */
@Component
class InquiryPriceRefundInstance implements Action {
    private final NamedInstance named;
    private final LastRenewals renewals;

    InquiryPriceRefundInstance(NamedInstance named, LastRenewals renewals) {
        this.named = named;
        this.renewals = renewals;
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
        var id = named.of(ask);
        var back = renewals.mayUndo(id, ask.actor(), ask.now()).orThrow().toWallet();
        return new Data(Wire.number(back), back.currency().getCurrencyCode(), id.value(), ask.host());
    }
}
