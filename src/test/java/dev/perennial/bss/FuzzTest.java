package dev.perennial.bss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a call says, it is answered; what is refused, and what only looks, changes nothing in any table but in those
 * that remember nonces and numbers. Calls are good ones made worse, and plain nonsense. The seed is fixed.
 */
class FuzzTest extends GoodCalls {
    private static final int ROUNDS = 16;
    private static final int LIST_MAX = 5;

    private static final List<String> PARAMETERS = List.of(
            "ProductCode",
            "ProductType",
            "InstanceId",
            "InstanceIDs",
            "RenewalStatus",
            "RenewalPeriod",
            "RenewalPeriodUnit",
            "RenewPeriod",
            "Period",
            "ClientToken",
            "OwnerId",
            "PageNum",
            "PageSize",
            "OrderId",
            "OrderType",
            "SubscriptionType",
            "UnifyExpireDay",
            "CreateTimeStart",
            "CreateTimeEnd",
            "ServicePeriodQuantity",
            "ServicePeriodUnit",
            "Quantity",
            "CustomerId",
            "AddressId",
            "InvoiceAmount",
            "ApplyUserNick",
            "TransactionNumber",
            "RecordID",
            "NextToken",
            "Type",
            "SortType",
            "OutBizId",
            "StartAmount",
            "StartBizTime",
            "EndSearchTime",
            "BillCycle",
            "Region",
            "Nonsense");

    /** Lists: {@code #} is where the number stands. */
    private static final List<String> LISTS = List.of(
            "SelectedIds.#",
            "BizTypeList.#",
            "ModuleList.#.ModuleCode",
            "ModuleList.#.Config",
            "Parameter.#.Code",
            "Parameter.#.Value",
            "Parameter.#");

    private static final List<String> NUMBERS = List.of("0", "-1", "1", "2", "3", "4", "5", "101", "201", "x", "");

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
            "mail",
            "standard",
            "fuzzed",
            "fuzzed,fuzzed,other",
            ",,,",
            "AutoRenewal",
            "NotRenewal",
            "M",
            "Y",
            "Subscription",
            "PayAsYouGo",
            "Renewal",
            "NewOrder",
            "Month",
            "Year",
            "Edition",
            "Name",
            "DependsOn",
            "Edition:standard",
            "ALIYUN",
            "2026-03-01T00:00:00Z",
            "2026-03-01 08:00:00",
            "0000-00-00 00:00:00",
            "2026-03-01",
            "+999999999-12-31T23:59:59Z",
            "-1000000000-01-01T00:00:00Z",
            "202602",
            "000001",
            "999912",
            "'; drop table orders; --",
            "%00",
            "\u0000",
            "\ud83d\ude00 名称",
            "x".repeat(300));

    private final Set<String> accepted = new TreeSet<>();
    private final Set<String> refused = new TreeSet<>();

    @ParameterizedTest
    @EnumSource(Signing.class)
    void whatIsRefusedOrOnlyLooksChangesNothing(Signing signing) {
        begin("fuzz-" + signing);
        var random = new Random(20171214 + signing.ordinal());
        var before = everything();
        for (var action : good.keySet()) {
            before = checked(signing, action, good.get(action), before);
            for (int i = 0; i < ROUNDS; i++) {
                before = checked(signing, action, worse(good.get(action), random), before);
            }
        }
        assertThat(accepted).containsAll(good.keySet());
        assertThat(refused).contains("CreateInstance", "RenewInstance", "SetRenewal", "ApplyInvoice", "QueryOrders");
    }

    /** A good call with some of it left out, replaced, or added to; sometimes nothing of it. */
    private static Map<String, String> worse(Map<String, String> call, Random random) {
        var sent = new LinkedHashMap<String, String>(random.nextInt(4) == 0 ? Map.of() : call);
        for (int i = random.nextInt(4); i > 0; i--) sent.put(any(PARAMETERS, random), any(VALUES, random));
        if (!call.isEmpty() && random.nextBoolean()) {
            var name = any(List.copyOf(new TreeSet<>(call.keySet())), random);
            if (random.nextBoolean()) sent.remove(name);
            else sent.put(name, any(VALUES, random));
        }
        if (random.nextInt(3) == 0) {
            var list = any(LISTS, random);
            for (int i = random.nextInt(LIST_MAX); i > 0; i--) {
                sent.put(list.replace("#", any(NUMBERS, random)), any(VALUES, random));
            }
        }
        return sent;
    }

    /** @return everything as it is after the call */
    private Map<String, String> checked(
            Signing signing, String action, Map<String, String> sent, Map<String, String> before) {
        var answer = signing == Signing.NEW ? raw.call(action, sent) : raw.old(action, sent);
        var what = action + " " + sent + ": " + answer.text();
        assertThat(answer.status()).as(what).isIn(200, 400);
        assertThat(answer.code()).as(what).isNotEmpty().isNotEqualTo("InvalidApi.NotFound");
        var after = everything();
        boolean isDone = answer.status() == 200;
        (isDone ? accepted : refused).add(action);
        boolean looks = action.startsWith("Query")
                || action.startsWith("Get")
                || action.startsWith("Describe")
                || action.startsWith("Inquiry");
        if (!isDone || looks) assertThat(after).as(what).isEqualTo(before);
        if (isDone && action.equals("CreateInstance")) {
            var id = answer.json().at("/Data/InstanceId").asString();
            assertThat(item(id).life().termNumber()).as(what).isEqualTo(1);
            if (!sent.containsKey("ClientToken")) {
                assertThat(after.get("subscription")).as(what).isNotEqualTo(before.get("subscription"));
                assertThat(after.get("orders")).as(what).isNotEqualTo(before.get("orders"));
            }
        }
        return after;
    }

    private static String any(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
