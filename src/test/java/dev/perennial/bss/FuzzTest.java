package dev.perennial.bss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever a call says, it is answered; what is refused changes nothing. The seed is fixed. */
class FuzzTest extends BssScene {
    private static final List<String> ACTIONS = List.of(
            "SetRenewal",
            "RenewInstance",
            "QueryAvailableInstances",
            "SetAllExpirationDay",
            "RefundInstance",
            "InquiryPriceRefundInstance",
            "GetSubscriptionPrice",
            "DescribePricingModule",
            "QueryProductList",
            "QueryOrders",
            "GetOrderDetail",
            "CancelOrder",
            "QueryAccountBalance",
            "QueryAccountTransactions",
            "QueryAccountTransactionDetails",
            "QueryCashCoupons",
            "QueryEvaluateList",
            "QueryInvoicingCustomerList",
            "QueryCustomerAddressList",
            "ApplyInvoice");
    private static final List<String> PARAMETERS = List.of(
            "ProductCode",
            "ProductType",
            "InstanceId",
            "InstanceIDs",
            "RenewalStatus",
            "RenewalPeriod",
            "RenewalPeriodUnit",
            "RenewPeriod",
            "ClientToken",
            "PageNum",
            "PageSize",
            "OrderId",
            "OrderType",
            "SubscriptionType",
            "UnifyExpireDay",
            "CreateTimeStart",
            "CreateTimeEnd",
            "ModuleList.1.ModuleCode",
            "ModuleList.1.Config",
            "ServicePeriodQuantity",
            "ServicePeriodUnit",
            "Quantity",
            "SelectedIds.1",
            "CustomerId",
            "AddressId",
            "InvoiceAmount",
            "ApplyUserNick",
            "TransactionNumber",
            "RecordID",
            "NextToken",
            "BillCycle",
            "Region",
            "Nonsense");
    private static final List<String> TABLES = List.of(
            "account",
            "wallet",
            "entry",
            "hold",
            "orders",
            "order_line",
            "subscription",
            "term",
            "journal",
            "notice",
            "invoice",
            "coupon_use");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "1",
            "2",
            "12",
            "9223372036854775807",
            "99999999999999999999",
            "1e3",
            "NaN",
            "true",
            "dms",
            "ecs",
            "standard",
            "fuzzed",
            "fuzzed,fuzzed,other",
            ",,,",
            "AutoRenewal",
            "NotRenewal",
            "M",
            "Y",
            "Subscription",
            "Renewal",
            "NewOrder",
            "Month",
            "Year",
            "Edition",
            "Edition:standard",
            "2026-03-01T00:00:00Z",
            "2026-03-01",
            "+999999999-12-31T23:59:59Z",
            "-1000000000-01-01T00:00:00Z",
            "202602",
            "'; drop table orders; --",
            "%00",
            "\u0000",
            "\ud83d\ude00 名称",
            "x".repeat(300));

    @Test
    void everyAnswerIsOneAndWhatIsRefusedChangesNothing() {
        Account account = account("fuzz", "300.00");
        item("fuzzed", account, "dms", "standard", "2026-04-10", Mode.MANUAL, null);
        var raw = new Raw(port(), signing("fuzzer", Role.OWNER, account));
        var random = new Random(20171214);
        for (var action : ACTIONS) {
            for (int i = 0; i < 25; i++) {
                var sent = new LinkedHashMap<String, String>();
                int count = random.nextInt(8);
                for (int k = 0; k < count; k++) sent.put(any(PARAMETERS, random), any(VALUES, random));
                check(raw, action, sent);
            }
        }
    }

    private void check(Raw raw, String action, Map<String, String> sent) {
        var before = everything();
        var answer = raw.call(action, sent);
        assertThat(answer.status()).as("%s %s: %s", action, sent, answer.text()).isLessThan(500);
        assertThat(answer.code()).as("%s %s", action, sent).isNotEmpty().isNotEqualTo("InvalidApi.NotFound");
        if (answer.status() != 200)
            assertThat(everything()).as("%s %s", action, sent).isEqualTo(before);
    }

    private String everything() {
        var digests = TABLES.stream()
                .map(table ->
                        "(select coalesce(md5(string_agg(x::text, ';' order by x::text)), '') from " + table + " x)")
                .collect(Collectors.joining(" || "));
        return jdbc().sql("select " + digests).query(String.class).single();
    }

    private static String any(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
