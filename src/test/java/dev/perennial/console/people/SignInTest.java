package dev.perennial.console.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.perennial.kernel.Actor;
import dev.perennial.user.Role;
import dev.perennial.user.SignIn;
import dev.perennial.user.SignIns;
import dev.perennial.user.Users;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The door: who is let in, what the others are told, and how often. */
class SignInTest extends People {
    private static final AtomicInteger COMPARED = new AtomicInteger();

    @Override
    protected void beans(GenericApplicationContext fresh) {
        super.beans(fresh);
        fresh.registerBean("counting", PasswordEncoder.class, Counting::new, bean -> bean.setPrimary(true));
    }

    /** Counts how often a password was compared: that is what takes the time. */
    private static final class Counting implements PasswordEncoder {
        private final PasswordEncoder real = PasswordEncoderFactories.createDelegatingPasswordEncoder();

        @Override
        public String encode(CharSequence password) {
            return real.encode(password);
        }

        @Override
        public boolean matches(CharSequence password, String encoded) {
            COMPARED.incrementAndGet();
            return real.matches(password, encoded);
        }
    }

    @Test
    void whoIsTurnedAwayLearnsNotWhetherTheLoginExists() {
        household("fig");
        bean(Users.class).disable("fig.viewer", Actor.SYSTEM, now()).orThrow();
        jdbc().sql("update users set password_hash = null where login = 'fig.payer'")
                .update();
        for (var login : List.of("nobody.here", "fig.owner", "fig.payer", "fig.viewer", " FIG.owner ", "")) {
            COMPARED.set(0);
            var answer = tryIn(browse(), login, "not the password");
            assertThat(answer.uri().toString()).as(login).endsWith("/sign-in?wrong");
            assertThat(answer.body()).contains("Login and password do not fit together");
            assertThat(COMPARED).as("passwords compared for '%s'", login).hasValue(1);
        }
        var disabled = tryIn(browse(), "fig.viewer", PASSWORD);
        assertThat(disabled.uri().toString()).endsWith("/sign-in?disabled");
        assertThat(disabled.body()).contains("Your sign-in is disabled");
    }

    @Test
    void whoTriesTooOftenWaitsAndNobodyElseDoes() {
        household("plum");
        var guesser = browse();
        for (int n = 0; n < 10; n++) {
            assertThat(tryIn(guesser, "plum.owner", "guess " + n).statusCode()).isEqualTo(200);
        }
        for (var password : List.of("guess", PASSWORD)) {
            var answer = tryIn(guesser, "plum.owner", password);
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After"))
                    .hasValueSatisfying(
                            seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 90));
            assertThat(answer.body()).contains("That was tried too often", "id=\"login\"");
        }
        assertThat(tryIn(guesser, "plum.payer", PASSWORD).uri().getPath()).isEqualTo("/");
        assertThat(tryIn(browse(), "plum.owner", PASSWORD, "X-Forwarded-For", "192.0.2.7")
                        .uri()
                        .getPath())
                .as("others keep nobody out of another place")
                .isEqualTo("/");
        assertThat(tryIn(browse(), "plum.owner", PASSWORD).statusCode()).isEqualTo(429);
        wait(Duration.ofMinutes(2));
        assertThat(tryIn(browse(), "plum.owner", PASSWORD).uri().getPath()).isEqualTo("/");
    }

    @Test
    void anUnknownLoginIsCountedLikeAKnownOne() {
        var guesser = browse();
        for (int n = 0; n < 10; n++) {
            tryIn(guesser, "nobody.at.all", "guess");
        }
        assertThat(tryIn(guesser, "nobody.at.all", "guess").statusCode()).isEqualTo(429);
    }

    @Test
    void signingInRightIsNotCounted() {
        household("date");
        for (int n = 0; n < 15; n++) {
            signedIn("date.owner");
        }
    }

    @Test
    void everyTryIsInTheHistoryOfTheUser() {
        household("lime");
        tryIn(browse(), "lime.owner", "wrong", "User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
        var owner = signedIn("lime.owner");
        settle();
        var user = bean(Users.class).find("lime.owner").orElseThrow();
        assertThat(bean(SignIns.class).of(user, 10))
                .extracting(SignIn::result, SignIn::browser, SignIn::address)
                .containsExactlyInAnyOrder(
                        tuple(SignIn.Result.SIGNED_IN, "Java", "127.0.0.1"),
                        tuple(SignIn.Result.WRONG_PASSWORD, "Firefox, Linux", "127.0.0.1"));
        assertThat(owner.get("/profile").body())
                .contains("Signed in with the password", "Wrong password", "Firefox, Linux", "this browser");
    }

    @Test
    void theHistoryKeepsAHundredOfEachAndNoneForLong() {
        var kiwi = household("kiwi");
        var user = bean(Users.class).find("kiwi.owner").orElseThrow();
        var signIns = bean(SignIns.class);
        var origin = SignIn.Origin.of("192.0.2.1", "curl/8");
        var day = now();
        signIns.record(user, SignIn.Way.PASSWORD, SignIn.Result.SIGNED_IN, origin, "first", day);
        for (int n = 0; n < 105; n++) {
            signIns.record(user, SignIn.Way.PASSWORD, SignIn.Result.WRONG_PASSWORD, origin, null, day.plusSeconds(n));
        }
        assertThat(signIns.of(user, 1000)).hasSize(101);
        signIns.record(user, SignIn.Way.PASSWORD, SignIn.Result.SIGNED_IN, origin, "x", day.plus(Duration.ofDays(91)));
        signIns.record(user, SignIn.Way.PASSWORD, SignIn.Result.DISABLED, origin, null, day.plus(Duration.ofDays(91)));
        assertThat(signIns.of(user, 1000)).hasSize(2);
        assertThat(kiwi.id().value()).isEqualTo("kiwi");
    }

    @Test
    void whoGotAPasswordMadeChoosesAnOwnOneBeforeAnythingElse() {
        household("pear");
        var owner = signedIn("pear.owner");
        var made = owner.post("/users", Map.of("login", "pear.new", "name", "New Pear", "role", Role.VIEWER.name()));
        assertThat(made.statusCode()).isEqualTo(200);
        var password = made.body().replaceAll("(?s).*class=\"secret\">([a-z0-9-]+)<.*", "$1");
        assertThat(owner.get("/users").body()).doesNotContain(password).contains("has yet to choose a password");

        var visitor = browse().signIn("pear.new", password);
        for (var path : List.of("/", "/users", "/profile", "/renewals")) {
            assertThat(visitor.get(path).uri().getPath()).as(path).isEqualTo("/profile/password");
        }
        assertThat(visitor.get("/renewals", "HX-Request", "true").headers().firstValue("HX-Redirect"))
                .hasValue("/profile/password");
        var fresh = "a password of my own";
        visitor.post("/profile/password", Map.of("old", password, "fresh", fresh, "again", fresh));
        assertThat(visitor.get("/users").uri().getPath()).isEqualTo("/users");
        assertThat(tryIn(browse(), "pear.new", password).uri().toString()).endsWith("?wrong");
    }
}
