package dev.perennial.forecast;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.Coupons;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.renewal.Renewals;
import dev.perennial.renewal.Reservations;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Customers drawn from a seed, who have done this and that before somebody looks ahead. The same seed, the same fate. */
abstract class Fates extends Scene {
    protected static final Duration YEAR = Duration.ofDays(365);
    private static final List<String> KINDS = List.of(
            "dms standard",
            "dms stable-change",
            "mail standard",
            "domain com",
            "domain com",
            "hosting basic",
            "hosting plus",
            "mail free");
    private static final List<Integer> MONTHS = List.of(1, 1, 1, 3, 6, 12, 24);

    private Random random;

    @Override
    protected Integer buckets() {
        return 2;
    }

    /** An empty world, and in it accounts with items, money and a past. */
    protected final List<Account> begin(long seed) {
        random = new Random(seed);
        jdbc().sql("truncate account, directory, run_log cascade").update();
        startAt(Instant.parse("2026-01-01T01:07:00Z").plusSeconds(86_400L * below(700)));
        var files = new ArrayList<>(Catalogs.shipped());
        files.addAll(Catalogs.in(Path.of("src/test/resources/catalog-hosting")));
        bean(Catalogs.class).load(files, now());
        var accounts = List.of(customer("ada"), customer("bo"), customer("cy"));
        for (int i = 0; i < 6; i++) {
            runTo(now().plusSeconds(900L * (1 + below(96 * 12))));
            command(oneOf(accounts));
        }
        return accounts;
    }

    private Account customer(String id) {
        var account = account(id, below(6000) + ".00", below(3) == 0 ? "300.00" : "0.00");
        for (int i = 0; i < 2 + below(5); i++) {
            item(account, id + "-" + i);
        }
        for (int i = 0; i < below(5); i++) {
            coupon(account, id + "-coupon-" + i);
        }
        return account;
    }

    private void item(Account account, String id) {
        var kind = oneOf(KINDS).split(" ");
        var ends = now().atZone(SHANGHAI).toLocalDate().plusDays(12 + below(100));
        var end = below(3) == 0 ? ends.withDayOfMonth(ends.lengthOfMonth()) : ends;
        var mode = oneOf(List.of(Mode.AUTO, Mode.AUTO, Mode.AUTO, Mode.MANUAL, Mode.NONE));
        var period = mode == Mode.AUTO || below(2) == 0 ? "P" + oneOf(MONTHS) + "M" : null;
        var item = new Item(
                kind[0],
                kind[1],
                id,
                Billing.SUBSCRIPTION,
                day(end.minusDays(400).toString()),
                below(2) == 0 ? null : Integer.valueOf(1 + below(3)),
                null);
        item(id, account, item, end.toString(), mode, period);
        if (below(8) == 0) {
            jdbc().sql("update subscription set agreed_price_minor = 100 where subscription_id = ? and mode = 'AUTO'")
                    .param(id)
                    .update();
        }
    }

    private void coupon(Account account, String id) {
        var kind = oneOf(List.of(Coupon.Kind.CASH, Coupon.Kind.CASH, Coupon.Kind.THRESHOLD, Coupon.Kind.PERCENT));
        long value = kind == Coupon.Kind.PERCENT ? 5 + below(60) : 100L * (1 + below(900));
        var from = now().plusSeconds(900L * below(96 * 200));
        var coupon = new Coupon(
                new Coupon.Id(id),
                account.id(),
                kind,
                CNY,
                value,
                value,
                kind == Coupon.Kind.THRESHOLD ? Money.ofMinor(100L * below(400), CNY) : null,
                kind == Coupon.Kind.PERCENT ? Money.ofMinor(100L * (1 + below(200)), CNY) : null,
                oneOf(List.of(Set.<String>of(), Set.of("dms"), Set.of("hosting", "domain"))),
                Set.of(below(6) == 0 ? Coupon.OrderType.NEW : Coupon.OrderType.RENEWAL),
                from,
                from.plusSeconds(86_400L * (1 + below(500))));
        int bucket = bean(Accounts.class).bucketOf(account.id());
        transaction().executeWithoutResult(status -> bean(Coupons.class).grant(bucket, List.of(coupon), now()));
    }

    /** What it comes to does not matter: refused is a past too. */
    private void command(Account account) {
        var items = bean(Subscriptions.class).of(account.id());
        var item = oneOf(items).id();
        var months = new Period(oneOf(MONTHS));
        var actor = customer(account.id());
        switch (below(8)) {
            case 0, 1 -> bean(Orders.class).place(List.of(new Wish(item, months)), actor, now());
            case 2 -> bean(Orders.class).buyNow(List.of(new Wish(item, months)), actor, now());
            case 3 -> bean(Renewals.class).setMode(item, oneOf(List.of(Mode.values())), months, actor, now());
            case 4, 5 -> bean(Reservations.class).reserve(item, 50 * below(8) + ".00", actor, now());
            case 6 -> topUp(account, 1 + below(900) + ".00");
            default ->
                jdbc().sql("update subscription set parked_at = :at, parked_reason = 'a bug' where"
                                + " subscription_id = :id")
                        .param("at", now().atOffset(java.time.ZoneOffset.UTC))
                        .param("id", item.value())
                        .update();
        }
    }

    protected final int below(int bound) {
        return random.nextInt(bound);
    }

    protected final <T> T oneOf(List<T> some) {
        return some.get(below(some.size()));
    }

    protected final Reality watch(Account account) {
        return new Reality(account, bean(Orders.class), bean(Renewals.class), bean(Subscriptions.class), jdbc());
    }

    protected final Forecast forecast(Account account, Instant until, WhatIf... whatIfs) {
        return bean(Forecasts.class).of(account.id(), List.of(whatIfs), until, now());
    }

    /** The item without what reminders of it change. */
    protected static Subscription unreminded(Subscription item) {
        return item.with(item.due().reminded(Instant.EPOCH, null));
    }

    protected static LocalDate date(Instant at) {
        return at.atZone(SHANGHAI).toLocalDate();
    }
}
