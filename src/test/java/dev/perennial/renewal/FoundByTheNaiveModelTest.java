package dev.perennial.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Period;
import dev.perennial.notice.Notice;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.order.Order;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine once did otherwise than the naive model, and than the rules. */
class FoundByTheNaiveModelTest extends Scene {
    @Override
    protected Instant start() {
        return at("2026-03-01 09:00");
    }

    @BeforeEach
    void begin() {
        jdbc().sql("truncate account, directory, run_log cascade").update();
        startAt(start());
    }

    @Test
    void rules1And6TurningItOnAnewAfterTheLastTryChargesNothing() {
        var poor = account("poor", "0.00");
        item("dms-1", poor, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        runTo(at("2026-03-19 12:00"));
        topUp(poor, "500.00");
        var set = bean(Renewals.class)
                .setMode(new Subscription.Id("dms-1"), Mode.AUTO, null, customer(poor.id()), now())
                .orThrow();
        bean(Clockwork.class).work(now(), decided -> {});
        assertThat(set.tooSoon()).isTrue();
        assertThat(attempts("dms-1")).hasSize(8).containsOnly("INSUFFICIENT_BALANCE");
        assertThat(wallet(poor).balance()).isEqualTo(cny("500.00"));
    }

    @Test
    void rule13TheSecondOrderThatLapsesIsToldOfToo() {
        var slow = account("slow", "0.00");
        item("mail-1", slow, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
        place("mail-1");
        runTo(at("2026-03-09 12:00"));
        place("mail-1");
        runTo(at("2026-03-17 12:00"));
        assertThat(notices(slow))
                .filteredOn(kind -> kind == NoticeKind.ORDER_LAPSED)
                .as("each by e-mail and in the console")
                .hasSize(4);
        assertThat(bean(Orders.class).of(slow.id())).extracting(Order::state).containsOnly(Order.State.CANCELLED);
    }

    @Test
    void rule25WhatWasKeptForAReleasedItemIsFreeAgain() {
        var saver = account("saver", "30.00");
        item("dms-2", saver, "dms", "standard", "2026-03-20", Mode.MANUAL, null);
        bean(Reservations.class)
                .reserve(new Subscription.Id("dms-2"), "30.00", customer(saver.id()), now())
                .orThrow();
        runTo(day("2026-03-27"));
        assertThat(item("dms-2").life().phase()).isEqualTo(Phase.RELEASED);
        assertThat(wallet(saver).available()).isEqualTo(cny("30.00"));
    }

    @Test
    void rule10ARedemptionFeeIsNoPartOfTheAgreedPrice() {
        var late = account("late", "2000.00");
        item("dom-1", late, "domain", "com", "2026-03-20", Mode.MANUAL, "P1Y");
        runTo(at("2026-04-25 12:00"));
        var order = bean(Orders.class)
                .buyNow(wish("dom-1", "P1Y"), customer(late.id()), now())
                .orThrow();
        bean(Clockwork.class).work(now(), decided -> {});
        assertThat(wallet(late).balance()).isEqualTo(cny("555.00"));
        assertThat(item("dom-1").plan().agreedPrice()).isEqualTo(cny("85.00"));
        assertThat(bean(Orders.class).pay(order.id(), customer(late.id()), now()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(OrderRefusal.ORDER_NOT_UNPAID));
    }

    private List<NoticeKind> notices(Account account) {
        int bucket = bean(dev.perennial.account.Accounts.class).bucketOf(account.id());
        return bean(Notices.class).of(bucket, account.id()).stream()
                .map(Notice::kind)
                .toList();
    }

    private void place(String item) {
        bean(Orders.class)
                .place(wish(item, "P1Y"), customerOf(new Subscription.Id(item)), now())
                .orThrow();
    }

    private static List<Wish> wish(String item, String period) {
        return List.of(new Wish(new Subscription.Id(item), Period.parse(period)));
    }
}
