package dev.perennial.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.autotopup.Agreement;
import dev.perennial.autotopup.AutoTopUps;
import dev.perennial.coupon.Coupon;
import dev.perennial.grant.CouponWish;
import dev.perennial.grant.Extension;
import dev.perennial.grant.Extensions;
import dev.perennial.grant.Grants;
import dev.perennial.invoice.Billables.Wanted;
import dev.perennial.invoice.Invoices;
import dev.perennial.invoice.Issuing;
import dev.perennial.invoice.Title;
import dev.perennial.invoice.Titles;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Reason;
import dev.perennial.order.OrderPayments;
import dev.perennial.order.Orders;
import dev.perennial.order.Refunds;
import dev.perennial.order.Repayment;
import dev.perennial.order.Repayments;
import dev.perennial.order.Wish;
import dev.perennial.payment.Payments;
import dev.perennial.payment.Till;
import dev.perennial.payment.TopUps;
import dev.perennial.payout.BankAccount;
import dev.perennial.payout.Withdrawals;
import dev.perennial.renewal.Renewals;
import dev.perennial.renewal.Reservations;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A scene in which a little of everything has happened, so that there are rows of every kind to look at. */
abstract class Busy extends BusyBank {
    private static final Actor RICH = customer(new Account.Id("rich"));

    @Override
    protected Instant start() {
        return at("2026-03-01 09:00");
    }

    @Override
    protected Integer buckets() {
        return 2;
    }

    /** Two accounts of different buckets; what happens to each item is told by its name. */
    protected final void everythingHappens() {
        var rich = account("rich", "9000.00");
        var poor = account("poor", "10.00");
        var other = account("other", "0.00");
        item("small", other, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
        account("stray", "0.00");
        coupon("gift", rich, "100.00", "2026-12-31", "dms");
        coupon("spare", rich, "50.00", "2027-12-31");
        item("renewed", rich, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        item("held", rich, "domain", "com", "2026-03-25", Mode.AUTO, "P1Y");
        item("undone", rich, "dms", "standard", "2026-05-20", Mode.MANUAL, null);
        item("cancelled", rich, "mail", "standard", "2026-05-20", Mode.MANUAL, null);
        item("placed", rich, "mail", "standard", "2026-05-21", Mode.MANUAL, null);
        item("bought", rich, "mail", "premium", "2026-05-22", Mode.MANUAL, null);
        item("short", poor, "dms", "standard", "2026-03-18", Mode.AUTO, "P1M");
        item("gone", poor, "dms", "standard", "2026-03-05", Mode.MANUAL, null);
        item("graced", poor, "domain", "com", "2026-03-10", Mode.NONE, null);
        item("kept", poor, "mail", "standard", "2026-12-20", Mode.AUTO, "P1Y");
        paymentsOf(account("gate", "0.00"));
        transfersOf(account("wired", "0.00"));
        chargedAutomatically("charged", "good-1");
        chargedAutomatically("refused", "declines-1");
        runTo(at("2026-03-12 12:00"));
        var undone = buy("undone", "P3M");
        invoiced(undone);
        runTo(at("2026-03-14 12:00"));
        bean(Refunds.class).undo(undone, RICH, now()).orThrow();
        bean(Orders.class).cancel(place("cancelled"), RICH, now()).orThrow();
        var bought = buy("bought", "P2Y");
        invoiced(bought);
        refunded(bought, List.of());
        bean(Reservations.class)
                .reserve(new Subscription.Id("kept"), "5.00", customer(new Account.Id("poor")), now())
                .orThrow();
        bean(Renewals.class)
                .setMode(new Subscription.Id("bought"), Mode.AUTO, Period.parse("P1Y"), RICH, now())
                .orThrow();
        given(rich);
        paidOut("leaver");
        runTo(at("2026-03-21 12:00"));
        place("placed");
        withdrawn("leaver", "15.00");
        openPaymentOf(new Account.Id("gate"));
        assertThat(attempts("renewed")).containsExactly("RENEWED");
    }

    /** More than its one payment brought: part of it to the bank; its gateway knows of no such payment. */
    private void paidOut(String name) {
        var account = account(name, "0.00");
        var begun = bean(Payments.class)
                .beginTopUp(account.id(), "30.00", customer(account.id()), now())
                .orThrow();
        bean(OrderPayments.class).record(begun.id(), Till.paid(begun), now()).orThrow();
        bean(TopUps.class)
                .topUp(account.id(), "50.00", customer(account.id()), now())
                .orThrow();
        withdrawn(name, "60.00");
    }

    private void withdrawn(String name, String amount) {
        var account = new Account.Id(name);
        var bank = BankAccount.read("Leaver", "DE89370400440532013000", "").orThrow();
        bean(Withdrawals.class)
                .withdraw(account, amount, Optional.of(bank), customer(account), now())
                .orThrow();
    }

    /** Balance, a coupon, a credit line and time. */
    private void given(Account account) {
        var reason = new Reason("for the outage");
        var operator = Actor.operator("wang");
        var grants = bean(Grants.class);
        grants.balance(account.id(), "8.00", "", reason, operator, now()).orThrow();
        grants.creditLine(new Account.Id("other"), "9.00", "", reason, operator, now())
                .orThrow();
        var wish = new CouponWish(Coupon.Kind.CASH, "", "7.00", "", "", Set.of(), LocalDate.parse("2026-12-31"));
        grants.coupon(account.id(), wish, "", reason, operator, now()).orThrow();
        bean(Extensions.class)
                .extend(new Subscription.Id("undone"), Extension.ofDays(5), reason, operator, now())
                .orThrow();
    }

    /** On an invoice that was issued; what is refunded afterwards is credited by the next run. */
    private void invoiced(UUID order) {
        var rich = new Account.Id("rich");
        var buyer = new Title.Buyer(Title.Kind.PERSON, "Wang", "", "CN", "", "", "", "", "");
        var title = bean(Titles.class).add(rich, buyer, RICH, now()).orThrow();
        var asked = new Invoices.Asked(new Wanted.OfOrders(Set.of(order)), title.id(), null, null);
        bean(Invoices.class).request(rich, asked, RICH, now()).orThrow();
        bean(Issuing.class).issueOf(rich, now());
    }

    /** Part of its first line, whose term may end with it. */
    private void refunded(UUID order, List<Integer> ends) {
        var asked = new Repayment.Asked(List.of(new Repayment.Part(1, cny("12.00"))), ends);
        bean(Repayments.class)
                .repay(order, asked, new Reason("as agreed"), Actor.operator("wang"), now())
                .orThrow();
    }

    /** One item of an account that opted in; its kept way to pay is charged, or declines. */
    private void chargedAutomatically(String name, String method) {
        var account = account(name, "1.00");
        item(name + "-1", account, "dms", "standard", "2026-03-19", Mode.AUTO, "P1M");
        jdbc().sql("""
            insert into kept_method (bucket, account_id, gateway, customer, method, label, kept_at)
            select bucket, account_id, 'sandbox', 'c', :method, 'Card', created_at from account where account_id = :name\
            """).param("method", method).param("name", name).update();
        bean(AutoTopUps.class)
                .turnOn(account.id(), new AutoTopUps.Consent("400.00", Agreement.TEXT), customer(account.id()), now())
                .orThrow();
    }

    /** One that paid its order, one that came too late for it, one that was declined, one given up, one still open. */
    private void paymentsOf(Account payer) {
        var self = customer(payer.id());
        var payments = bean(Payments.class);
        var orderPayments = bean(OrderPayments.class);
        List.of("by-gateway", "too-late", "at-gateway")
                .forEach(item -> item(item, payer, "mail", "standard", "2026-12-20", Mode.MANUAL, null));
        var paid = orderPayments.begin(place("by-gateway", self), self, now()).orThrow();
        orderPayments.record(paid.id(), Till.paid(paid), now()).orThrow();
        var left = place("too-late", self);
        var late = orderPayments.begin(left, self, now()).orThrow();
        bean(Orders.class).cancel(left, self, now()).orThrow();
        orderPayments.record(late.id(), Till.paid(late), now()).orThrow();
        for (var fate : List.of(Till.DECLINED, Till.LEFT)) {
            var topUp = payments.beginTopUp(payer.id(), "1.00", self, now()).orThrow();
            orderPayments.record(topUp.id(), fate, now()).orThrow();
        }
        var other = payments.beginTopUp(payer.id(), "3.00", self, now()).orThrow();
        var dollars = Money.parse("3.00", Currency.getInstance("USD"));
        orderPayments
                .record(other.id(), Till.paid(other, dollars, "in-dollars"), now())
                .orThrow();
        payments.returned(other, payments.toReturn(other).getFirst(), "went-back", now());
    }

    /** One at the gateway, of which nothing is known yet. */
    private void openPaymentOf(Account.Id payer) {
        var self = customer(payer);
        var orderPayments = bean(OrderPayments.class);
        var open = bean(Orders.class)
                .place(List.of(new Wish(new Subscription.Id("at-gateway"), Period.parse("P5Y"))), self, now())
                .orThrow();
        orderPayments.begin(open.id(), self, now()).orThrow();
    }

    private UUID place(String item, Actor self) {
        return bean(Orders.class)
                .place(wish(item, "P1Y"), self, now())
                .orThrow()
                .id();
    }

    protected final UUID buy(String item, String period) {
        return bean(Orders.class)
                .buyNow(wish(item, period), RICH, now())
                .orThrow()
                .id();
    }

    private UUID place(String item) {
        return place(item, RICH);
    }

    private static List<Wish> wish(String item, String period) {
        return List.of(new Wish(new Subscription.Id(item), Period.parse(period)));
    }

    protected final List<Breach> audit() {
        return bean(Audits.class).check(checked -> {});
    }
}
