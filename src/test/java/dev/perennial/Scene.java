package dev.perennial;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.clock.Installation;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.clockwork.Report;
import dev.perennial.clockwork.Sandbox;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.Coupons;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Term;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import dev.perennial.ledger.Wallet;
import dev.perennial.order.Orders;
import dev.perennial.payment.TopUps;
import dev.perennial.renewal.Renewals;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Due;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Life;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.PaidTerm;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Planning;
import dev.perennial.subscription.RenewalPlan;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.subscription.Zones;
import dev.perennial.user.Role;
import dev.perennial.user.User;
import dev.perennial.user.Users;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** A story with the shipped products, in which accounts and items are made with a word each. */
public abstract class Scene extends Story {
    protected static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    protected static final Currency CNY = Currency.getInstance("CNY");
    protected static final String PASSWORD = "correct horse battery";

    protected Scene() {
        bean(Catalogs.class).load(Catalogs.shipped(), now());
    }

    /** Midnight in Shanghai. */
    protected static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay(SHANGHAI).toInstant();
    }

    /** An hour of a day in Shanghai: {@code at("2026-03-10 08:00")}. */
    protected static Instant at(String dateAndTime) {
        return Instant.parse(dateAndTime.replace(' ', 'T') + ":00Z").minusSeconds(8 * 3600);
    }

    protected static Money cny(String decimal) {
        return Money.parse(decimal, CNY);
    }

    /** Somebody who acts for this account. */
    protected static Actor customer(Account.Id account) {
        return Actor.customer("the customer", account.value());
    }

    /** Somebody who acts for the account of this item. */
    protected Actor customerOf(Subscription.Id item) {
        return customer(bean(Subscriptions.class).owner(item).orElseThrow());
    }

    /** Somebody who acts for the account of this order. */
    protected Actor customerOf(UUID order) {
        return customer(bean(Orders.class).find(order).orElseThrow().account());
    }

    protected Account account(String id, String balance) {
        return account(id, balance, "0.00");
    }

    protected Account account(String id, String balance, String creditLimit) {
        var account = new Account(
                new Account.Id(id),
                "Account " + id,
                CNY,
                SHANGHAI,
                Locale.ENGLISH,
                Optional.of(id + "@example.com"),
                Optional.of("+8613800000000"),
                Optional.empty());
        int bucket = bean(Accounts.class).bucketOf(account.id());
        var money = cny(balance);
        transaction().executeWithoutResult(status -> {
            bean(Accounts.class).add(bucket, List.of(account), now());
            var wallet = new Wallet(account.id(), cny("0.00"), cny("0.00"), cny(creditLimit), Map.of());
            bean(Ledger.class).open(bucket, List.of(wallet));
            if (money.isPositive()) {
                var opening = new Transfer(
                        bean(Ids.class).next(id, now()),
                        account.id(),
                        now(),
                        LedgerAccount.OPENING,
                        LedgerAccount.WALLET,
                        money,
                        "opening balance",
                        Optional.empty());
                bean(Ledger.class).post(bucket, List.of(opening), List.of(wallet.credit(money)));
            }
        });
        return account;
    }

    /** An item of one month, bought long ago, that expires on this date; automatic ones have been so for long. */
    protected Subscription item(
            String id, Account account, String product, String edition, String expires, Mode mode, String period) {
        return item(
                id,
                account,
                new Item(
                        product,
                        edition,
                        id,
                        Billing.SUBSCRIPTION,
                        day(expires).minusSeconds(86_400L * 365),
                        null,
                        null),
                expires,
                mode,
                period);
    }

    protected Subscription item(String id, Account account, Item item, String expires, Mode mode, String period) {
        var zones = new Zones(account.zone(), bean(Installation.class).zone());
        var catalog = bean(Catalogs.class).current();
        var months = period == null ? null : Period.parse(period);
        var price = months == null
                ? null
                : catalog.product(item.product())
                        .price(item.edition(), months, CNY)
                        .orElse(null);
        var plan = new RenewalPlan(mode, months, item.startedAt(), price);
        var end = day(expires);
        int anchor = Term.anchorDay(end, item.startedAt().atZone(account.zone()).getDayOfMonth(), account.zone());
        var life = new Life(Phase.ACTIVE, end, 1, anchor, null);
        var fresh = new Subscription(
                new Subscription.Id(id), account.id(), item, plan, life, new Due(null, 0, null, null, null, now()));
        var planned = Planning.newCycle(fresh, catalog.product(item.product()).policy(), zones, now());
        var term = new PaidTerm(fresh.id(), 1, new Term(item.startedAt(), end), null, null, null, "imported");
        int bucket = bean(Accounts.class).bucketOf(account.id());
        transaction()
                .executeWithoutResult(status -> bean(Subscriptions.class).add(bucket, List.of(planned), List.of(term)));
        return planned;
    }

    protected void coupon(String id, Account account, String value, String until, String... products) {
        int bucket = bean(Accounts.class).bucketOf(account.id());
        var coupon = new Coupon(
                new Coupon.Id(id),
                account.id(),
                Coupon.Kind.CASH,
                CNY,
                cny(value).minor(),
                cny(value).minor(),
                null,
                null,
                Set.of(products),
                Set.of(Coupon.OrderType.RENEWAL),
                now().minusSeconds(60),
                day(until));
        transaction().executeWithoutResult(status -> bean(Coupons.class).grant(bucket, List.of(coupon), now()));
    }

    /** Somebody who can sign in with {@link #PASSWORD}; an operator where there is no account. */
    protected User user(String login, Role role, @Nullable Account account) {
        var newcomer = new Users.Newcomer(
                login, "User " + login, role, Optional.ofNullable(account).map(Account::id), PASSWORD);
        return bean(Users.class).add(newcomer, Actor.SYSTEM, now()).orThrow();
    }

    protected Subscription item(String id) {
        return bean(Subscriptions.class).find(new Subscription.Id(id)).orElseThrow();
    }

    protected Wallet wallet(Account account) {
        int bucket = bean(Accounts.class).bucketOf(account.id());
        return bean(Ledger.class).wallets(bucket, List.of(account.id())).get(account.id());
    }

    /** The outcomes of all attempts on an item, oldest first. */
    protected List<String> attempts(String id) {
        return bean(Renewals.class).attempts(item(id)).stream()
                .map(attempt -> attempt.outcome())
                .toList();
    }

    protected void topUp(Account account, String amount) {
        bean(TopUps.class)
                .topUp(account.id(), amount, customer(account.id()), now())
                .orThrow();
        bean(Clockwork.class).workOn(account.id(), now());
    }

    /** Lets the platform run from here to there, as if it had never stopped. */
    protected Report runTo(Instant target) {
        return bean(Sandbox.class).moveTo(target, passed -> {});
    }

    /** Does what is due at this instant, after a stop of any length. */
    protected Report catchUp(Instant instant) {
        moveTo(instant);
        return bean(Clockwork.class).work(now(), decided -> {});
    }

    protected TransactionTemplate transaction() {
        return bean(TransactionTemplate.class);
    }
}
