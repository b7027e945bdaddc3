package dev.perennial.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Accounts;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import dev.perennial.user.User;
import dev.perennial.user.Users;
import dev.perennial.web.Browse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of people through HTTP: who may do what there, and what each of them says. */
class PeoplePagesTest extends People {
    private final Users users = bean(Users.class);

    private Browse owner;
    private Browse payer;
    private Browse viewer;
    private Browse other;
    private Browse operator;

    @BeforeAll
    void comeIn() {
        household("ivy");
        household("oak");
        user("operator", Role.OPERATOR, null);
        owner = signedIn("ivy.owner");
        payer = signedIn("ivy.payer");
        viewer = signedIn("ivy.viewer");
        other = signedIn("oak.owner");
        operator = signedIn("operator");
    }

    @Test
    void allUsersOfAnAccountSeeItAndOnlyOwnersChangeIt() {
        for (var path : List.of("/users", "/account", "/profile", "/profile/password")) {
            for (var visitor : List.of(owner, payer, viewer)) {
                assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(200);
            }
            assertThat(browse().get(path).uri().getPath()).isEqualTo("/sign-in");
        }
        for (var path : List.of("/users/_new", "/users/ivy.payer", "/users/ivy.payer/remove")) {
            assertThat(owner.get(path).statusCode()).as(path).isEqualTo(200);
            for (var visitor : List.of(payer, viewer, operator)) {
                assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(403);
            }
        }
        var role = Map.of("role", "OWNER");
        var settings = Map.of("name", "X", "language", "en", "zone", "UTC");
        var newcomer = Map.of("login", "ivy.more", "name", "More", "role", "OWNER");
        for (var visitor : List.of(payer, viewer, operator)) {
            assertThat(visitor.post("/users/ivy.viewer/role", role).statusCode())
                    .isEqualTo(403);
            assertThat(visitor.post("/users/ivy.viewer/reset", Map.of()).statusCode())
                    .isEqualTo(403);
            assertThat(visitor.post("/users/ivy.owner/remove", Map.of()).statusCode())
                    .isEqualTo(403);
            assertThat(visitor.post("/users", newcomer).statusCode()).isEqualTo(403);
            assertThat(visitor.post("/account", settings).statusCode()).isEqualTo(403);
        }
        assertThat(operator.get("/users").statusCode()).isEqualTo(403);
        assertThat(operator.get("/account").statusCode()).isEqualTo(403);
        assertThat(operator.get("/profile").statusCode()).isEqualTo(200);
        assertThat(viewer.get("/users").body())
                .doesNotContain("Add user", "/users/ivy.payer")
                .contains("ivy.payer");
    }

    @Test
    void aUserOfAnotherAccountIsAsUnknownAsNobody() {
        for (var login : List.of("ivy.payer", "nobody.here", "operator", "not%20a%20login")) {
            assertThat(other.get("/users/" + login).statusCode()).as(login).isEqualTo(404);
            assertThat(other.get("/users/" + login + "/remove").statusCode()).isEqualTo(404);
            for (var act : List.of("disable", "enable", "reset", "remove", "sign-out")) {
                assertThat(other.post("/users/" + login + "/" + act, Map.of()).statusCode())
                        .as(act)
                        .isEqualTo(404);
            }
            assertThat(other.post("/users/" + login + "/role", Map.of("role", "VIEWER"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(other.post("/users/" + login + "/name", Map.of("name", "X"))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(users.find("ivy.payer")).map(User::isDisabled).hasValue(false);
        assertThat(other.get("/users").body()).doesNotContain("ivy.");
    }

    @Test
    void anOwnerChangesAUserAndIsToldWhatCameOfIt() {
        var ivy2 = household("ivy2");
        user("ivy.temp", Role.VIEWER, ivy2);
        var boss = signedIn("ivy2.owner");
        assertThat(boss.post("/users/ivy.temp/role", Map.of("role", "PAYER")).body())
                .contains("The role was changed", "Payer");
        assertThat(boss.post("/users/ivy.temp/name", Map.of("name", "<b>New</b>"))
                        .body())
                .contains("The name was changed", "&lt;b&gt;New&lt;/b&gt;")
                .doesNotContain("<b>New");
        assertThat(boss.post("/users/ivy.temp/name", Map.of("name", " ")).body())
                .contains("A name has 1 to 100");
        assertThat(boss.post("/users/ivy.temp/disable", Map.of()).body()).contains("is disabled", "Enable");
        assertThat(boss.post("/users/ivy.temp/enable", Map.of()).body()).contains("may sign in again");
        assertThat(boss.post("/users/ivy.temp/sign-out", Map.of()).body()).contains("signed out everywhere");
        var made = boss.post("/users/ivy.temp/reset", Map.of());
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(made.body()).containsPattern("class=\"secret\">([a-z2-9]{4}-){3}[a-z2-9]{4}<");
        assertThat(made.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(boss.post("/users/ivy2.owner/disable", Map.of()).body()).contains("You cannot do this to yourself");
        assertThat(boss.get("/users/ivy2.owner").uri().getPath()).isEqualTo("/profile");
        assertThat(boss.get("/users/ivy.temp/remove", "HX-Request", "true").body())
                .doesNotContain("<html");
        var gone = boss.post("/users/ivy.temp/remove", Map.of());
        assertThat(gone.uri().getPath()).isEqualTo("/users");
        assertThat(gone.body()).contains("The user was removed").doesNotContain("ivy.temp");
        var wrong = boss.post("/users", Map.of("login", "a b", "name", "Kept", "role", "PAYER"));
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(wrong.body()).contains("A login has 3 to 64", "value=\"Kept\"", "aria-invalid=\"true\"");
        assertThat(boss.post("/users", Map.of("login", "ivy.owner", "name", "X", "role", "PAYER"))
                        .body())
                .contains("Somebody else signs in by that name");
        assertThat(boss.post("/users", Map.of("login", "ivy2.op", "name", "X", "role", "OPERATOR"))
                        .body())
                .contains("an operator belongs to no account");
    }

    @Test
    void settingsAreSavedAndDatesFollowTheZone() {
        var elm = household("elm");
        var boss = signedIn("elm.owner");
        var saved = boss.post("/account", Map.of("name", "Elm & Co", "language", "zh", "zone", "Europe/Berlin"));
        assertThat(saved.body()).contains("The settings were saved", "Elm &amp; Co", "selected>Europe/Berlin");
        assertThat(bean(Accounts.class).find(elm.id()).orElseThrow().zone().getId())
                .isEqualTo("Europe/Berlin");
        assertThat(boss.get("/users").body()).contains("Times are of Europe/Berlin");
        var wrong = boss.post("/account", Map.of("name", "Elm", "language", "en", "zone", "Mars/Olympus"));
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(wrong.body()).contains("There is no time zone Mars/Olympus");
        assertThat(signedIn("elm.viewer").get("/account").body())
                .contains("Europe/Berlin", "Owners of the account change its settings")
                .doesNotContain("action=\"/account\"");
    }

    @Test
    void whoeverChangesTheirNameSeesItEverywhere() {
        household("fir");
        var someone = signedIn("fir.viewer");
        assertThat(someone.post("/profile/name", Map.of("name", "吴晨")).body()).contains("Your name was changed", "吴晨");
        assertThat(someone.post("/profile/name", Map.of("name", "")).body()).contains("A name has 1 to 100");
    }

    /** Rule 33: the screen is the same whether or not it was bought here. */
    @Test
    void rule33TheForgottenAccountIsToldToItselfAndNobodyElse() {
        var yew = account("yew", "0.00");
        item("office@yew.example", yew, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
        var stranger = browse();
        assertThat(stranger.get("/sign-in").body()).contains("Forgot the account for mailbox renewal?");
        var known = stranger.post("/forgot-account", Map.of("name", "Office@yew.example"));
        var unknown = stranger.post("/forgot-account", Map.of("name", "office@nobody.example"));
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(200);
        assertThat(known.uri()).isEqualTo(unknown.uri());
        assertThat(plain(known.body()))
                .isEqualTo(plain(unknown.body()))
                .contains("is on its way")
                .doesNotContain("yew");
        settle();
        assertThat(jdbc().sql("select recipient || ' ' || (facts ->> 'account') from notice"
                                + " join notice_item using (bucket, notice_id, kind, channel)"
                                + " where kind = 'ACCOUNT_ASKED_FOR' and channel = 'EMAIL'")
                        .query(String.class)
                        .list())
                .containsExactly("yew@example.com Account yew");

        var wrong = stranger.post("/forgot-account", Map.of("name", "my database"));
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(wrong.body()).contains("That is no mailbox and no domain", "value=\"my database\"");
        stranger.post("/forgot-account", Map.of("name", "office@yew.example"));
        stranger.post("/forgot-account", Map.of("name", "OFFICE@yew.example "));
        var often = stranger.post("/forgot-account", Map.of("name", "office@yew.example"));
        assertThat(often.statusCode()).isEqualTo(429);
        assertThat(often.headers().firstValue("Retry-After")).isPresent();
        assertThat(often.body()).contains("That was tried too often");
        assertThat(owner.get("/forgot-account").statusCode())
                .as("for who is signed in, too")
                .isEqualTo(200);
    }

    @Test
    void everyPageSpeaksBothLanguagesAndLeavesNoKeyUnsaid() {
        var chinese = new Browse(port(), "zh-CN").signIn("oak.owner", PASSWORD);
        for (var path :
                List.of("/profile", "/profile/password", "/users", "/users/_new", "/users/oak.payer", "/account")) {
            assertThat(chinese.get(path).body())
                    .contains("lang=\"zh-CN\"")
                    .doesNotContainPattern("access\\.[a-z]+[._]");
            assertThat(other.get(path).body()).contains("lang=\"en\"").doesNotContainPattern("access\\.[a-z]+[._]");
        }
        for (var path : List.of("/sign-in", "/sign-in?expired", "/forgot-account", "/forgot-account?asked")) {
            assertThat(browse().get(path).body()).doesNotContainPattern("access\\.[a-z]+[._]");
        }
    }

    /** A page without what differs from one visit to the next. */
    private static String plain(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }
}
