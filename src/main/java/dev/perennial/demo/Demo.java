package dev.perennial.demo;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.clock.PlatformClock;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.clockwork.Sandbox;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Period;
import dev.perennial.notice.Inbox;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.payment.TopUps;
import dev.perennial.portfolio.Imports;
import dev.perennial.portfolio.Watch;
import dev.perennial.renewal.Reservations;
import dev.perennial.subscription.Subscription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Fills an empty sandbox with the demonstration: it is brought in as any portfolio is, some weeks before the day it is
 * shown, and lived through, so that its history is what the platform really did.
 */
@Component
public class Demo {
    /** How long the demonstration has lived when it is first looked at. */
    public static final Duration HISTORY = Duration.ofDays(45);

    /** Who looks into the console now and then. */
    private static final List<String> CUSTOMERS = List.of("lotus", "northwind", "harbor");

    private static final List<String> FILES = List.of("accounts.csv", "subscriptions.csv", "coupons.csv");

    private final Accounts accounts;
    private final Buckets buckets;
    private final PlatformClock clock;
    private final Sandbox sandbox;
    private final Clockwork clockwork;
    private final Imports imports;
    private final TopUps topUps;
    private final Orders orders;
    private final Reservations reservations;
    private final DemoUsers users;
    private final DemoPapers papers;
    private final Inbox inbox;

    Demo(
            Accounts accounts,
            Buckets buckets,
            PlatformClock clock,
            Sandbox sandbox,
            Clockwork clockwork,
            Imports imports,
            TopUps topUps,
            Orders orders,
            Reservations reservations,
            DemoUsers users,
            DemoPapers papers,
            Inbox inbox) {
        this.accounts = accounts;
        this.buckets = buckets;
        this.clock = clock;
        this.sandbox = sandbox;
        this.clockwork = clockwork;
        this.imports = imports;
        this.topUps = topUps;
        this.orders = orders;
        this.reservations = reservations;
        this.users = users;
        this.papers = papers;
        this.inbox = inbox;
    }

    /** Fills a database without accounts; one that has some is left as it is. Answers whether it was filled. */
    public boolean fill() {
        if (buckets.all().anyMatch(bucket -> !accounts.all(bucket).isEmpty())) {
            return false;
        }
        var begin = clock.now();
        var today = begin.plus(HISTORY);
        bringIn(today, begin);
        users.add(begin);
        papers.begin(begin);
        live(begin, today);
        return true;
    }

    private void bringIn(Instant today, Instant now) {
        try {
            var folder = Files.createTempDirectory("perennial-demo");
            for (var file : FILES) {
                Files.writeString(folder.resolve(file), DemoFile.dated(file, today));
            }
            imports.load(folder, Actor.SYSTEM, now, Watch.NOBODY);
            for (var file : FILES) {
                Files.delete(folder.resolve(file));
            }
            Files.delete(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("The demonstration could not be written to a temporary folder", failed);
        }
    }

    /** What customers did meanwhile: renewing by hand, topping up, keeping money for one item, leaving an order unpaid, reading. */
    private void live(Instant begin, Instant today) {
        runTo(begin.plus(Duration.ofDays(20)));
        topUp("lotus", "300.00");
        runTo(today.minus(Duration.ofDays(12)));
        orders.buyNow(List.of(wish("domain-harbor", "P2Y")), customer("harbor"), clock.now());
        clockwork.workOn(new Account.Id("harbor"), clock.now());
        runTo(today.minus(Duration.ofDays(3)));
        CUSTOMERS.forEach(account -> inbox.readAll(new Account.Id(account), clock.now()));
        reservations.reserve(new Subscription.Id("domain-lotus"), "38.00", customer("lotus"), clock.now());
        orders.place(List.of(wish("dms-reports", "P1Y")), customer("northwind"), clock.now());
        topUp("harbor", "150.00");
        runTo(today);
        papers.ask(today);
    }

    private void runTo(Instant instant) {
        sandbox.moveTo(instant, passed -> {});
    }

    private void topUp(String account, String amount) {
        var id = new Account.Id(account);
        topUps.topUp(id, amount, customer(account), clock.now()).orThrow();
        clockwork.workOn(id, clock.now());
    }

    private static Actor customer(String account) {
        return Actor.customer("demonstration", account);
    }

    private static Wish wish(String subscription, String period) {
        return new Wish(new Subscription.Id(subscription), Period.parse(period));
    }
}
