package dev.perennial.api.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.RenewalPlan;
import dev.perennial.user.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs set how items are renewed, who comes first, and what is kept for one. */
class SubscriptionActsTest extends ApiScene {
    private static final String ALL = "/api/v1/subscriptions/";

    private Account lotus;
    private Calls owner;
    private Calls viewer;
    private Calls other;

    @BeforeAll
    void open() {
        lotus = account("lotus", "500.00");
        owner = program("lotus", Role.OWNER, lotus);
        viewer = program("lotus.viewer", Role.VIEWER, lotus);
        other = program("harbor", Role.OWNER, account("harbor", "0.00"));
        item("untouched", lotus, "dms", "standard", "2026-05-01", Mode.MANUAL, "P1M");
    }

    @Test
    void automaticRenewalIsTurnedOnAndAnswersItsFirstTry() {
        item("one", lotus, "dms", "standard", "2026-05-01", Mode.MANUAL, null);
        assertThat(owner.put(ALL + "one/mode", "{\"mode\": \"AUTO\"}").code()).isEqualTo("PERIOD_REQUIRED");

        var set = owner.put(ALL + "one/mode", "{\"mode\": \"AUTO\", \"period\": \"P3M\"}");
        assertThat(set.status()).isEqualTo(200);
        assertThat(set.body().path("firstTry").asString()).isNotBlank();
        assertThat(set.body().path("warning").isNull()).isTrue();
        var plan = item("one").plan();
        assertThat(plan).extracting(RenewalPlan::mode).isEqualTo(Mode.AUTO);
        assertThat(plan.period()).hasToString("P3M");
        assertThat(journal("one", "MODE_SET")).isEqualTo("lotus (key: program)");
    }

    private String journal(String item, String kind) {
        return jdbc().sql("select actor from journal where subscription_id = ? and kind = ?")
                .params(item, kind)
                .query(String.class)
                .single();
    }

    @Test
    void manyAreSetAtOnceAndEachIsReported() {
        item("many-1", lotus, "dms", "standard", "2026-05-01", Mode.MANUAL, "P1M");
        item("many-2", lotus, "mail", "standard", "2026-05-01", Mode.MANUAL, null);
        var wish = """
            {"mode": "AUTO", "items": [{"id": "many-1"}, {"id": "many-2", "period": "P1Y"}, {"id": "nobody"},
              {"id": "untouched", "period": "P50M"}]}\
            """;
        var before = item("untouched");
        var preview = owner.post(ALL + "modes/preview", wish).body();
        assertThat(preview.path("done").asInt()).isEqualTo(2);
        assertThat(preview.path("firstCharges").path("total").path("amount").asString())
                .isNotBlank();
        assertThat(item("many-1").plan().mode()).isEqualTo(Mode.MANUAL);

        var report = owner.post(ALL + "modes", wish).body();
        assertThat(report.path("done").asInt()).isEqualTo(2);
        assertThat(report.path("refused").asInt()).isEqualTo(2);
        assertThat(report.path("items").path(1).path("period").asString()).isEqualTo("P1Y");
        assertThat(report.path("items").path(2).path("refused").path("code").asString())
                .isEqualTo("SUBSCRIPTION_NOT_FOUND");
        assertThat(report.path("items").path(3).path("refused").path("code").asString())
                .isEqualTo("PERIOD_NOT_OFFERED");
        assertThat(item("many-2").plan().mode()).isEqualTo(Mode.AUTO);
        assertThat(item("untouched")).isEqualTo(before);
    }

    @Test
    void ranksAndReservationsAreSet() {
        item("first", lotus, "dms", "standard", "2026-05-01", Mode.AUTO, "P1M");
        item("second", lotus, "dms", "standard", "2026-05-01", Mode.AUTO, "P1M");
        assertThat(owner.put(ALL + "first/rank", "{\"rank\": 3}").status()).isEqualTo(200);
        assertThat(item("first").item().rank()).isEqualTo(3);
        var ranks = owner.post(
                ALL + "ranks",
                "{\"items\": [{\"id\": \"first\"}, {\"id\": \"second\", \"rank\": 1}, {\"id\": \"x\"}]}");
        assertThat(ranks.body().path("done").asInt()).isEqualTo(2);
        assertThat(item("first").item().rank()).isNull();
        assertThat(item("second").item().rank()).isEqualTo(1);

        var kept = owner.put(ALL + "first/reservation", "{\"amount\": \"120.00\"}");
        assertThat(kept.body().path("reserved").path("amount").asString()).isEqualTo("120.00");
        assertThat(wallet(lotus).reservedFor("first")).isEqualTo(cny("120.00"));
        assertThat(owner.put(ALL + "second/reservation", "{\"amount\": \"9000.00\"}")
                        .code())
                .isEqualTo("RESERVATION_NOT_COVERED");
        assertThat(owner.put(ALL + "first/reservation", "{\"amount\": \"0\"}").status())
                .isEqualTo(200);
        assertThat(wallet(lotus).reservedFor("first")).isEqualTo(cny("0.00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PUT  | untouched/mode        | {"mode": "SOMETIMES"}
        PUT  | untouched/mode        | {}
        PUT  | untouched/mode        | {"mode": "AUTO", "period": "P3D"}
        PUT  | untouched/rank        | {"rank": 0}
        PUT  | untouched/reservation | {"amount": "a lot"}
        PUT  | untouched/reservation | {"amount": "-1.00"}
        PUT  | untouched/reservation | {}
        POST | modes                 | {"mode": "NONE"}
        POST | modes                 | {"mode": "NONE", "items": []}
        POST | modes                 | {"mode": "NONE", "items": [{"id": "untouched"}, {"id": "untouched"}]}
        POST | modes                 | {"mode": "NONE", "items": [{"id": "untouched", "period": "x"}]}
        POST | modes                 | {"mode": "NONE", "items": [{"id": "untouched"}, null]}
        POST | ranks                 | {"items": [{"rank": 1}]}
        """)
    void nonsenseIsSaidAndChangesNothing(String method, String path, String body) {
        var before = item("untouched");
        var answer = owner.send(method, ALL + path, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("REQUEST_NOT_VALID");
        assertThat(answer.body().path("errors")).isNotEmpty();
        assertThat(item("untouched")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PUT  | untouched/mode        | {"mode": "NONE"}
        PUT  | untouched/rank        | {"rank": 1}
        PUT  | untouched/reservation | {"amount": "1.00"}
        POST | modes                 | {"mode": "NONE", "items": [{"id": "untouched"}]}
        POST | modes/preview         | {"mode": "NONE", "items": [{"id": "untouched"}]}
        POST | ranks                 | {"items": [{"id": "untouched", "rank": 1}]}
        """)
    void viewersAndStrangersChangeNothing(String method, String path, String body) {
        var before = item("untouched");
        assertThat(viewer.send(method, ALL + path, body).code()).isEqualTo("SCOPE_MISSING");
        var answer = other.send(method, ALL + path, body);
        if (method.equals("PUT")) {
            assertThat(answer.status()).isEqualTo(404);
        } else {
            assertThat(answer.body()
                            .path("items")
                            .path(0)
                            .path("refused")
                            .path("code")
                            .asString())
                    .isEqualTo("SUBSCRIPTION_NOT_FOUND");
        }
        assertThat(item("untouched")).isEqualTo(before);
        assertThat(wallet(lotus).reservedFor("untouched")).isEqualTo(cny("0.00"));
    }
}
