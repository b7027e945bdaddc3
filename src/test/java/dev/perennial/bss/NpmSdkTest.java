package dev.perennial.bss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.invoice.Invoices;
import dev.perennial.invoice.Title;
import dev.perennial.invoice.Titles;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.settings.UnifiedDays;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every action through the cloud's own npm client, with signatures new and old; what they did, the database says. */
class NpmSdkTest extends BssScene {
    private Account account;
    private Npm npm;

    /** An account with a database and a mail service that end on 10 April, and a program of its owner. */
    private void open(String name, Signing signing, String balance) {
        account = account("npm-" + name + "-" + signing, balance);
        item(database(), account, "dms", "standard", "2026-04-10", Mode.MANUAL, null);
        item(mail(), account, "mail", "standard", "2026-04-10", Mode.MANUAL, null);
        npm = Npm.open(port(), signing(account.id() + ".owner", Role.OWNER, account), signing);
    }

    @AfterEach
    void end() {
        if (npm != null) npm.close();
    }

    private String database() {
        return "db-" + account.id();
    }

    private String mail() {
        return "mail-" + account.id();
    }

    private Map<String, Object> renewal(int months, String token) {
        return Map.of("productCode", "dms", "instanceId", database(), "renewPeriod", months, "clientToken", token);
    }

    /** @return the order's number */
    private String renewed(int months) {
        return npm.call("RenewInstance", renewal(months, "a *~'+%-1"))
                .at("/data/orderId")
                .asString();
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void instancesAreSetListedRenewedAndTakenBack(Signing signing) {
        open("items", signing, "1000.00");
        var wish = Map.<String, Object>of(
                "productCode", "dms",
                "instanceIDs", database(),
                "subscriptionType", "Subscription",
                "renewalStatus", "AutoRenewal",
                "renewalPeriod", 3,
                "renewalPeriodUnit", "M");
        var set = npm.call("SetRenewal", wish);
        assertThat(set.path("success").asBoolean()).isTrue();
        assertThat(set.path("requestId").asString()).matches("[0-9A-F-]{36}");
        assertThat(item(database()).plan().mode()).isEqualTo(Mode.AUTO);
        assertThat(item(database()).plan().period()).hasToString("P3M");
        var listed = npm.call("QueryAvailableInstances", Map.of("renewStatus", "AutoRenewal"))
                .path("data");
        assertThat(listed.path("totalCount").asInt()).isEqualTo(1);
        assertThat(listed.at("/instanceList/0/instanceID").asString()).isEqualTo(database());
        assertThat(listed.at("/instanceList/0/endTime").asString()).isEqualTo("2026-04-09T16:00:00Z");

        var order = renewed(3);
        assertThat(renewed(3)).as("the same client token").isEqualTo(order).matches("[0-9]{5,16}");
        assertThat(item(database()).life().expiresAt()).isEqualTo(day("2026-07-10"));
        assertThat(wallet(account).balance()).isEqualTo(cny("103.00"));
        assertThat(npm.refused("RenewInstance", renewal(1, "a *~'+%-1"))).isEqualTo("IdempotentParameterMismatch");
        assertThat(npm.refused("RenewInstance", renewal(12, "another"))).isEqualTo("PAY.INSUFFICIENT_BALANCE");
        assertThat(wallet(account).balance()).isEqualTo(cny("103.00"));

        var named = Map.<String, Object>of("instanceId", database(), "productCode", "dms");
        var price = npm.call("InquiryPriceRefundInstance", named).path("data");
        assertThat(price.path("refundAmount").decimalValue()).isEqualByComparingTo("897");
        var refund = Map.<String, Object>of("instanceId", database(), "productCode", "dms", "immediatelyRelease", "1");
        assertThat(npm.call("RefundInstance", refund).at("/data/orderId").asLong())
                .isPositive();
        assertThat(wallet(account).balance()).isEqualTo(cny("1000.00"));
        assertThat(item(database()).life().expiresAt()).isEqualTo(day("2026-04-10"));
        assertThat(npm.refused("RefundInstance", refund)).isEqualTo("ResourceStatusError");

        npm.call("SetAllExpirationDay", Map.of("unifyExpireDay", "12"));
        assertThat(npm.refused("SetAllExpirationDay", Map.of("unifyExpireDay", "29")))
                .isEqualTo("InvalidParameter");
        assertThat(bean(UnifiedDays.class).of(account.id())).hasValue(12);
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void aNewInstanceIsBoughtOnce(Signing signing) {
        open("new", signing, "5000.00");
        var made = npm.call("CreateInstance", purchase("new")).path("data");
        assertThat(npm.call("CreateInstance", purchase("new")).at("/data/instanceId"))
                .isEqualTo(made.path("instanceId"));
        assertThat(npm.refused("CreateInstance", purchase("other"))).isEqualTo("PAY.INSUFFICIENT_BALANCE");
        assertThat(made.path("orderId").asString()).matches("[0-9]{5,16}");
        var item = item(made.path("instanceId").asString());
        assertThat(item.account()).isEqualTo(account.id());
        assertThat(item.plan().mode()).isEqualTo(Mode.AUTO);
        assertThat(wallet(account).balance()).isEqualTo(cny("2010.00"));
        assertThat(bean(Orders.class).of(account.id()))
                .singleElement()
                .satisfies(order -> assertThat(order.type()).isEqualTo(Order.Type.NEW));
    }

    private static Map<String, Object> purchase(String token) {
        return Map.of(
                "productCode", "dms",
                "productType", "standard",
                "subscriptionType", "Subscription",
                "period", 12,
                "renewalStatus", "AutoRenewal",
                "renewPeriod", 1,
                "clientToken", token);
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void pricesAreTheCatalogs(Signing signing) {
        open("price", signing, "0.00");
        var products = npm.call("QueryProductList", Map.of("pageNum", 1, "queryTotalCount", true))
                .path("data");
        assertThat(products.at("/productList/product"))
                .hasSize(products.path("totalCount").asInt());
        assertThat(products.at("/productList/product/0/productCode").asString()).isEqualTo("dms");
        var described = npm.call(
                        "DescribePricingModule", Map.of("productCode", "dms", "subscriptionType", "Subscription"))
                .path("data");
        assertThat(described.at("/moduleList/module/0/moduleCode").asString()).isEqualTo("Edition");
        assertThat(described.at("/attributeList/attribute/0/values/attributeValue"))
                .hasSize(3);
        var price = npm.call("GetSubscriptionPrice", price("Edition:standard")).path("data");
        assertThat(price.path("tradePrice").decimalValue()).isEqualByComparingTo("5980");
        assertThat(price.path("currency").asString()).isEqualTo("CNY");
        assertThat(npm.refused("GetSubscriptionPrice", price("Edition:golden"))).isEqualTo("InvalidConfigCode");
    }

    private static Map<String, Object> price(String config) {
        return Map.of(
                "productCode", "dms",
                "subscriptionType", "Subscription",
                "orderType", "NewOrder",
                "servicePeriodQuantity", 1,
                "servicePeriodUnit", "Year",
                "quantity", 2,
                "moduleList", List.of(Map.of("moduleCode", "Edition", "config", config, "moduleStatus", 1)));
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void ordersAreListedShownAndCancelled(Signing signing) {
        open("orders", signing, "1000.00");
        var number = renewed(1);
        var orders = npm.call("QueryOrders", Map.of()).path("data");
        assertThat(orders.path("totalCount").asInt()).isEqualTo(1);
        assertThat(orders.at("/orderList/order/0/orderId").asString()).isEqualTo(number);
        assertThat(orders.at("/orderList/order/0/afterTaxAmount").asString()).isEqualTo("299.00");
        var detail = npm.call("GetOrderDetail", Map.of("orderId", number)).path("data");
        assertThat(detail.at("/orderList/order/0/instanceIDs").asString()).isEqualTo("[\"" + database() + "\"]");
        assertThat(npm.refused("GetOrderDetail", Map.of("orderId", "12"))).isEqualTo("ResourceNotExists");

        assertThat(npm.refused("CancelOrder", Map.of("orderId", number))).isEqualTo("ResourceStatusError");
        var wish = new Wish(new Subscription.Id(mail()), Period.parse("P1Y"));
        var placed = bean(Orders.class)
                .place(List.of(wish), customer(account.id()), now())
                .orThrow();
        var unpaid = npm.call("QueryOrders", Map.of("paymentStatus", "Unpaid")).at("/data/orderList/order/0/orderId");
        npm.call("CancelOrder", Map.of("orderId", unpaid.asString()));
        assertThat(bean(Orders.class).find(placed.id()).orElseThrow().state()).isEqualTo(Order.State.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void moneyIsTold(Signing signing) {
        open("money", signing, "12345.00");
        var number = renewed(1);
        var balance = npm.call("QueryAccountBalance", Map.of()).path("data");
        assertThat(balance.path("availableAmount").asString()).isEqualTo("12,046.00");
        var spent = npm.call("QueryAccountTransactions", Map.of("recordID", number, "transactionFlow", "Expense"))
                .path("data");
        assertThat(spent.path("totalCount").asInt()).isEqualTo(1);
        var one = spent.at("/accountTransactionsList/accountTransactionsList/0");
        assertThat(one.path("amount").asString()).isEqualTo("299.00");
        assertThat(one.path("balance").asString())
                .isEqualTo(wallet(account).balance().decimal());
        var first = npm.call("QueryAccountTransactionDetails", Map.of("maxResults", 1, "createTimeStart", "2026-01-01"))
                .path("data");
        assertThat(first.path("totalCount").asInt()).isEqualTo(2);
        var next = npm.call(
                "QueryAccountTransactionDetails",
                Map.of(
                        "maxResults",
                        1,
                        "createTimeStart",
                        "2026-01-01",
                        "nextToken",
                        first.path("nextToken").asString()));
        assertThat(next.at("/data/accountTransactionsList/accountTransactionsList/0/balance")
                        .asString())
                .isEqualTo("12345.00");
        coupon("c-" + account.id(), account, "50.00", "2026-12-31", "dms");
        var coupons = npm.call("QueryCashCoupons", Map.of("effectiveOrNot", true));
        assertThat(coupons.at("/data/cashCoupon/0/cashCouponNo").asString()).isEqualTo("c-" + account.id());
        assertThat(coupons.at("/data/cashCoupon/0/balance").asString()).isEqualTo("50.00");
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void whatWasPaidIsInvoiced(Signing signing) {
        open("paper", signing, "1000.00");
        var number = renewed(1);
        var buyer = new Title.Buyer(Title.Kind.PERSON, "Li Lei", "", "CN", "1 Lotus Road", "", "", "", "");
        bean(Titles.class)
                .add(account.id(), buyer, customer(account.id()), now())
                .orThrow();
        var paid = npm.call("QueryEvaluateList", Map.of("type", 2)).at("/data/evaluateList/evaluate/0");
        assertThat(paid.path("outBizId").asString()).isEqualTo(number);
        assertThat(paid.path("canInvoiceAmount").asLong()).isEqualTo(29_900);
        var title = npm.call("QueryInvoicingCustomerList", Map.of()).at("/data/customerInvoiceList/customerInvoice/0");
        assertThat(title.path("invoiceTitle").asString()).isEqualTo("Li Lei");
        var address = npm.call("QueryCustomerAddressList", Map.of())
                .at("/data/customerInvoiceAddressList/customerInvoiceAddress/0");
        assertThat(address.path("deliveryAddress").asString()).isEqualTo("1 Lotus Road");
        var apply = Map.<String, Object>of(
                "selectedIds", List.of(paid.path("id").asLong()),
                "customerId", title.path("id").asLong(),
                "addressId", address.path("id").asLong(),
                "invoiceAmount", 29_900,
                "applyUserNick", "lotus");
        assertThat(npm.call("ApplyInvoice", apply).at("/data/invoiceApplyId").asLong())
                .isPositive();
        assertThat(npm.refused("ApplyInvoice", apply)).isEqualTo("ResourceStatusError");
        assertThat(bean(Invoices.class).of(account.id(), Optional.empty(), 10))
                .singleElement()
                .satisfies(invoice -> assertThat(invoice.gross()).isEqualTo(cny("299.00")));
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void whatIsForgedOrUnknownIsRefused(Signing signing) {
        open("bad", signing, "1000.00");
        var forged = npm.forged("RenewInstance", renewal(1, "forged"));
        assertThat(forged.path("code").asString()).isEqualTo("SignatureDoesNotMatch");
        assertThat(forged.path("status").asInt()).isEqualTo(400);
        assertThat(npm.refused("RenewInstance", renewal(1, "é 名"))).isEqualTo("InvalidParameter");
        assertThat(npm.refused("MakeCoffee", Map.of("Milk", "yes"))).isEqualTo("InvalidApi.NotFound");
        assertThat(npm.refused("QueryRedeem", Map.of())).isEqualTo("InvalidApi.NotFound");
        assertThat(item(database()).life().expiresAt()).isEqualTo(day("2026-04-10"));
        assertThat(bean(Orders.class).of(account.id())).isEmpty();
        assertThat(wallet(account).balance()).isEqualTo(cny("1000.00"));
    }
}
