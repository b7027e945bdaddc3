package dev.perennial.bss;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.bssopenapi20171214.Client;
import com.aliyun.bssopenapi20171214.models.QueryAvailableInstancesRequest;
import com.aliyun.bssopenapi20171214.models.RenewInstanceRequest;
import com.aliyun.bssopenapi20171214.models.SetRenewalRequest;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The renewal actions through the cloud's own library, with signatures new and old; what they did, the database says. */
class RenewalActionsTest extends BssScene {

    private Client owner(String account, String balance, Signing signing) {
        var made = account(account, balance);
        item("dms-" + account, made, "dms", "standard", "2026-04-10", Mode.MANUAL, null);
        item("mail-" + account, made, "mail", "standard", "2026-05-10", Mode.MANUAL, null);
        return client(signing(account + ".owner", Role.OWNER, made), signing);
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void renewalIsSetForAllOrForNone(Signing signing) throws Exception {
        var name = "set-" + signing;
        var client = owner(name, "100.00", signing);
        var request = new SetRenewalRequest()
                .setProductCode("dms")
                .setSubscriptionType("Subscription")
                .setInstanceIDs("dms-" + name)
                .setRenewalStatus("AutoRenewal")
                .setRenewalPeriod(3)
                .setRenewalPeriodUnit("M");

        var answer = client.setRenewal(request).getBody();
        assertThat(answer.getSuccess()).isTrue();
        assertThat(answer.getCode()).isEqualTo("Success");
        assertThat(answer.getRequestId()).matches("[0-9A-F-]{36}");
        assertThat(item("dms-" + name).plan().mode()).isEqualTo(Mode.AUTO);
        assertThat(item("dms-" + name).plan().period()).hasToString("P3M");

        request.setRenewalStatus("NotRenewal").setInstanceIDs("dms-" + name + ",mail-" + name);
        assertThat(code(() -> client.setRenewal(request))).isEqualTo("ResourceNotExists");
        assertThat(item("dms-" + name).plan().mode()).isEqualTo(Mode.AUTO);

        request.setInstanceIDs("dms-" + name).setSubscriptionType("PayAsYouGo");
        assertThat(code(() -> client.setRenewal(request))).isEqualTo("ResourceNotExists");
        request.setSubscriptionType("Subscription").setRenewalStatus("Sometimes");
        assertThat(code(() -> client.setRenewal(request))).isEqualTo("InvalidParameter");
        request.setRenewalStatus("AutoRenewal").setRenewalPeriod(null);
        assertThat(code(() -> client.setRenewal(request))).isEqualTo("MissingRenewalPeriod");
        request.setRenewalPeriod(4);
        assertThat(code(() -> client.setRenewal(request))).isEqualTo("InvalidParameter");
        request.setProductCode(null);
        assertThat(code(() -> client.setRenewal(request))).isEqualTo("MissingProductCode");
        request.setProductCode("ecs");
        assertThat(code(() -> client.setRenewal(request))).isEqualTo("ProductNotSupported");
        assertThat(item("dms-" + name).plan().period()).hasToString("P3M");
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void anInstanceIsRenewedAndPaidOnce(Signing signing) throws Exception {
        var name = "renew-" + signing;
        var client = owner(name, "1000.00", signing);
        var request = new RenewInstanceRequest()
                .setProductCode("dms")
                .setProductType("standard")
                .setInstanceId("dms-" + name)
                .setRenewPeriod(1)
                .setClientToken("tok en~*+é-1".replace("é", "e"));

        var order = client.renewInstance(request).getBody().getData().getOrderId();
        assertThat(client.renewInstance(request).getBody().getData().getOrderId())
                .isEqualTo(order);
        assertThat(order).matches("[0-9]{5,16}");
        assertThat(item("dms-" + name).life().expiresAt()).isEqualTo(day("2026-05-10"));
        var orders = bean(Orders.class).of(item("dms-" + name).account());
        assertThat(orders).singleElement().extracting(Order::state).isEqualTo(Order.State.PAID);

        request.setRenewPeriod(2);
        assertThat(code(() -> client.renewInstance(request))).isEqualTo("IdempotentParameterMismatch");
        request.setClientToken("another").setRenewPeriod(36);
        assertThat(code(() -> client.renewInstance(request))).isEqualTo("PAY.INSUFFICIENT_BALANCE");
        request.setRenewPeriod(10);
        assertThat(code(() -> client.renewInstance(request))).isEqualTo("InvalidParameter");
        request.setRenewPeriod(1).setInstanceId("mail-" + name);
        assertThat(code(() -> client.renewInstance(request))).isEqualTo("ResourceNotExists");
        assertThat(bean(Orders.class).of(item("dms-" + name).account())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void instancesAreListed(Signing signing) throws Exception {
        var name = "list-" + signing;
        var client = owner(name, "0.00", signing);
        var request = new QueryAvailableInstancesRequest();

        var all = client.queryAvailableInstances(request).getBody().getData();
        assertThat(all.getTotalCount()).isEqualTo(2);
        assertThat(all.getPageSize()).isEqualTo(20);
        var first = all.getInstanceList().getFirst();
        assertThat(first.getInstanceID()).isEqualTo("dms-" + name);
        assertThat(first.getEndTime()).isEqualTo("2026-04-09T16:00:00Z");
        assertThat(first.getStatus()).isEqualTo("Normal");
        assertThat(first.getRenewStatus()).isEqualTo("ManualRenewal");
        assertThat(first.getOwnerId()).isPositive();

        request.setPageNum(2).setPageSize(1);
        var second = client.queryAvailableInstances(request).getBody().getData();
        assertThat(second.getInstanceList())
                .singleElement()
                .satisfies(item -> assertThat(item.getInstanceID()).isEqualTo("mail-" + name));
        request.setPageNum(1).setEndTimeEnd("2026-04-30T00:00:00Z").setRenewStatus("ManualRenewal");
        assertThat(client.queryAvailableInstances(request).getBody().getData().getTotalCount())
                .isEqualTo(1);
        request.setPageSize(301);
        assertThat(code(() -> client.queryAvailableInstances(request))).isEqualTo("InvalidParameter");
        request.setPageSize(10).setRegion("cn-hangzhou");
        assertThat(code(() -> client.queryAvailableInstances(request))).isEqualTo("MissingProductCode");
        request.setRegion(null).setOwnerId(1L);
        assertThat(code(() -> client.queryAvailableInstances(request))).isEqualTo("InvalidOwner");
        request.setOwnerId(first.getOwnerId());
        assertThat(client.queryAvailableInstances(request).getBody().getSuccess())
                .isTrue();
    }
}
