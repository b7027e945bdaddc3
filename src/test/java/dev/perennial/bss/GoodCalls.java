package dev.perennial.bss;

import dev.perennial.account.Account;
import dev.perennial.invoice.Title;
import dev.perennial.invoice.Titles;
import dev.perennial.kernel.Period;
import dev.perennial.key.ApiKeys;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A scene with one call of each action that is let in, and accepted. */
abstract class GoodCalls extends BssScene {
    /** What a door remembers of every call, let in or not: nonces, numbers given to things, when a key was used last. */
    private static final Set<String> BOOKS = Set.of("used_nonce", "wire_id", "flyway_schema_history");

    /** By action. */
    final Map<String, Map<String, String>> good = new TreeMap<>();

    Account account;
    ApiKeys.Made key;
    Raw raw;

    /** An account with a little of what the actions are about, and a good call of each. */
    final void begin(String name) {
        account = account(name, "100000.00");
        key = signing(name + ".owner", Role.OWNER, account);
        raw = new Raw(port(), key);
        for (var item : List.of("-1", "-2", "-3", "-4")) {
            item(name + item, account, "dms", "standard", "2026-04-10", Mode.MANUAL, null);
        }
        var month = Period.parse("P1M");
        bean(Orders.class)
                .buyNow(List.of(new Wish(new Subscription.Id(name + "-1"), month)), customer(account.id()), now())
                .orThrow();
        bean(Orders.class)
                .buyNow(List.of(new Wish(new Subscription.Id(name + "-2"), month)), customer(account.id()), now())
                .orThrow();
        bean(Orders.class)
                .place(List.of(new Wish(new Subscription.Id(name + "-3"), month)), customer(account.id()), now())
                .orThrow();
        var buyer = new Title.Buyer(Title.Kind.PERSON, "Li Lei", "", "CN", "1 Lotus Road", "", "", "", "");
        bean(Titles.class)
                .add(account.id(), buyer, customer(account.id()), now())
                .orThrow();
        good.clear();
        goodOfInstances(name);
        goodOfMoney();
    }

    private void goodOfInstances(String name) {
        good.put(
                "SetRenewal",
                Map.of(
                        "ProductCode", "dms",
                        "InstanceIDs", name + "-1," + name + "-2",
                        "RenewalStatus", "AutoRenewal",
                        "RenewalPeriod", "1",
                        "RenewalPeriodUnit", "M"));
        good.put("RenewInstance", Map.of("ProductCode", "dms", "InstanceId", name + "-4", "RenewPeriod", "1"));
        good.put("QueryAvailableInstances", Map.of("ProductCode", "dms"));
        good.put("SetAllExpirationDay", Map.of("UnifyExpireDay", "5"));
        good.put("InquiryPriceRefundInstance", Map.of("ProductCode", "dms", "InstanceId", name + "-1"));
        good.put("RefundInstance", Map.of("ProductCode", "dms", "InstanceId", name + "-1"));
        good.put(
                "CreateInstance",
                Map.of(
                        "ProductCode", "mail",
                        "ProductType", "standard",
                        "SubscriptionType", "Subscription",
                        "Period", "12",
                        "Parameter.1.Code", "Edition",
                        "Parameter.1.Value", "standard",
                        "Parameter.2.Code", "Name",
                        "Parameter.2.Value", "a mailbox"));
        good.put("QueryProductList", Map.of("PageNum", "1"));
        good.put("DescribePricingModule", Map.of("ProductCode", "dms", "SubscriptionType", "Subscription"));
        good.put(
                "GetSubscriptionPrice",
                Map.of(
                        "ProductCode", "dms",
                        "SubscriptionType", "Subscription",
                        "OrderType", "NewOrder",
                        "ModuleList.1.ModuleCode", "Edition",
                        "ModuleList.1.Config", "Edition:standard",
                        "ServicePeriodQuantity", "1",
                        "ServicePeriodUnit", "Month"));
    }

    private void goodOfMoney() {
        good.put("QueryOrders", Map.of("PaymentStatus", "Unpaid"));
        var unpaid =
                answered("QueryOrders").at("/Data/OrderList/Order/0/OrderId").asString();
        good.put("GetOrderDetail", Map.of("OrderId", unpaid));
        good.put("CancelOrder", Map.of("OrderId", unpaid));
        for (var action : List.of(
                "QueryAccountBalance",
                "QueryAccountTransactions",
                "QueryAccountTransactionDetails",
                "QueryCashCoupons",
                "QueryEvaluateList",
                "QueryInvoicingCustomerList",
                "QueryCustomerAddressList")) {
            good.put(action, Map.of());
        }
        good.put("QueryEvaluateList", Map.of("Type", "2", "BizTypeList.1", "MARKETPLACE", "BizTypeList.2", "ALIYUN"));
        var list = answered("QueryEvaluateList").at("/Data/EvaluateList/Evaluate");
        good.put(
                "ApplyInvoice",
                Map.of(
                        "SelectedIds.1", list.at("/0/Id").asString(),
                        "SelectedIds.2", list.at("/1/Id").asString(),
                        "InvoiceAmount",
                                String.valueOf(list.at("/0/CanInvoiceAmount").asLong()
                                        + list.at("/1/CanInvoiceAmount").asLong()),
                        "CustomerId",
                                answered("QueryInvoicingCustomerList")
                                        .at("/Data/CustomerInvoiceList/CustomerInvoice/0/Id")
                                        .asString(),
                        "AddressId",
                                answered("QueryCustomerAddressList")
                                        .at("/Data/CustomerInvoiceAddressList/CustomerInvoiceAddress/0/Id")
                                        .asString(),
                        "ApplyUserNick", "lotus"));
    }

    private JsonNode answered(String action) {
        return raw.call(action, good.get(action)).json();
    }

    /** A digest of each table. */
    final Map<String, String> everything() {
        var digests = new HashMap<String, String>();
        var sql = tables().stream()
                .map(table ->
                        "select '" + table + "' as name, coalesce(md5(string_agg(r, ';' order by r)), '') as digest"
                                + " from (select (to_jsonb(x) - 'used_at')::text as r from " + table + " x) y")
                .collect(Collectors.joining(" union all "));
        jdbc().sql(sql).query(row -> {
            digests.put(row.getString("name"), row.getString("digest"));
        });
        return digests;
    }

    private List<String> tables() {
        return jdbc().sql("""
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE' order by 1\
            """).query(String.class).list().stream()
                .filter(table -> !BOOKS.contains(table))
                .toList();
    }
}
