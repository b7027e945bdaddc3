package dev.perennial.console.people;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.clock.PlatformClock;
import dev.perennial.user.Role;
import dev.perennial.web.Afterwards;
import dev.perennial.web.Browse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.support.GenericApplicationContext;

/** A served platform whose doors look at a watch that the test sets on. */
abstract class People extends Scene {
    /** How far the watch is ahead of the machine's clock: sessions begin by that one. */
    private Duration ahead = Duration.ZERO;

    @Override
    protected boolean isServed() {
        return true;
    }

    @Override
    protected void beans(GenericApplicationContext fresh) {
        fresh.registerBean(InstantSource.class, () -> this::watch);
    }

    private Instant watch() {
        return PlatformClock.wall().plus(ahead == null ? Duration.ZERO : ahead);
    }

    void wait(Duration longer) {
        ahead = ahead.plus(longer);
    }

    /** An account with one user of each role: {@code NAME.owner}, {@code NAME.payer}, {@code NAME.viewer}. */
    Account household(String name) {
        var account = account(name, "100.00");
        for (var role : new Role[] {Role.OWNER, Role.PAYER, Role.VIEWER}) {
            user(name + "." + role.name().toLowerCase(), role, account);
        }
        return account;
    }

    Browse browse() {
        return new Browse(port(), "en");
    }

    Browse signedIn(String login) {
        return browse().signIn(login, PASSWORD);
    }

    HttpResponse<String> tryIn(Browse browser, String login, String password, String... headers) {
        return browser.post("/sign-in", Map.of("login", login, "password", password), headers);
    }

    void settle() {
        bean(Afterwards.class).settle();
    }
}
