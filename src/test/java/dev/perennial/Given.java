package dev.perennial;

import dev.perennial.account.Account;
import dev.perennial.catalog.Edition;
import dev.perennial.catalog.LateBase;
import dev.perennial.catalog.Offer;
import dev.perennial.catalog.Policy;
import dev.perennial.catalog.Product;
import dev.perennial.catalog.Selling;
import dev.perennial.catalog.Terms;
import dev.perennial.catalog.Text;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Due;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Life;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.RenewalPlan;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rules' tables start from: a product of our own, and items of it. */
public final class Given {
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    public static final Currency CNY = Currency.getInstance("CNY");

    private Given() {}

    public static Money cny(String decimal) {
        return Money.parse(decimal, CNY);
    }

    /** An instant by the clocks of Shanghai: {@code 2026-03-10 08:00}, or its midnight. */
    public static Instant at(String dateAndTime) {
        var full = dateAndTime.length() == 10 ? dateAndTime + "T00:00" : dateAndTime.replace(' ', 'T');
        return LocalDateTime.parse(full).atZone(SHANGHAI).toInstant();
    }

    /** How an instant reads in Shanghai; "-" for none. */
    public static String text(Optional<Instant> instant) {
        return instant.map(
                        at -> at.atZone(SHANGHAI).toLocalDateTime().toString().replace('T', ' '))
                .orElse("-");
    }

    /** Nine days before, daily until two days before; grace and retention as told. */
    public static Policy policy(int grace, int retention, LateBase late, Integer... laterTries) {
        return new Policy(
                9,
                LocalTime.of(8, 0),
                2,
                List.of(laterTries),
                grace,
                retention,
                List.of(30, 7, 0, -3),
                1,
                3,
                late,
                false,
                7,
                5,
                Map.of(CNY, cny("50.00")));
    }

    /** Sold at 100.00 a month and 1000.00 a year; its trial is free. */
    public static Product product(Policy policy) {
        var name = new Text("Thing", "物");
        return new Product(
                "thing",
                name,
                name,
                name,
                "item",
                name,
                List.of(new Edition("basic", name, true), new Edition("trial", name, false)),
                List.of(
                        new Offer("basic", new Period(1), cny("100.00")),
                        new Offer("basic", new Period(12), cny("1000.00"))),
                policy,
                new Selling("Entity", name, 6, new Terms("1", name), Optional.empty()));
    }

    public static Subscription item(Phase phase, String expires, Mode mode, @Nullable String autoSince) {
        var since = autoSince == null ? null : at(autoSince);
        boolean released = phase == Phase.RELEASED;
        return new Subscription(
                new Subscription.Id("thing-1"),
                new Account.Id("acme"),
                new Item("thing", "basic", "thing-1", Billing.SUBSCRIPTION, at("2020-01-15"), null, null),
                new RenewalPlan(mode, new Period(1), since, cny("100.00")),
                new Life(phase, at(expires), 1, 15, released ? at(expires) : null),
                new Due(null, 0, null, null, null, at("2020-01-15")));
    }

    public static Subscription payAsYouGo() {
        var item = item(Phase.ACTIVE, "2026-03-20", Mode.MANUAL, null);
        return new Subscription(
                item.id(),
                item.account(),
                new Item("thing", "basic", "thing-1", Billing.PAY_AS_YOU_GO, at("2020-01-15"), null, null),
                item.plan(),
                new Life(Phase.ACTIVE, null, 0, null, null),
                item.due());
    }

    public static Subscription of(Subscription item, String edition) {
        var was = item.item();
        return item.with(new Item(
                was.product(), edition, was.name(), was.billing(), was.startedAt(), was.rank(), was.dependsOn()));
    }
}
