package dev.perennial.user;

import static dev.perennial.kernel.Outcome.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.user.SignIn.Result;
import dev.perennial.user.Users.Newcomer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Who comes in for an account, and who says so. */
class UsersTest extends Scene {
    private final Users users = bean(Users.class);
    private final Passwords passwords = bean(Passwords.class);

    @Test
    void anOwnerChangesTheUsersOfTheAccountAndEachChangeIsInTheJournal() {
        var pine = account("pine", "0.00");
        user("pine.owner", Role.OWNER, pine);
        user("pine.payer", Role.PAYER, pine);
        var owner = Actor.customer("pine.owner", "pine");

        users.rename("pine.payer", " 陈平 ", owner, now()).orThrow();
        users.setRole("pine.payer", Role.VIEWER, owner, now()).orThrow();
        users.disable("pine.payer", owner, now()).orThrow();
        assertThat(users.find("PINE.payer")).hasValueSatisfying(user -> {
            assertThat(user.name()).isEqualTo("陈平");
            assertThat(user.role()).isEqualTo(Role.VIEWER);
            assertThat(user.disabledAt()).hasValue(now());
        });
        users.enable("pine.payer", owner, now()).orThrow();
        assertThat(users.find("pine.payer").orElseThrow().isDisabled()).isFalse();
        users.remove("pine.payer", owner, now()).orThrow();
        assertThat(users.find("pine.payer")).isEmpty();
        assertThat(kinds(pine))
                .containsExactly(
                        "USER_ADDED",
                        "USER_ADDED",
                        "USER_RENAMED",
                        "USER_ROLE_SET",
                        "USER_DISABLED",
                        "USER_ENABLED",
                        "USER_REMOVED");
        assertThat(user("pine.payer", Role.PAYER, pine).name()).isEqualTo("User pine.payer");
    }

    @Test
    void whatChangesNothingLeavesNoTrace() {
        var fir = account("fir", "0.00");
        user("fir.owner", Role.OWNER, fir);
        user("fir.payer", Role.PAYER, fir);
        var owner = Actor.customer("fir.owner", "fir");
        users.setRole("fir.payer", Role.PAYER, owner, now()).orThrow();
        users.enable("fir.payer", owner, now()).orThrow();
        assertThat(kinds(fir)).containsExactly("USER_ADDED", "USER_ADDED");
    }

    @Test
    void onlyAnOwnerWhoIsStillOneChangesOthersAndNobodyThemselves() {
        var oak = account("oak", "0.00");
        user("oak.owner", Role.OWNER, oak);
        user("oak.second", Role.OWNER, oak);
        user("oak.payer", Role.PAYER, oak);
        var owner = Actor.customer("oak.owner", "oak");
        var second = Actor.customer("oak.second", "oak");
        var payer = Actor.customer("oak.payer", "oak");

        assertThat(users.setRole("oak.owner", Role.PAYER, payer, now())).isEqualTo(refused(UserRefusal.NOT_AN_OWNER));
        assertThat(users.rename("oak.owner", "X", payer, now())).isEqualTo(refused(UserRefusal.NOT_AN_OWNER));
        assertThat(passwords.reset("oak.owner", payer, now())).isEqualTo(refused(UserRefusal.NOT_AN_OWNER));
        assertThat(users.setRole("oak.owner", Role.PAYER, owner, now())).isEqualTo(refused(UserRefusal.NOT_YOURSELF));
        assertThat(users.disable("oak.owner", owner, now())).isEqualTo(refused(UserRefusal.NOT_YOURSELF));
        assertThat(users.remove("oak.owner", owner, now())).isEqualTo(refused(UserRefusal.NOT_YOURSELF));
        assertThat(passwords.reset("oak.owner", owner, now())).isEqualTo(refused(UserRefusal.NOT_YOURSELF));
        assertThat(users.rename("oak.payer", "Own name", payer, now())).isInstanceOf(Done.class);

        users.disable("oak.second", owner, now()).orThrow();
        assertThat(users.setRole("oak.payer", Role.OWNER, second, now())).isEqualTo(refused(UserRefusal.NOT_AN_OWNER));
        assertThat(users.rename("oak.payer", " ", owner, now())).isEqualTo(refused(UserRefusal.NAME_INVALID));
        assertThat(users.rename("oak.payer", "two\nlines", owner, now())).isEqualTo(refused(UserRefusal.NAME_INVALID));
        assertThat(users.setRole("oak.payer", Role.OPERATOR, owner, now()))
                .isEqualTo(refused(UserRefusal.ROLE_NOT_POSSIBLE));
        assertThat(users.remove("nobody", owner, now())).isEqualTo(refused(UserRefusal.USER_NOT_FOUND));
    }

    @Test
    void anAccountKeepsAnOwnerWhoCanComeIn() {
        var elm = account("elm", "0.00");
        user("elm.owner", Role.OWNER, elm);
        user("elm.second", Role.OWNER, elm);
        var operator = Actor.operator("wang");
        users.disable("elm.second", operator, now()).orThrow();
        assertThat(users.disable("elm.owner", operator, now())).isEqualTo(refused(UserRefusal.LAST_OWNER));
        assertThat(users.setRole("elm.owner", Role.VIEWER, operator, now())).isEqualTo(refused(UserRefusal.LAST_OWNER));
        assertThat(users.remove("elm.owner", operator, now())).isEqualTo(refused(UserRefusal.LAST_OWNER));
        users.enable("elm.second", operator, now()).orThrow();
        users.disable("elm.owner", operator, now()).orThrow();
    }

    @Test
    void ofTwoOwnersWhoDemoteEachOtherAtOnceOneStays() throws Exception {
        for (int round = 0; round < 5; round++) {
            var account = account("race" + round, "0.00");
            var one = account.id().value() + ".one";
            var other = account.id().value() + ".other";
            user(one, Role.OWNER, account);
            user(other, Role.OWNER, account);
            var answers = atOnce(
                    () -> users.setRole(
                            other, Role.VIEWER, Actor.customer(one, account.id().value()), now()),
                    () -> users.setRole(
                            one, Role.VIEWER, Actor.customer(other, account.id().value()), now()));
            assertThat(answers).filteredOn(answer -> answer instanceof Done).hasSize(1);
            assertThat(answers).contains(refused(UserRefusal.NOT_AN_OWNER));
            assertThat(users.of(account.id()).stream().filter(User::isWorkingOwner))
                    .hasSize(1);
        }
    }

    @Test
    void aPasswordIsChangedByWhoKnowsItAndMadeByAnOwnerForWhoLostIt() {
        var yew = account("yew", "0.00");
        user("yew.owner", Role.OWNER, yew);
        user("yew.payer", Role.PAYER, yew);
        var payer = Actor.customer("yew.payer", "yew");
        var fresh = "a fresh long one";
        assertThat(passwords.change("wrong", fresh, "", payer, now())).isEqualTo(refused(UserRefusal.PASSWORD_WRONG));
        assertThat(passwords.change(PASSWORD, "short", "", payer, now()))
                .isEqualTo(refused(UserRefusal.PASSWORD_TOO_WEAK));
        assertThat(passwords.change(PASSWORD, "yew.PAYER", "", payer, now()))
                .isEqualTo(refused(UserRefusal.PASSWORD_TOO_WEAK));
        assertThat(passwords.change(PASSWORD, "界".repeat(25), "", payer, now()))
                .isEqualTo(refused(UserRefusal.PASSWORD_TOO_WEAK));
        assertThat(passwords.change(PASSWORD, PASSWORD, "", payer, now()))
                .isEqualTo(refused(UserRefusal.PASSWORD_SAME));
        passwords.change(PASSWORD, fresh, "", payer, now()).orThrow();
        assertThat(admitted("yew.payer", PASSWORD)).isEqualTo(Result.WRONG_PASSWORD);
        assertThat(admitted("yew.payer", fresh)).isEqualTo(Result.SIGNED_IN);

        var made = passwords
                .reset("yew.payer", Actor.customer("yew.owner", "yew"), now())
                .orThrow();
        assertThat(made.text()).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
        assertThat(made.toString()).isEqualTo("hidden");
        assertThat(admitted("yew.payer", fresh)).isEqualTo(Result.WRONG_PASSWORD);
        assertThat(admitted("yew.payer", made.text())).isEqualTo(Result.SIGNED_IN);
        assertThat(users.find("yew.payer").orElseThrow().mustChoosePassword()).isTrue();
        assertThat(passwords
                        .admit(
                                "yew.payer",
                                made.text(),
                                now().plus(Passwords.ONCE).plusSeconds(1))
                        .result())
                .isEqualTo(Result.WRONG_PASSWORD);
        passwords.change(made.text(), fresh, "", payer, now()).orThrow();
        assertThat(users.find("yew.payer").orElseThrow().mustChoosePassword()).isFalse();
        assertThat(kinds(yew)).endsWith("USER_PASSWORD_CHANGED", "USER_PASSWORD_RESET", "USER_PASSWORD_CHANGED");
    }

    @Test
    void nobodyIsLetInTwiceByOneLoginNorWithoutBeingAsked() {
        var ash = account("ash", "0.00");
        user("ash.owner", Role.OWNER, ash);
        var owner = Actor.customer("ash.owner", "ash");
        var invited = new Passwords.Invitation("ash.new", "New", Role.PAYER, Optional.of(ash.id()));
        var made = passwords.invite(invited, owner, now()).orThrow();
        assertThat(admitted("ash.new", made.text())).isEqualTo(Result.SIGNED_IN);
        assertThat(passwords.invite(invited, owner, now())).isEqualTo(refused(UserRefusal.LOGIN_TAKEN));
        assertThat(add("ash.new", Role.PAYER, ash, owner)).isEqualTo(refused(UserRefusal.LOGIN_TAKEN));
        assertThat(add("x", Role.PAYER, ash, owner)).isEqualTo(refused(UserRefusal.LOGIN_INVALID));
        assertThat(add("ash.op", Role.OPERATOR, ash, owner)).isEqualTo(refused(UserRefusal.ROLE_NOT_POSSIBLE));
        assertThat(add("ash.op", Role.OPERATOR, null, owner)).isEqualTo(refused(UserRefusal.USER_NOT_FOUND));
        assertThat(add("ash.more", Role.PAYER, ash, Actor.customer("ash.new", "ash")))
                .isEqualTo(refused(UserRefusal.NOT_AN_OWNER));
    }

    @Test
    void operatorsHaveNoAccountAndNoCustomerKnowsOfThem() {
        user("wang.op", Role.OPERATOR, null);
        var beech = account("beech", "0.00");
        user("beech.owner", Role.OWNER, beech);
        var owner = Actor.customer("beech.owner", "beech");
        assertThat(users.disable("wang.op", owner, now())).isEqualTo(refused(UserRefusal.USER_NOT_FOUND));
        assertThat(users.get("wang.op", owner)).isEqualTo(refused(UserRefusal.USER_NOT_FOUND));
        passwords.set("wang.op", "another long one", Actor.COMMAND_LINE, now()).orThrow();
        assertThat(admitted("wang.op", "another long one")).isEqualTo(Result.SIGNED_IN);
        users.disable("wang.op", Actor.COMMAND_LINE, now()).orThrow();
        assertThat(admitted("wang.op", "another long one")).isEqualTo(Result.DISABLED);
        assertThat(admitted("wang.op", "wrong")).isEqualTo(Result.WRONG_PASSWORD);
    }

    private Outcome<User> add(String login, Role role, Account account, Actor actor) {
        var newcomer =
                new Newcomer(login, login, role, Optional.ofNullable(account).map(Account::id), PASSWORD);
        return users.add(newcomer, actor, now());
    }

    private Result admitted(String login, String password) {
        return passwords.admit(login, password, now()).result();
    }

    private List<String> kinds(Account account) {
        return jdbc().sql("select kind from journal where account_id = ? order by journal_id")
                .param(account.id().value())
                .query(String.class)
                .list();
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... tasks) throws Exception {
        try (var threads = Executors.newFixedThreadPool(tasks.length)) {
            var ready = new CountDownLatch(tasks.length);
            var running = Arrays.stream(tasks)
                    .map(task -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return task.call();
                    }))
                    .toList();
            var answers = new ArrayList<T>();
            for (Future<T> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
