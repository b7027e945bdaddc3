package dev.perennial.api.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.feed.Feeds;
import dev.perennial.settings.ContactSettings;
import dev.perennial.user.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is told of what and when, as an owner's programs say it. */
class ContactsApiTest extends ApiScene {
    private static final String MEI = """
        {"name": "Lin Mei", "parts": ["BILLING"], "email": "%s", "phone": null, "language": "zh",
         "zone": "Asia/Shanghai", "quietFrom": "22:00", "quietUntil": "07:30"}\
        """;

    private Account lotus;
    private Calls owner;
    private Calls viewer;

    @BeforeAll
    void open() {
        lotus = account("lotus", "100.00");
        owner = program("owner", Role.OWNER, lotus);
        viewer = program("viewer", Role.VIEWER, lotus);
    }

    @Test
    void aContactIsAddedVerifiedChangedAndRemoved() {
        var added = owner.post("/api/v1/contacts", MEI.formatted("mei@example.com"));
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body().path("email").path("waiting").asString()).isEqualTo("mei@example.com");
        assertThat(added.body().path("quietFrom").asString()).startsWith("22:00");
        var path = "/api/v1/contacts/" + added.body().path("id").asString();
        var id = UUID.fromString(added.body().path("id").asString());

        assertThat(owner.post(path + "/codes", "{\"channel\": \"EMAIL\"}").status())
                .isEqualTo(202);
        var code = code(id);
        var wrong = code.equals("000000") ? "000001" : "000000";
        assertThat(owner.post(path + "/verification", "{\"channel\": \"EMAIL\", \"code\": \"" + wrong + "\"}")
                        .code())
                .isEqualTo("CODE_WRONG");
        var verified = owner.post(path + "/verification", "{\"channel\": \"EMAIL\", \"code\": \"" + code + "\"}");
        assertThat(verified.body().path("email").path("value").asString()).isEqualTo("mei@example.com");
        assertThat(verified.body().path("email").path("verifiedAt").isNull()).isFalse();

        var seen = owner.get(path).raw().headers().firstValue("ETag").orElseThrow();
        owner.put(path, MEI.formatted("mei@example.com").replace("07:30", "08:00"));
        assertThat(owner.send("PUT", path, MEI.formatted("lost@example.com"), "If-Match", seen)
                        .code())
                .isEqualTo("CHANGED_SINCE");
        var changed = owner.put(path, MEI.formatted("lin@example.com").replace("Lin Mei", "Lin"));
        assertThat(changed.body().path("name").asString()).isEqualTo("Lin");
        assertThat(changed.body().path("email").path("value").asString()).isEqualTo("mei@example.com");
        assertThat(owner.post(path + "/move", "{\"earlier\": true}")
                        .body()
                        .path("data")
                        .get(0)
                        .path("name")
                        .asString())
                .isEqualTo("Lin");
        assertThat(owner.delete(path).status()).isEqualTo(204);
        assertThat(owner.get(path).code()).isEqualTo("CONTACT_NOT_FOUND");
        assertThat(kinds()).contains("CONTACT_ADDED", "CONTACT_VERIFIED", "CONTACT_CHANGED", "CONTACT_REMOVED");
        assertThat(jdbc().sql("select distinct actor from journal where account_id = 'lotus' and kind ="
                                + " 'CONTACT_ADDED'")
                        .query(String.class)
                        .list())
                .containsExactly("owner (key: program)");
    }

    @Test
    void whoeverIsNoOwnerLooksAndChangesNothing() {
        var before = contacts();
        assertThat(viewer.get("/api/v1/contacts").body().path("data")).isNotEmpty();
        assertThat(viewer.post("/api/v1/contacts", MEI.formatted("x@example.com"))
                        .code())
                .isEqualTo("SCOPE_MISSING");
        var stranger = program("stranger", Role.OWNER, account("heron", "1.00"));
        assertThat(stranger.delete("/api/v1/contacts/" + before.getFirst()).code())
                .isEqualTo("CONTACT_NOT_FOUND");
        assertThat(owner.delete("/api/v1/contacts/" + before.getFirst()).code()).isEqualTo("LAST_CONTACT");
        assertThat(owner.post("/api/v1/contacts", MEI.formatted("no address")).code())
                .isEqualTo("CONTACT_EMAIL_INVALID");
        assertThat(contacts()).isEqualTo(before);
    }

    @Test
    void choicesAreKeptAndTheMinimumStays() {
        var path = "/api/v1/contacts/" + contacts().getFirst() + "/preferences";
        var before = owner.get(path).body().path("choices");
        assertThat(before.size()).isGreaterThan(20);
        assertThat(owner.put(path, "{\"product\": null, \"channels\": [\"EMAIL\"], \"wanted\": []}")
                        .code())
                .isEqualTo("MINIMUM_NEEDS_SOMEBODY");
        assertThat(owner.get(path).body().path("choices")).isEqualTo(before);

        var chosen = owner.put(
                path + "",
                "{\"product\": \"dms\", \"channels\": [\"SMS\"], \"wanted\": [{\"kind\": \"SUSPENDED\", \"channel\":"
                        + " \"SMS\"}]}");
        assertThat(chosen.status()).isEqualTo(200);
        assertThat(chosen.body()
                        .path("choices")
                        .valueStream()
                        .filter(choice -> choice.path("channel").asString().equals("SMS")
                                && choice.path("isWanted").asBoolean())
                        .map(choice -> choice.path("kind").asString()))
                .containsExactly("SUSPENDED");
        assertThat(owner.get("/api/v1/recipients?product=dms")
                        .body()
                        .path("data")
                        .valueStream()
                        .filter(row -> row.path("channel").asString().equals("SMS")
                                && !row.path("contacts").isEmpty())
                        .map(row -> row.path("kind").asString()))
                .contains("SUSPENDED")
                .doesNotContain("EXPIRING");
        assertThat(kinds()).contains("PREFERENCES_CHANGED");
    }

    @Test
    void reminderDaysAreAddedAndRemoved() {
        var added = owner.post("/api/v1/reminder-days", "{\"product\": \"dms\", \"days\": 45}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body().path("own").toString()).contains("\"days\":45");
        assertThat(owner.post("/api/v1/reminder-days", "{\"product\": \"dms\", \"days\": 45}")
                        .code())
                .isEqualTo("REMINDER_PROMISED");
        assertThat(owner.post("/api/v1/reminder-days", "{\"product\": \"nothing\", \"days\": 45}")
                        .code())
                .isEqualTo("REMINDER_PRODUCT_UNKNOWN");
        assertThat(viewer.get("/api/v1/reminder-days").body().path("promised")).isNotEmpty();
        assertThat(owner.delete("/api/v1/reminder-days/45?product=dms").status())
                .isEqualTo(200);
        assertThat(owner.delete("/api/v1/reminder-days/45?product=dms").code()).isEqualTo("REMINDER_DAY_UNKNOWN");
        assertThat(bean(Accounts.class)
                        .find(lotus.id())
                        .orElseThrow()
                        .reminders()
                        .all())
                .isEmpty();
    }

    @Test
    void aCalendarsAddressIsToldOnceAndRevoked() {
        var made = owner.post("/api/v1/calendar-feeds", "{\"name\": \"Front desk\"}");
        assertThat(made.status()).isEqualTo(201);
        var address = made.body().path("address").asString();
        var key = address.substring(address.lastIndexOf('/') + 1).replace(".ics", "");
        assertThat(bean(Feeds.class).fetch(key, now())).isPresent();
        var listed = viewer.get("/api/v1/calendar-feeds").raw().body();
        assertThat(listed).contains("Front desk").doesNotContain(key);
        var id = made.body().path("feed").path("id").asString();
        assertThat(viewer.delete("/api/v1/calendar-feeds/" + id).code()).isEqualTo("SCOPE_MISSING");
        assertThat(owner.delete("/api/v1/calendar-feeds/" + id).status()).isEqualTo(204);
        assertThat(bean(Feeds.class).fetch(key, now())).isEmpty();
        assertThat(owner.delete("/api/v1/calendar-feeds/" + id).code()).isEqualTo("FEED_NOT_FOUND");
    }

    private List<UUID> contacts() {
        return bean(ContactSettings.class).of(lotus.id()).stream()
                .map(card -> card.contact().id())
                .toList();
    }

    private List<String> kinds() {
        return jdbc().sql("select distinct kind from journal where account_id = 'lotus'")
                .query(String.class)
                .list();
    }

    private String code(UUID contact) {
        return jdbc().sql("""
            select facts ->> 'code' from notice_item
            where contact_id = ? and channel = 'EMAIL' and kind = 'CONTACT_CODE' and facts <> '{}'\
            """).param(contact).query(String.class).single();
    }
}
