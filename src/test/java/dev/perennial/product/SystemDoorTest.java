package dev.perennial.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.api.Calls;
import dev.perennial.user.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Connecting products' systems by a program of the vendor's: what goes, what is refused, and who may. */
class SystemDoorTest extends ProductScene {
    private static final String DOOR = "/api/v1/product-systems";

    private final Calls operator = program("operator", Role.OPERATOR, null);

    @Test
    void aSystemIsConnectedChangedAndGivenFreshSecrets() {
        var made = operator.put(DOOR + "/mail", wanted("\"reason\": \"as agreed\""));
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.body().path("secret").asString()).startsWith("whsec_");
        assertThat(made.body().path("atOnce").asInt()).isEqualTo(4);
        assertThat(made.body().path("timeoutSeconds").asInt()).isEqualTo(10);
        assertThat(made.body().path("patienceMinutes").asInt()).isEqualTo(60);
        assertThat(made.body().path("enabled").asBoolean()).isTrue();

        var shown = operator.get(DOOR + "/mail");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.raw().body()).doesNotContain("whsec_");
        assertThat(operator.get(DOOR).raw().body()).contains(vendor.address()).doesNotContain("whsec_");

        int revision = shown.body().path("revision").asInt();
        refused(operator.put(DOOR + "/mail", wanted("\"reason\": \"again\"")), 409, "PRODUCT_CHANGED_MEANWHILE");
        var change = wanted("\"atOnce\": 8, \"enabled\": false, \"reason\": \"slower\", \"revision\": " + revision);
        var changed = operator.put(DOOR + "/mail", change);
        assertThat(changed.body().path("atOnce").asInt()).isEqualTo(8);
        assertThat(changed.body().path("enabled").asBoolean()).isFalse();
        assertThat(changed.body().path("revision").asInt()).isEqualTo(revision + 1);
        assertThat(changed.raw().body()).doesNotContain("whsec_");
        refused(operator.put(DOOR + "/mail", change), 409, "PRODUCT_CHANGED_MEANWHILE");

        var fresh = operator.post(DOOR + "/mail/secret", "{\"reason\": \"a yearly habit\"}");
        assertThat(fresh.body().path("secret").asString())
                .startsWith("whsec_")
                .isNotEqualTo(made.body().path("secret").asString());
        assertThat(operator.get(DOOR + "/mail").body().path("secretBeforeUntil").asString())
                .isEqualTo(now().plus(Duration.ofDays(7)).toString());
        var ended = operator.post(DOOR + "/mail/secret/end-of-the-one-before", "{\"reason\": \"it leaked\"}");
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.body().has("secretBeforeUntil")
                        && !ended.body().path("secretBeforeUntil").isNull())
                .isFalse();
        assertThat(jdbc().sql("select what || ' by ' || who from product_system_log order by log_id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "CONNECTED by operator (key: program)",
                        "CHANGED by operator (key: program)",
                        "SECRET_CHANGED by operator (key: program)",
                        "SECRET_BEFORE_ENDED by operator (key: program)");
        assertThat(jdbc().sql("select facts::text from product_system_log")
                        .query(String.class)
                        .list())
                .noneMatch(facts -> facts.contains("whsec_"));
    }

    @Test
    void nonsenseIsRefusedByName() {
        for (var address : List.of(
                "",
                "mail.example.com",
                "ftp://mail.example.com",
                "https://",
                "https://a b",
                "https://user:password@mail.example.com",
                "https://mail.example.com/?x=1",
                "https://mail.example.com/#x",
                "https://mail.example.com/" + "x".repeat(300))) {
            var answer = operator.put(DOOR + "/domain", "{\"address\": \"" + address + "\", \"reason\": \"x\"}");
            assertThat(answer.status()).as(address).isIn(400, 409);
            assertThat(answer.code()).as(address).isIn("PRODUCT_ADDRESS_NOT_VALID", "REQUEST_NOT_VALID");
        }
        for (var limit : List.of(
                "\"timeoutSeconds\": 0",
                "\"timeoutSeconds\": 61",
                "\"atOnce\": 0",
                "\"atOnce\": 33",
                "\"atOnce\": -1",
                "\"patienceMinutes\": 0",
                "\"patienceMinutes\": 10081")) {
            refused(
                    operator.put(DOOR + "/domain", wanted(limit + ", \"reason\": \"x\"")),
                    409,
                    "PRODUCT_LIMIT_NOT_VALID");
        }
        for (var body : List.of(
                "{}",
                "[]",
                "?",
                "{\"address\": 1, \"reason\": \"x\"}",
                "{\"address\": \"https://mail.example.com\"}",
                wanted("\"reason\": \" \""),
                wanted("\"atOnce\": \"many\", \"reason\": \"x\""),
                wanted("\"secret\": \"mine\", \"reason\": \"x\""))) {
            refused(operator.put(DOOR + "/domain", body), 400, "REQUEST_NOT_VALID");
        }
        refused(operator.put(DOOR + "/nothing", wanted("\"reason\": \"x\"")), 404, "PRODUCT_NOT_SOLD");
        refused(
                operator.put(DOOR + "/domain", wanted("\"revision\": 1, \"reason\": \"x\"")),
                409,
                "PRODUCT_NOT_CONNECTED");
        refused(operator.get(DOOR + "/domain"), 404, "PRODUCT_NOT_SOLD");
        for (var path : List.of("/secret", "/secret/end-of-the-one-before")) {
            refused(operator.post(DOOR + "/domain" + path, "{\"reason\": \"x\"}"), 409, "PRODUCT_NOT_CONNECTED");
            refused(operator.post(DOOR + "/domain" + path, "{}"), 400, "REQUEST_NOT_VALID");
        }
        assertThat(bean(ProductSystems.class).find("domain")).isEmpty();
    }

    @Test
    void theVendorsPeopleLookAndOnlyOperatorsChange() {
        var customer = account("customer", "0.00");
        for (var role : Role.values()) {
            if (role == Role.OPERATOR) continue;
            var program = program("of-" + role, role, role.isVendors() ? null : customer);
            assertThat(program.get(DOOR).status()).as(role.name()).isEqualTo(role.isVendors() ? 200 : 403);
            var changes = Map.of(
                    "/dms", wanted("\"reason\": \"x\""),
                    "/dms/secret", "{\"reason\": \"x\"}",
                    "/dms/secret/end-of-the-one-before", "{\"reason\": \"x\"}",
                    "/dms/comparison", "{}",
                    "/dms/tasks/01900000-0000-7000-8000-000000000000/answer", "{\"confirmed\": true}");
            changes.forEach((path, body) -> refused(
                    program.send(path.equals("/dms") ? "PUT" : "POST", DOOR + path, body), 403, "SCOPE_MISSING"));
        }
        refused(new Calls(port(), null).get(DOOR), 401, "KEY_NOT_VALID");
        assertThat(bean(ProductSystems.class).find("dms")).isEmpty();
    }

    private static void refused(Calls.Answer answer, int status, String code) {
        assertThat(answer.code()).as(answer.raw().body()).isEqualTo(code);
        assertThat(answer.status()).as(code).isEqualTo(status);
    }

    private String wanted(String more) {
        return "{\"address\": \"" + vendor.address() + "\", " + more + "}";
    }
}
