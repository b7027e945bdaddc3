package dev.perennial.bss;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.bssopenapi20171214.models.CreateInstanceRequest;
import com.aliyun.bssopenapi20171214.models.QueryOrdersRequest;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A new instance is bought through the cloud's own library, with signatures new and old. */
class CreateInstanceTest extends BssScene {

    @ParameterizedTest
    @EnumSource(Signing.class)
    void aNewInstanceIsBoughtOnce(Signing signing) throws Exception {
        var account = account("new-" + signing, "5000.00");
        var client = client(signing(account.id() + ".owner", Role.OWNER, account), signing);
        var request = new CreateInstanceRequest()
                .setProductCode("dms")
                .setProductType("standard")
                .setSubscriptionType("Subscription")
                .setPeriod(12)
                .setRenewalStatus("AutoRenewal")
                .setRenewPeriod(1)
                .setClientToken("new");
        var made = client.createInstance(request).getBody().getData();
        assertThat(client.createInstance(request).getBody().getData().getInstanceId())
                .isEqualTo(made.getInstanceId());
        var item = item(made.getInstanceId());
        assertThat(item.account()).isEqualTo(account.id());
        assertThat(item.plan().mode()).isEqualTo(Mode.AUTO);
        assertThat(item.life().termNumber()).isEqualTo(1);
        assertThat(item.life().expiresAt()).isAfter(now().plusSeconds(86_400L * 364));
        assertThat(wallet(account).balance()).isEqualTo(cny("2010.00"));
        assertThat(bean(Orders.class).of(account.id()))
                .singleElement()
                .satisfies(order -> assertThat(order.type()).isEqualTo(Order.Type.NEW));
        var listed = client.queryOrders(new QueryOrdersRequest().setOrderType("New"))
                .getBody()
                .getData()
                .getOrderList()
                .getOrder();
        assertThat(listed)
                .singleElement()
                .satisfies(order -> assertThat(order.getOrderId()).isEqualTo(made.getOrderId()));

        request.setLogistics("{}");
        assertThat(code(() -> client.createInstance(request))).isEqualTo("InvalidParameter");
        request.setLogistics(null).setPricingCycle(1L);
        assertThat(code(() -> client.createInstance(request))).isEqualTo("InvalidParameter");
        request.setPricingCycle(null).setClientToken("other");
        assertThat(code(() -> client.createInstance(request))).isEqualTo("PAY.INSUFFICIENT_BALANCE");
        request.setPeriod(10);
        assertThat(code(() -> client.createInstance(request))).isEqualTo("InvalidParameter");
        request.setSubscriptionType("PayAsYouGo");
        assertThat(code(() -> client.createInstance(request))).isEqualTo("NotApplicable");
        assertThat(bean(Orders.class).of(account.id())).hasSize(1);
    }
}
