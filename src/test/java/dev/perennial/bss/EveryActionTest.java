package dev.perennial.bss;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.key.ApiKeys;
import dev.perennial.key.Scope;
import dev.perennial.user.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every action through both of the cloud's own libraries, with signatures new and old: one call that is good, one that is
 * bad, and one by a key that may not. What each changed, all tables of the database say.
 */
class EveryActionTest extends GoodCalls {
    /** What must be written, by action; the others only look. */
    private static final Map<String, Set<String>> WRITES = Map.of(
            "SetRenewal", Set.of("subscription", "journal"),
            "RenewInstance", Set.of("subscription", "orders", "order_line", "term", "entry", "wallet", "journal"),
            "RefundInstance", Set.of("subscription", "orders", "term", "entry", "wallet", "journal"),
            "CreateInstance", Set.of("subscription", "orders", "order_line", "term", "entry", "wallet", "journal"),
            "SetAllExpirationDay", Set.of("account", "journal"),
            "CancelOrder", Set.of("orders", "journal"),
            "ApplyInvoice", Set.of("invoice", "order_line", "journal"));

    /** What is bad of a good call, and the code it is refused with. */
    private record Bad(String parameter, String value, String code) {}

    private static final Map<String, Bad> BAD = Map.ofEntries(
            entry("SetRenewal", new Bad("SubscriptionType", "PayAsYouGo", "ResourceNotExists")),
            entry("RenewInstance", new Bad("RenewPeriod", "10", "InvalidParameter")),
            entry("QueryAvailableInstances", new Bad("PageSize", "301", "InvalidParameter")),
            entry("SetAllExpirationDay", new Bad("UnifyExpireDay", "29", "InvalidParameter")),
            entry("InquiryPriceRefundInstance", new Bad("InstanceId", "another", "ResourceNotExists")),
            entry("RefundInstance", new Bad("ImmediatelyRelease", "2", "InvalidParameter")),
            entry("CreateInstance", new Bad("PricingCycle", "1", "InvalidParameter")),
            entry("GetSubscriptionPrice", new Bad("InstanceId", "another", "InvalidParameter")),
            entry("DescribePricingModule", new Bad("ProductCode", "ecs", "ProductNotSupported")),
            entry("QueryProductList", new Bad("PageNum", "", "MissingPageNum")),
            entry("QueryOrders", new Bad("OrderType", "Gift", "InvalidParameter")),
            entry("GetOrderDetail", new Bad("OrderId", "12", "ResourceNotExists")),
            entry("CancelOrder", new Bad("OrderId", "", "MissingOrderId")),
            entry("QueryAccountTransactions", new Bad("TransactionType", "Theft", "InvalidParameter")),
            entry("QueryAccountTransactionDetails", new Bad("CreateTimeStart", "2026-02-30", "InvalidParameter")),
            entry("QueryCashCoupons", new Bad("ExpiryTimeEnd", "yesterday", "InvalidParameter")),
            entry("QueryEvaluateList", new Bad("BillCycle", "202613", "InvalidParameter")),
            entry("QueryInvoicingCustomerList", new Bad("OwnerId", "1", "InvalidOwner")),
            entry("QueryCustomerAddressList", new Bad("OwnerId", "1", "InvalidOwner")),
            entry("ApplyInvoice", new Bad("UserRemark", "thank you", "InvalidParameter")));

    @ParameterizedTest
    @EnumSource(Signing.class)
    void throughTheJavaLibrary(Signing signing) {
        begin("java-" + signing);
        goodAndBad(Sdk.java(client(key, signing)));
        forbidden(Sdk.java(client(powerless(), signing)));
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void throughTheNpmLibrary(Signing signing) {
        begin("npm-" + signing);
        try (var npm = Npm.open(port(), key, signing);
                var other = Npm.open(port(), powerless(), signing)) {
            goodAndBad(Sdk.npm(npm));
            forbidden(Sdk.npm(other));
        }
    }

    /** A key that may do nothing of what actions do. */
    private ApiKeys.Made powerless() {
        return signing(user(account.id() + ".powerless", Role.OWNER, account), Set.of(Scope.ACCOUNT_READ));
    }

    private void goodAndBad(Sdk sdk) {
        assertThat(good).hasSize(21);
        var before = everything();
        for (var action : good.keySet()) {
            var sent = new HashMap<>(good.get(action));
            var bad = BAD.get(action);
            if (bad != null) {
                sent.put(bad.parameter(), bad.value());
                if (bad.value().isEmpty()) sent.remove(bad.parameter());
                assertThat(sdk.code(action, sent)).as(action + " " + sent).isEqualTo(bad.code());
                assertThat(everything()).as(action + " " + sent).isEqualTo(before);
            }
            assertThat(sdk.code(action, good.get(action))).as(action).isEqualTo("Success");
            var after = everything();
            var written = new TreeSet<>(after.keySet());
            var earlier = before;
            written.removeIf(table -> after.get(table).equals(earlier.get(table)));
            if (WRITES.containsKey(action)) {
                assertThat(written).as(action).containsAll(WRITES.get(action));
            } else {
                assertThat(written).as(action).isEmpty();
            }
            before = after;
        }
    }

    /** There is nothing bad to say to QueryAccountBalance, which takes no parameters: it is here with all others. */
    private void forbidden(Sdk sdk) {
        var before = everything();
        good.forEach(
                (action, sent) -> assertThat(sdk.code(action, sent)).as(action).isEqualTo("NotAuthorized"));
        assertThat(everything()).isEqualTo(before);
    }
}
