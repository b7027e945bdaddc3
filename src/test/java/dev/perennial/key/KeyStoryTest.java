package dev.perennial.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.key.ApiKeys.Wish;
import dev.perennial.user.Role;
import dev.perennial.user.User;
import dev.perennial.user.UserRefusal;
import dev.perennial.user.Users;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a key opens, and until when; who makes one, and who ends it. */
class KeyStoryTest extends Scene {
    private final ApiKeys keys = bean(ApiKeys.class);
    private final Users users = bean(Users.class);

    @Test
    void aKeyIsGoodForAsMuchAsItsUserAndOpensNothingOnceOver() {
        var owner = owner("until");
        var payer = user("until.payer", Role.PAYER, accountOf(owner));
        var made = make(payer, Set.of(Scope.SUBSCRIPTIONS_READ, Scope.SUBSCRIPTIONS_WRITE));
        assertThat(holder(made).may(Scope.SUBSCRIPTIONS_WRITE)).isTrue();
        assertThat(holder(made).may(Scope.ORDERS_WRITE))
                .as("a scope it has not")
                .isFalse();
        assertThat(holder(made).actor().shown()).isEqualTo("until.payer (key: ERP)");

        users.setRole("until.payer", Role.VIEWER, owner.actor(), now()).orThrow();
        assertThat(holder(made).may(Scope.SUBSCRIPTIONS_WRITE))
                .as("its user may not any more")
                .isFalse();
        assertThat(holder(made).may(Scope.SUBSCRIPTIONS_READ)).isTrue();

        users.disable("until.payer", owner.actor(), now()).orThrow();
        assertThat(keys.bearer(made.secret(), now())).isEmpty();
        users.enable("until.payer", owner.actor(), now()).orThrow();
        assertThat(keys.bearer(made.secret(), now())).isPresent();

        users.remove("until.payer", owner.actor(), now()).orThrow();
        assertThat(keys.bearer(made.secret(), now())).isEmpty();
        user("until.payer", Role.PAYER, accountOf(owner));
        assertThat(keys.bearer(made.secret(), now()))
                .as("another of the same name")
                .isEmpty();
        assertThat(kinds(owner))
                .endsWith(
                        "USER_ADDED",
                        "KEY_MADE",
                        "USER_ROLE_SET",
                        "USER_DISABLED",
                        "USER_ENABLED",
                        "KEY_REVOKED",
                        "USER_REMOVED",
                        "USER_ADDED");
    }

    @Test
    void anEndIsAnEnd() {
        var owner = owner("ends");
        var end = now().plus(Duration.ofDays(1));
        var made = keys.make(
                        owner, new Wish("ERP", ApiKey.Kind.BEARER, Set.of(Scope.EVENTS_READ), Optional.of(end)), now())
                .orThrow();
        assertThat(keys.bearer(made.secret(), end.minusMillis(1))).isPresent();
        assertThat(keys.bearer(made.secret(), end)).isEmpty();
    }

    @Test
    void whatIsSentShowsWhoKnowsIt() {
        var owner = owner("sent");
        var made = make(owner, Set.of(Scope.EVENTS_READ));
        var secret = made.secret();
        assertThat(keys.bearer(secret, now())).isPresent();
        for (var wrong : List.of(
                "",
                "prn_",
                secret.substring(1),
                secret + "A",
                secret.replaceFirst(".$", secret.endsWith("A") ? "E" : "A"),
                "prn_" + "A".repeat(64),
                "prn_" + "é".repeat(64),
                secret.toUpperCase(Locale.ROOT))) {
            assertThat(keys.bearer(wrong, now())).as(wrong).isEmpty();
        }
        assertThat(made.toString()).doesNotContain(secret);
        assertThat(jdbc().sql("select count(*) from api_key k where k::text like '%' || ? || '%'")
                        .param(secret.substring(30))
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(keys.signer(made.id(), now())).as("it does not sign").isEmpty();
    }

    @Test
    void aKeyThatSignsIsFoundByItsNameAndItsSecretIsKeptSealed() {
        var owner = owner("signs");
        var made = keys.make(
                        owner, new Wish("SDK", ApiKey.Kind.SIGNING, Set.of(Scope.ORDERS_READ), Optional.empty()), now())
                .orThrow();
        assertThat(made.id()).matches("PRN[0-9A-F]{32}");
        var signer = keys.signer(made.id(), now()).orElseThrow();
        assertThat(signer.secret()).isEqualTo(made.secret());
        assertThat(signer.toString()).doesNotContain(made.secret());
        assertThat(signer.holder().user().login()).isEqualTo("signs");
        assertThat(keys.bearer(made.secret(), now())).as("it is not sent").isEmpty();
        assertThat(keys.signer("PRN" + "0".repeat(32), now())).isEmpty();
        assertThat(keys.signer("nonsense", now())).isEmpty();
        keys.revoke(made.key().id(), owner.actor(), now()).orThrow();
        assertThat(keys.signer(made.id(), now())).isEmpty();
    }

    @Test
    void lastUseIsKeptRoughly() {
        var owner = owner("used");
        var made = make(owner, Set.of(Scope.EVENTS_READ));
        assertThat(keys.of(owner).getFirst().usedAt()).isEmpty();
        keys.bearer(made.secret(), now());
        assertThat(keys.of(owner).getFirst().usedAt()).hasValue(now());
        keys.bearer(made.secret(), now().plusSeconds(200));
        assertThat(keys.of(owner).getFirst().usedAt()).hasValue(now());
        keys.bearer(made.secret(), now().plusSeconds(301));
        assertThat(keys.of(owner).getFirst().usedAt()).hasValue(now().plusSeconds(301));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # name                    | scope           | refused
        ''                        | EVENTS_READ     | KEY_NAME_INVALID
        'a\u202Eb'                | EVENTS_READ     | KEY_NAME_INVALID
        'a\u0000b'                | EVENTS_READ     | KEY_NAME_INVALID
        ERP                       | -               | KEY_SCOPE_NONE
        ERP                       | ORDERS_WRITE    | KEY_SCOPE_NOT_POSSIBLE
        ERP                       | OPERATIONS_READ | KEY_SCOPE_NOT_POSSIBLE
        ERP                       | EVENTS_READ     | -
        """)
    void aViewersWishes(String name, Scope scope, KeyRefusal why) {
        var viewer = users.find("wishes.viewer")
                .orElseGet(() -> user("wishes.viewer", Role.VIEWER, accountOf(owner("wishes"))));
        var wish = new Wish(name, ApiKey.Kind.BEARER, scope == null ? Set.of() : Set.of(scope), Optional.empty());
        assertThat(refusal(keys.make(viewer, wish, now()))).isEqualTo(why);
    }

    @Test
    void thereAreTwentyAndNoneThatEndedBeforeItBegan() {
        var owner = owner("many");
        var over = new Wish("ERP", ApiKey.Kind.BEARER, Set.of(Scope.EVENTS_READ), Optional.of(now()));
        assertThat(refusal(keys.make(owner, over, now()))).isEqualTo(KeyRefusal.KEY_ENDS_TOO_SOON);
        for (int n = 0; n < ApiKeys.COUNT_MAX; n++) {
            make(owner, Set.of(Scope.EVENTS_READ));
        }
        var wish = new Wish("ERP", ApiKey.Kind.BEARER, Set.of(Scope.EVENTS_READ), Optional.empty());
        assertThat(keys.make(owner, wish, now()))
                .isEqualTo(Outcome.refused(KeyRefusal.KEYS_TOO_MANY, Map.of("max", "20")));
        keys.revoke(keys.of(owner).getFirst().id(), owner.actor(), now()).orThrow();
        assertThat(refusal(keys.make(owner, wish, now()))).isNull();
    }

    @Test
    void anOwnerEndsAllKeysOfTheAccountAndOthersTheirOwn() {
        var owner = owner("ending");
        var viewer = user("ending.viewer", Role.VIEWER, accountOf(owner));
        var ofViewer = make(viewer, Set.of(Scope.EVENTS_READ)).key();
        var ofOwner = make(owner, Set.of(Scope.EVENTS_READ)).key();
        assertThat(keys.of(accountOf(owner).id())).extracting(ApiKey::id).containsExactly(ofOwner.id(), ofViewer.id());
        assertThat(refusal(keys.revoke(ofOwner.id(), viewer.actor(), now()))).isEqualTo(UserRefusal.NOT_AN_OWNER);
        assertThat(refusal(keys.revoke(ofOwner.id(), owner("another").actor(), now())))
                .isEqualTo(KeyRefusal.KEY_NOT_FOUND);
        keys.revoke(ofViewer.id(), owner.actor(), now()).orThrow();
        assertThat(refusal(keys.revoke(ofViewer.id(), owner.actor(), now()))).isEqualTo(KeyRefusal.KEY_NOT_FOUND);
        keys.revoke(ofOwner.id(), owner.actor(), now()).orThrow();
        assertThat(keys.of(accountOf(owner).id())).isEmpty();
        var wish = new Wish("ERP", ApiKey.Kind.BEARER, Set.of(Scope.EVENTS_READ), Optional.empty());
        assertThat(refusal(keys.make(viewer.login(), wish, owner.actor(), now())))
                .as("nobody acts in another's name")
                .isEqualTo(KeyRefusal.KEY_OF_SOMEBODY_ELSE);
    }

    @Test
    void ofTheVendorsPeopleTheRowsThemselvesTell() {
        var finance = user("finance", Role.FINANCE, null);
        var operator = user("operator", Role.OPERATOR, null);
        var ofFinance = make(finance, Set.of(Scope.GRANTS_WRITE)).key();
        var ofOperator = make(operator, Set.of(Scope.RUNS_WRITE)).key();
        var ofCustomer = make(owner("customer"), Set.of(Scope.EVENTS_READ)).key();
        assertThat(refusal(keys.revoke(ofOperator.id(), finance.actor(), now())))
                .isEqualTo(KeyRefusal.KEY_NOT_FOUND);
        assertThat(refusal(keys.revoke(ofCustomer.id(), finance.actor(), now())))
                .isEqualTo(KeyRefusal.KEY_NOT_FOUND);
        keys.revoke(ofFinance.id(), operator.actor(), now()).orThrow();
        keys.revoke(ofCustomer.id(), Actor.COMMAND_LINE, now()).orThrow();
        assertThat(keys.ofVendors())
                .extracting(
                        ApiKey::login, ApiKey::madeBy, key -> key.revokedBy().orElse("-"))
                .containsExactly(
                        Tuple.tuple("operator", "operator", "-"), Tuple.tuple("finance", "finance", "operator"));
    }

    private User owner(String name) {
        return user(name, Role.OWNER, account(name, "0.00"));
    }

    private Account accountOf(User user) {
        return bean(Accounts.class).find(user.account().orElseThrow()).orElseThrow();
    }

    private ApiKeys.Made make(User user, Set<Scope> scopes) {
        return keys.make(user, new Wish("ERP", ApiKey.Kind.BEARER, scopes, Optional.empty()), now())
                .orThrow();
    }

    private ApiKeys.Holder holder(ApiKeys.Made made) {
        return keys.bearer(made.secret(), now()).orElseThrow();
    }

    private static Object refusal(Outcome<?> outcome) {
        return outcome instanceof Refused<?>(var why, var facts) ? why : null;
    }

    private List<String> kinds(User user) {
        return jdbc().sql("select kind from journal where account_id = ? order by journal_id")
                .param(user.account().orElseThrow().value())
                .query(String.class)
                .list();
    }
}
