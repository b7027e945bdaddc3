package dev.perennial.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.user.Role;
import dev.perennial.webhook.Receiver;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A program sees to where its account's events go, and to what was sent there. */
class WebhookDoorTest extends ApiScene {
    private static final String NOWHERE = "01900000-0000-7000-8000-000000000000";
    private Receiver receiver;

    @Override
    protected Map<String, String> settings() {
        return Map.of("perennial.webhooks.allow-private", "true");
    }

    @BeforeEach
    void listen() {
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
        jdbc().sql("update webhook_endpoint set state = 'PAUSED', off_because = null")
                .update();
    }

    @Test
    void anEndpointIsMadeAndItsSecretIsShownOnce() {
        var lotus = account("lotus", "0.00");
        var owner = program("lotus.owner", Role.OWNER, lotus);
        var made = owner.post("/api/v1/webhooks", wish("\"wallet.topped_up\", \"order.paid\""));
        assertThat(made.status()).isEqualTo(201);
        var secret = made.body().path("secret").asString();
        var id = made.body().at("/endpoint/id").asString();
        assertThat(secret).startsWith("whsec_");
        assertThat(made.body().at("/endpoint/account").asString()).isEqualTo("lotus");

        assertThat(owner.get("/api/v1/webhooks/" + id).body())
                .isEqualTo(made.body().path("endpoint"));
        assertThat(owner.get("/api/v1/webhooks").raw().body()).contains(id).doesNotContain("whsec_");
        assertThat(owner.get("/api/v1/webhooks/" + id).raw().body()).doesNotContain("whsec_");
        assertNotInClear(secret);

        topUp(lotus, "5.00");
        turn();
        assertThat(receiver.got()).hasSize(1).allMatch(got -> got.isSignedBy(secret));

        var rotated = owner.post("/api/v1/webhooks/" + id + "/secret", "");
        var next = rotated.body().path("secret").asString();
        assertThat(next).startsWith("whsec_").isNotEqualTo(secret);
        assertThat(rotated.body().at("/endpoint/oldSecretUntil").asString())
                .isEqualTo(now().plusSeconds(86_400).toString());
        assertNotInClear(next);
        topUp(lotus, "6.00");
        turn();
        assertThat(receiver.got().getLast().isSignedBy(secret)).isTrue();
        assertThat(receiver.got().getLast().isSignedBy(next)).isTrue();
        assertThat(kinds(lotus)).contains("WEBHOOK_ADDED", "WEBHOOK_ROTATED");
    }

    @Test
    void aTestIsSentAndSentAgain() {
        var pinged = account("pinged", "0.00");
        var owner = program("pinged.owner", Role.OWNER, pinged);
        var id = made(owner);
        var ping = owner.post("/api/v1/webhooks/" + id + "/ping", "");
        assertThat(ping.status()).isEqualTo(202);
        assertThat(ping.body().path("type").asString()).isEqualTo("ping");
        turn();

        var list =
                owner.get("/api/v1/webhooks/" + id + "/deliveries?state=TAKEN").body();
        assertThat(list.path("data")).hasSize(1);
        var delivery = list.at("/data/0/id").asString();
        var whole = owner.get("/api/v1/webhook-deliveries/" + delivery).body();
        assertThat(whole.path("body").asString())
                .isEqualTo(receiver.got().getFirst().body());
        assertThat(whole.at("/tries/0/status").asInt()).isEqualTo(204);
        assertThat(whole.at("/delivery/event").asString())
                .isEqualTo(receiver.got().getFirst().id());

        var again = owner.post("/api/v1/webhook-deliveries/" + delivery + "/replay", "");
        assertThat(again.body().path("state").asString()).isEqualTo("DUE");
        turn();
        assertThat(receiver.got()).hasSize(2);
        assertThat(receiver.got().getLast().id())
                .isEqualTo(receiver.got().getFirst().id());
        assertThat(kinds(pinged)).contains("WEBHOOK_PINGED", "WEBHOOK_REPLAYED");
    }

    @Test
    void aPauseKeepsWhatHappensAndWhatWasSetAsideGoesAgain() {
        var paused = account("paused", "0.00");
        var owner = program("paused.owner", Role.OWNER, paused);
        var id = made(owner);
        assertThat(owner.post("/api/v1/webhooks/" + id + "/pause", "")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("PAUSED");
        topUp(paused, "5.00");
        turn();
        assertThat(receiver.got()).isEmpty();
        assertThat(owner.post("/api/v1/webhooks/" + id + "/resume", "")
                        .body()
                        .path("state")
                        .asString())
                .isEqualTo("ON");
        turn();
        assertThat(receiver.got()).hasSize(1);

        var since = "{\"since\": \"" + now().minusSeconds(60) + "\"}";
        assertThat(owner.post("/api/v1/webhooks/" + id + "/replay", since)
                        .body()
                        .path("deliveries")
                        .asInt())
                .isZero();
        jdbc().sql("update webhook_delivery set state = 'PARKED', due_at = null where endpoint_id = ?::uuid")
                .param(id)
                .update();
        assertThat(owner.post("/api/v1/webhooks/" + id + "/replay", since)
                        .body()
                        .path("deliveries")
                        .asInt())
                .isOne();
        turn();
        assertThat(receiver.got()).hasSize(2);
        assertThat(kinds(paused)).contains("WEBHOOK_PAUSED", "WEBHOOK_RESUMED").containsOnlyOnce("WEBHOOK_REPLAYED");
    }

    @Test
    void anEndpointIsChangedAndRemoved() {
        var changed = account("changed", "0.00");
        var owner = program("changed.owner", Role.OWNER, changed);
        var id = made(owner);
        var after = owner.put("/api/v1/webhooks/" + id, wish("\"order.paid\""));
        assertThat(after.body().path("types")).hasSize(1);
        assertThat(owner.put("/api/v1/webhooks/" + id, wish("\"order.eaten\"")).code())
                .isEqualTo("EVENT_TYPE_UNKNOWN");
        assertThat(owner.put("/api/v1/webhooks/" + id, "{\"url\": \"nonsense\"}")
                        .code())
                .isEqualTo("WEBHOOK_URL_INVALID");
        var empty = owner.post("/api/v1/webhooks", "{}");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.body().at("/errors/0/field").asString()).isEqualTo("/url");
        assertThat(owner.delete("/api/v1/webhooks/" + id).status()).isEqualTo(204);
        assertThat(owner.get("/api/v1/webhooks/" + id).code()).isEqualTo("WEBHOOK_NOT_FOUND");
        assertThat(owner.delete("/api/v1/webhooks/" + id).status()).isEqualTo(404);
        assertThat(kinds(changed)).contains("WEBHOOK_CHANGED", "WEBHOOK_REMOVED");
    }

    @Test
    void onlyWhoMayManageComesIn() {
        var roles = account("roles", "0.00");
        var id = made(program("roles.owner", Role.OWNER, roles));
        for (var role : List.of(Role.PAYER, Role.VIEWER)) {
            var program = program("roles." + role, role, roles);
            assertThat(program.get("/api/v1/webhooks").code()).isEqualTo("SCOPE_MISSING");
            assertThat(program.post("/api/v1/webhooks", wish("")).code()).isEqualTo("SCOPE_MISSING");
            assertThat(program.post("/api/v1/webhooks/" + id + "/secret", "").code())
                    .isEqualTo("SCOPE_MISSING");
        }
        var auditor = program("roles.auditor", Role.AUDITOR, null);
        assertThat(auditor.get("/api/v1/webhooks?account=roles")
                        .body()
                        .at("/data/0/id")
                        .asString())
                .isEqualTo(id);
        assertThat(auditor.post("/api/v1/webhooks/" + id + "/ping", "").code()).isEqualTo("SCOPE_MISSING");
        var operator = program("roles.operator", Role.OPERATOR, null);
        assertThat(operator.get("/api/v1/webhooks/" + id).status()).isEqualTo(200);
        var vendors = operator.post("/api/v1/webhooks", wish("")).body();
        assertThat(vendors.at("/endpoint/account").isNull()).isTrue();
        assertThat(operator.get("/api/v1/webhooks").raw().body())
                .contains(vendors.at("/endpoint/id").asString())
                .doesNotContain(id);
    }

    @Test
    void anothersIsNotThere() {
        var mine = program("mine.owner", Role.OWNER, account("mine", "0.00"));
        var stranger = program("stranger.owner", Role.OWNER, account("stranger", "0.00"));
        var id = made(mine);
        var delivery = mine.post("/api/v1/webhooks/" + id + "/ping", "")
                .body()
                .path("id")
                .asString();
        var vendors = program("mine.operator", Role.OPERATOR, null)
                .post("/api/v1/webhooks", wish(""))
                .body()
                .at("/endpoint/id")
                .asString();
        for (var endpoint : List.of(id, vendors, NOWHERE)) {
            var path = "/api/v1/webhooks/" + endpoint;
            for (var answer : List.of(
                    stranger.get(path),
                    stranger.get(path + "/deliveries"),
                    stranger.put(path, wish("")),
                    stranger.post(path + "/secret", ""),
                    stranger.post(path + "/pause", ""),
                    stranger.post(path + "/resume", ""),
                    stranger.post(path + "/ping", ""),
                    stranger.post(path + "/replay", "{\"since\": \"2026-01-01T00:00:00Z\"}"),
                    stranger.delete(path))) {
                assertThat(answer.status() + " " + answer.code()).isEqualTo("404 WEBHOOK_NOT_FOUND");
            }
        }
        for (var one : List.of(delivery, NOWHERE)) {
            var path = "/api/v1/webhook-deliveries/" + one;
            assertThat(stranger.get(path).code()).isEqualTo("DELIVERY_NOT_FOUND");
            assertThat(stranger.post(path + "/replay", "").status()).isEqualTo(404);
        }
        assertThat(stranger.get("/api/v1/webhooks?account=mine").code()).isEqualTo("ACCOUNT_NOT_FOUND");
        assertThat(mine.get("/api/v1/webhooks/" + id).body().path("state").asString())
                .isEqualTo("ON");
        assertThat(mine.get("/api/v1/webhooks/" + id)
                        .body()
                        .path("oldSecretUntil")
                        .isNull())
                .isTrue();
    }

    /** Neither as it is told nor as it signs; nor in what is kept of the account. */
    private void assertNotInClear(String secret) {
        var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        for (var bytes : List.of(secret.getBytes(StandardCharsets.US_ASCII), key)) {
            assertThat(jdbc().sql("""
                select count(*) from webhook_endpoint
                where position(:bytes in secret_sealed) > 0 or position(:bytes in old_sealed) > 0\
                """)
                            .param("bytes", bytes)
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
        assertThat(jdbc().sql("select count(*) from journal where facts::text like ?")
                        .param("%" + secret + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String made(Calls owner) {
        return owner.post("/api/v1/webhooks", wish(""))
                .body()
                .at("/endpoint/id")
                .asString();
    }

    private String wish(String types) {
        return "{\"url\": \"" + receiver.url() + "\", \"description\": \"ERP\", \"types\": [" + types + "]}";
    }

    private List<String> kinds(Account account) {
        return jdbc().sql("select kind from journal where account_id = ?")
                .param(account.id().value())
                .query(String.class)
                .list();
    }

    private void turn() {
        bean(Clockwork.class).work(now(), decided -> {});
    }
}
