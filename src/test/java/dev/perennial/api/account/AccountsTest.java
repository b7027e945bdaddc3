package dev.perennial.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.user.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs read and settle accounts, and see to who comes in for them. */
class AccountsTest extends ApiScene {
    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String USERS = "/api/v1/users";

    private Calls owner;
    private Calls viewer;
    private Calls other;
    private Calls auditor;

    @BeforeAll
    void open() {
        var lotus = account("lotus", "0.00");
        account("lotos", "0.00");
        owner = program("lotus", Role.OWNER, lotus);
        viewer = program("lotus.viewer", Role.VIEWER, lotus);
        other = program("harbor", Role.OWNER, account("harbor", "0.00"));
        auditor = program("auditor", Role.AUDITOR, null);
    }

    private Account lotus() {
        return bean(Accounts.class).find(new Account.Id("lotus")).orElseThrow();
    }

    private static List<String> ids(Calls.Answer answer, String name) {
        var ids = new ArrayList<String>();
        answer.body().path("data").forEach(one -> ids.add(one.path(name).asString()));
        return ids;
    }

    @Test
    void theVendorsPeopleFindAllAccountsAndACustomerItsOwn() {
        assertThat(ids(auditor.get(ACCOUNTS), "id")).containsExactly("harbor", "lotos", "lotus");
        var first = auditor.get(ACCOUNTS + "?limit=2");
        assertThat(ids(first, "id")).containsExactly("harbor", "lotos");
        var next = first.body().path("next").asString();
        assertThat(ids(auditor.get(ACCOUNTS + "?limit=2&after=" + next), "id")).containsExactly("lotus");
        assertThat(ids(auditor.get(ACCOUNTS + "?find=HARBOR@"), "id")).containsExactly("harbor");
        assertThat(ids(owner.get(ACCOUNTS), "id")).containsExactly("lotus");
        assertThat(ids(owner.get(ACCOUNTS + "?find=harbor"), "id")).isEmpty();
    }

    @Test
    void anotherAccountIsNotThere() {
        assertThat(owner.get(ACCOUNTS + "/lotus").body().path("currency").asString())
                .isEqualTo("CNY");
        assertThat(other.get(ACCOUNTS + "/lotus").code()).isEqualTo("ACCOUNT_NOT_FOUND");
        assertThat(other.get(ACCOUNTS + "/nobody").code()).isEqualTo("ACCOUNT_NOT_FOUND");
        assertThat(other.get(USERS + "/lotus").code()).isEqualTo("USER_NOT_FOUND");
        assertThat(other.send("PATCH", ACCOUNTS + "/lotus", "{\"name\": \"Ours\"}")
                        .status())
                .isEqualTo(404);
        assertThat(other.delete(USERS + "/lotus.viewer").status()).isEqualTo(404);
    }

    @Test
    void anOwnersProgramSettlesItsAccount() {
        var changed =
                owner.send("PATCH", ACCOUNTS + "/lotus", "{\"language\": \"zh\", \"timeZone\": \"Europe/Berlin\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("timeZone").asString()).isEqualTo("Europe/Berlin");
        assertThat(lotus().name()).isEqualTo("Account lotus");
        assertThat(lotus().language().getLanguage()).isEqualTo("zh");
        assertThat(viewer.send("PATCH", ACCOUNTS + "/lotus", "{\"language\": \"en\"}")
                        .code())
                .isEqualTo("SCOPE_MISSING");
    }

    @Test
    void whatWasChangedMeanwhileIsNotWrittenOver() {
        var seen = owner.get(ACCOUNTS + "/lotus")
                .raw()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        var named = owner.send("PATCH", ACCOUNTS + "/lotus", "{\"name\": \"Lotus One\"}", "If-Match", seen);
        assertThat(named.status()).isEqualTo(200);
        var late = owner.send("PATCH", ACCOUNTS + "/lotus", "{\"name\": \"Lotus Two\"}", "If-Match", seen);
        assertThat(late.code()).isEqualTo("CHANGED_SINCE");
        assertThat(lotus().name()).isEqualTo("Lotus One");
        owner.send("PATCH", ACCOUNTS + "/lotus", "{\"name\": \"Account lotus\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"\"}", "{\"language\": \"tlh\"}", "{\"timeZone\": \"Mars/Olympus\"}"})
    void nonsenseIsSaidAndChangesNothing(String body) {
        var before = lotus();
        var answer = owner.send("PATCH", ACCOUNTS + "/lotus", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors")).hasSize(1);
        assertThat(lotus()).isEqualTo(before);
    }

    @Test
    void somebodyIsLetInRenamedGivenARoleKeptOutAndRemoved() {
        var made = owner.post(USERS, "{\"login\": \"lotus.new\", \"name\": \"New\", \"role\": \"PAYER\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("password").asString()).hasSizeGreaterThan(10);
        var user = USERS + "/lotus.new";
        assertThat(owner.get(user).body().path("state").asString()).isEqualTo("INVITED");
        assertThat(owner.put(user + "/name", "{\"name\": \"Newer\"}")
                        .body()
                        .path("name")
                        .asString())
                .isEqualTo("Newer");
        assertThat(owner.put(user + "/role", "{\"role\": \"VIEWER\"}")
                        .body()
                        .path("role")
                        .asString())
                .isEqualTo("VIEWER");
        assertThat(owner.post(user + "/disabling", "").body().path("state").asString())
                .isEqualTo("DISABLED");
        assertThat(owner.post(user + "/enabling", "").body().path("disabledAt").isNull())
                .isTrue();
        assertThat(owner.post(user + "/password-reset", "")
                        .body()
                        .path("password")
                        .asString())
                .isNotBlank();
        assertThat(owner.post(user + "/sign-out", "").status()).isEqualTo(204);
        assertThat(owner.delete(user).status()).isEqualTo(204);
        assertThat(owner.get(user).code()).isEqualTo("USER_NOT_FOUND");
        assertThat(ids(owner.get(USERS), "login"))
                .contains("lotus", "lotus.viewer")
                .doesNotContain("lotus.new");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"login": "x", "name": "X", "role": "PAYER"}         | 400 | REQUEST_NOT_VALID
        {"login": "lotus.x", "name": "", "role": "PAYER"}    | 400 | REQUEST_NOT_VALID
        {"login": "lotus.x", "name": "X", "role": "KING"}    | 400 | REQUEST_NOT_VALID
        {"login": "lotus.x", "name": "X"}                    | 400 | REQUEST_NOT_VALID
        {"login": "lotus.x", "name": "X", "role": "FINANCE"} | 409 | ROLE_NOT_POSSIBLE
        {"login": "harbor", "name": "X", "role": "PAYER"}    | 409 | LOGIN_TAKEN
        """)
    void whoCannotBeLetInIsSaid(String body, int status, String code) {
        var answer = owner.post(USERS, body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(owner.get(USERS + "/lotus.x").status()).isEqualTo(404);
    }

    @Test
    void nobodyTakesAwayTheirOwnWayInAndViewersNobodys() {
        assertThat(owner.delete(USERS + "/lotus").code()).isEqualTo("NOT_YOURSELF");
        assertThat(owner.put(USERS + "/lotus/role", "{\"role\": \"VIEWER\"}").code())
                .isEqualTo("NOT_YOURSELF");
        assertThat(viewer.delete(USERS + "/lotus").code()).isEqualTo("SCOPE_MISSING");
        assertThat(viewer.get(USERS).status()).isEqualTo(200);
        assertThat(auditor.get(USERS).code()).isEqualTo("ACCOUNT_MISSING");
        assertThat(ids(auditor.get(USERS + "?account=harbor"), "login")).containsExactly("harbor");
    }
}
