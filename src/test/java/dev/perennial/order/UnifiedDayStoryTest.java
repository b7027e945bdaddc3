package dev.perennial.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Period;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.timeline.Timelines;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rule 17 from the choice to the next renewal: bought by the same way as any renewal, paid, undone, refused. */
class UnifiedDayStoryTest extends Scene {
    private final Orders orders = bean(Orders.class);

    @Test
    void rule17ChosenItemsEndOnOneDayAndKeepItWhenTheyRenewThemselves() {
        startAt(at("2026-03-02 09:00"));
        var owner = account("one-day", "9000.00");
        item("d-1", owner, "dms", "standard", "2026-03-17", Mode.AUTO, "P1M");
        item("d-2", owner, "dms", "standard", "2026-05-31", Mode.MANUAL, null);
        item("d-3", owner, "mail", "standard", "2026-12-05", Mode.MANUAL, null);
        coupon("TEN", owner, "10.00", "2026-12-01", "dms");
        var order = buy(owner, 10, "d-1", "d-2", "d-3");

        // 24 of 31 days of 299.00; 10 of 365 days of 2990.00, and 5 of 365 of the mailbox's 600.00: rounded up each.
        assertThat(order.lines().stream().map(line -> line.price().decimal()))
                .containsExactly("231.49", "81.92", "8.22");
        assertThat(order.lines().stream().map(Line::length)).containsExactly("P24D", "P10D", "P5D");
        assertThat(order.paidByCoupons()).isEqualTo(cny("10.00"));
        assertThat(wallet(owner).balance()).isEqualTo(cny("9000.00").minus(cny("311.63")));
        assertThat(ends("d-1", "d-2", "d-3")).containsExactly("2026-04-10", "2026-06-10", "2026-12-10");
        assertThat(order.state()).isEqualTo(Order.State.PAID);
        var told = bean(Timelines.class)
                .of(new Subscription.Id("d-1"), self(owner), now())
                .orThrow()
                .past()
                .getLast()
                .sentences()
                .getFirst();
        assertThat(told.facts()).containsEntry("period", "P24D");

        runTo(at("2026-04-02 09:00"));
        assertThat(ends("d-1")).containsExactly("2026-05-10");
        assertThat(item("d-1").life().anchorDay()).isEqualTo(10);
        assertThat(item("d-1").plan().agreedPrice()).isEqualTo(cny("299.00"));
        assertThat(bean(Audits.class).check(checked -> {})).isEmpty();
    }

    @Test
    void rule17And18ItIsUndoneAndTheOldDayIsKeptAgain() {
        startAt(at("2026-01-15 09:00"));
        var owner = account("undone-day", "500.00");
        item("u-1", owner, "dms", "standard", "2026-01-31", Mode.AUTO, "P1M");
        orders.buyNow(List.of(new Wish(new Subscription.Id("u-1"), new Period(1))), self(owner), now());
        var before = item("u-1").life();
        var balance = wallet(owner).balance();
        var order = buy(owner, 15, "u-1");
        assertThat(item("u-1").life().anchorDay()).isEqualTo(15);
        bean(Refunds.class).undo(order.id(), self(owner), now()).orThrow();
        assertThat(item("u-1").life()).isEqualTo(before);
        assertThat(wallet(owner).balance()).isEqualTo(balance);
        assertThat(bean(Audits.class).check(checked -> {})).isEmpty();
    }

    @Test
    void rules12And13ItIsPlacedAndPaidLaterOrOutdated() {
        startAt(at("2026-03-02 09:00"));
        var owner = account("placed-day", "500.00");
        item("p-1", owner, "dms", "standard", "2026-03-05", Mode.MANUAL, null);
        item("p-2", owner, "dms", "standard", "2026-06-05", Mode.MANUAL, null);
        var soon = orders.place(wishes(8, "p-1"), self(owner), now()).orThrow();
        var later = orders.place(wishes(8, "p-2"), self(owner), now()).orThrow();
        assertThat(later.lines().getFirst().aligned()).isEqualTo(new Aligned(8, 5));
        assertThat(refusal(orders.place(wishes(9, "p-2"), self(owner), now())))
                .isEqualTo(OrderRefusal.ORDER_IN_PROGRESS);
        runTo(at("2026-03-05 09:00"));
        assertThat(refusal(orders.pay(soon.id(), self(owner), now()))).isEqualTo(OrderRefusal.ORDER_OUTDATED);
        orders.pay(later.id(), self(owner), now()).orThrow();
        assertThat(ends("p-2")).containsExactly("2026-06-08");
        assertThat(item("p-2").life().anchorDay()).isEqualTo(8);
        assertThat(bean(Audits.class).check(checked -> {})).isEmpty();
    }

    @Test
    void rule17WhatCannotBeBroughtThereSaysWhyAndNothingIsBought() {
        startAt(at("2026-03-02 09:00"));
        var owner = account("no-day", "5.00");
        item("n-1", owner, "dms", "standard", "2026-03-17", Mode.MANUAL, null);
        item("n-dot", owner, "domain", "com", "2026-05-17", Mode.MANUAL, null);
        var other = account("other-day", "5.00");
        item("n-other", other, "dms", "standard", "2026-03-17", Mode.MANUAL, null);
        assertThat(refusal(orders.buyNow(wishes(17, "n-1"), self(owner), now())))
                .isEqualTo(OrderRefusal.ALREADY_ON_THAT_DAY);
        assertThat(refusal(orders.buyNow(wishes(1, "n-dot"), self(owner), now())))
                .isEqualTo(OrderRefusal.WHOLE_PERIODS_ONLY);
        assertThat(refusal(orders.buyNow(wishes(1, "n-1", "n-dot"), self(owner), now())))
                .isEqualTo(OrderRefusal.WHOLE_PERIODS_ONLY);
        assertThat(refusal(orders.buyNow(wishes(1, "n-other"), self(owner), now())))
                .isEqualTo(OrderRefusal.SUBSCRIPTION_NOT_FOUND);
        assertThat(refusal(orders.buyNow(wishes(1, "n-1"), self(owner), now())))
                .isEqualTo(OrderRefusal.INSUFFICIENT_BALANCE);
        assertThat(orders.of(owner.id())).isEmpty();
        assertThat(ends("n-1")).containsExactly("2026-03-17");
    }

    @Test
    void whateverIsChosenEndsOnThatDayAndMoneyIsConserved() {
        var random = new Random(71);
        for (int round = 0; round < 12; round++) {
            startAt(at("2026-03-02 09:00"));
            var owner = account("many-" + round, "9000.00");
            var chosen = new ArrayList<String>();
            for (int i = 0; i < 5; i++) {
                var id = "m-" + round + "-" + i;
                var expires = LocalDate.parse("2026-03-04").plusDays(random.nextInt(400));
                item(
                        id,
                        owner,
                        random.nextBoolean() ? "dms" : "mail",
                        "standard",
                        expires.toString(),
                        Mode.MANUAL,
                        null);
                chosen.add(id);
            }
            int day = random.nextInt(28) + 1;
            var moved =
                    chosen.stream().filter(id -> end(id).getDayOfMonth() != day).toArray(String[]::new);
            var order = buy(owner, day, moved);
            assertThat(chosen).allMatch(id -> end(id).getDayOfMonth() == day);
            assertThat(order.lines().stream().map(Line::price).reduce(cny("0.00"), Money::plus))
                    .isEqualTo(order.price());
            assertThat(wallet(owner).balance()).isEqualTo(cny("9000.00").minus(order.price()));
        }
        runTo(at("2026-03-02 09:30"));
        assertThat(bean(Audits.class).check(checked -> {})).isEmpty();
    }

    private Order buy(Account owner, int day, String... items) {
        return orders.buyNow(wishes(day, items), self(owner), now()).orThrow();
    }

    private static List<Wish> wishes(int day, String... items) {
        return Stream.of(items)
                .map(item -> Wish.aligned(new Subscription.Id(item), day))
                .toList();
    }

    private LocalDate end(String item) {
        return item(item).life().expiresAt().atZone(SHANGHAI).toLocalDate();
    }

    private List<String> ends(String... items) {
        return Stream.of(items).map(item -> end(item).toString()).toList();
    }

    private static Actor self(Account account) {
        return customer(account.id());
    }

    private static Object refusal(Outcome<?> outcome) {
        return outcome instanceof Refused<?>(var why, var facts) ? why : outcome;
    }
}
