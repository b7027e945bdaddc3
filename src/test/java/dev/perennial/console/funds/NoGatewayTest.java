package dev.perennial.console.funds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.order.OrderPayments;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.payment.Payments;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In a database of real business the sandbox's gateway does not exist; the pages say what to do instead. */
class NoGatewayTest extends Scene {
    @Override
    protected @Nullable Instant start() {
        return null;
    }

    @Override
    protected boolean isServed() {
        return true;
    }

    @Test
    void rule12_whereNoGatewayTakesPaymentsNoneBeginsAndTheWayToAddFundsIsTold() {
        var acme = account("acme", "1.00");
        var self = customer(acme.id());
        item("real-mail", acme, "mail", "standard", "2040-12-20", Mode.MANUAL, null);
        var order = bean(Orders.class)
                .place(List.of(new Wish(new Subscription.Id("real-mail"), Period.parse("P1Y"))), self, now())
                .orThrow();
        var no = Outcome.refused(PaymentRefusal.GATEWAY_NOT_AVAILABLE);
        assertThat(bean(OrderPayments.class).begin(order.id(), self, now())).isEqualTo(no);
        assertThat(bean(Payments.class).beginTopUp(acme.id(), "5.00", self, now()))
                .isEqualTo(no);

        user("owner", Role.OWNER, acme);
        var owner = new Browse(port(), "en").signIn("owner", PASSWORD);
        for (var path : List.of("/funds", "/funds/top-up")) {
            assertThat(owner.get(path).body())
                    .as(path)
                    .contains("How to add funds", "ask the vendor to credit your account", "<code>acme</code>")
                    .doesNotContain("Continue to payment");
        }
        var refused = owner.post("/funds/top-up", Map.of("amount", "5.00"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Ask the vendor to credit your account");
        assertThat(owner.post("/orders/" + order.id() + "/go-to-pay", Map.of()).body())
                .contains("Ask the vendor to credit your account");
        assertThat(jdbc().sql("select count(*) from payment").query(Long.class).single())
                .isZero();
    }
}
