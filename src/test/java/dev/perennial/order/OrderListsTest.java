package dev.perennial.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.coupon.Coupon;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What order management shows (rule 11), and what undoing would give back (rule 18). */
class OrderListsTest extends Scene {
    private final OrderLists lists = bean(OrderLists.class);
    private final Orders orders = bean(Orders.class);

    @Test
    void ordersAreFoundByStateKindProductItemAndDay() {
        startAt(at("2026-03-02 09:00"));
        var owner = account("finder", "9000.00");
        item("f-db", owner, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        item("f-mail", owner, "mail", "standard", "2026-06-01", Mode.MANUAL, null);
        item("f-auto", owner, "dms", "standard", "2026-03-12", Mode.AUTO, "P1M");
        var bought = buy("f-db", "P1M");
        runTo(at("2026-03-04 10:00"));
        var placed = place("f-mail", "P1Y");
        var undone = buy("f-db", "P2M");
        bean(Refunds.class).undo(undone, customer(owner.id()), now()).orThrow();
        var cancelled = place("f-db", "P1M");
        orders.cancel(cancelled, customer(owner.id()), now()).orThrow();
        var all = ids(owner, OrderFilter.ALL);
        assertThat(all).hasSize(6).startsWith(cancelled).endsWith(bought).contains(placed, undone);

        assertThat(ids(owner, state(Order.State.UNPAID))).containsExactly(placed);
        assertThat(ids(owner, state(Order.State.CANCELLED))).containsExactly(cancelled);
        assertThat(ids(owner, state(Order.State.PAID))).hasSize(4);
        assertThat(ids(owner, kind(OrderFilter.Kind.AUTO))).hasSize(1);
        assertThat(ids(owner, kind(OrderFilter.Kind.REFUND))).hasSize(1);
        assertThat(ids(owner, kind(OrderFilter.Kind.MANUAL))).hasSize(4);
        assertThat(ids(owner, of("mail", null))).containsExactly(placed);
        assertThat(ids(owner, of(null, "F-MA"))).containsExactly(placed);
        assertThat(ids(owner, of("dms", "auto"))).hasSize(1);
        assertThat(ids(owner, of(null, undone.toString()))).containsExactly(undone);
        assertThat(ids(owner, of(null, "100%'_"))).isEmpty();
        assertThat(ids(owner, days(day("2026-03-02"), day("2026-03-03")))).containsExactly(bought);
        assertThat(ids(owner, days(day("2026-03-04"), null))).hasSize(4).doesNotContain(bought);

        var counts = lists.counts(owner.id(), OrderFilter.ALL, customer(owner.id()));
        assertThat(List.of(Order.State.values()).stream().map(counts::of)).containsExactly(1L, 4L, 1L);
        assertThat(counts.isMoreThan(Order.State.PAID)).isFalse();
        assertThat(lists.counts(owner.id(), of("mail", null), customer(owner.id()))
                        .of(Order.State.PAID))
                .isZero();
    }

    @Test
    void pagesFollowEachOtherAndMissNone() {
        var owner = account("pager", "9000.00");
        var placed = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            item("p-" + i, owner, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
            placed.addFirst(place("p-" + i, "P1Y"));
        }
        var seen = new ArrayList<UUID>();
        UUID after = null;
        do {
            var page = lists.page(owner.id(), OrderFilter.ALL, after, 2, customer(owner.id()));
            page.orders().forEach(order -> seen.add(order.id()));
            after = page.next();
        } while (after != null);
        assertThat(seen).isEqualTo(placed);

        var stranger = Actor.customer("somebody", "somebody-else");
        assertThat(lists.page(owner.id(), OrderFilter.ALL, null, 2, stranger).orders())
                .isEmpty();
        assertThat(lists.counts(owner.id(), OrderFilter.ALL, stranger).of(Order.State.UNPAID))
                .isZero();
        assertThat(bean(OrderFiles.class).of(placed.getFirst(), stranger))
                .isEqualTo(Outcome.refused(OrderRefusal.ORDER_NOT_FOUND));
    }

    @Test
    void rule18WhatComesBackIsSaidBeforeAndIsWhatComesBack() {
        startAt(at("2026-03-02 09:00"));
        var owner = account("undoer", "9000.00");
        coupon("LASTS", owner, "40.00", "2026-12-01", "dms");
        coupon("ENDS", owner, "30.00", "2026-03-04", "dms");
        item("u-db", owner, "dms", "standard", "2026-06-01", Mode.MANUAL, null);
        var order = buy("u-db", "P1M");
        var self = customer(owner.id());
        var refunds = bean(Refunds.class);

        var soon = refunds.mayUndo(order, self, now()).orThrow();
        assertThat(soon.toWallet()).isEqualTo(cny("229.00"));
        assertThat(soon.coupons()).hasSize(2);
        assertThat(soon.lost()).isEmpty();

        runTo(at("2026-03-05 09:00"));
        var later = refunds.mayUndo(order, self, now()).orThrow();
        assertThat(names(later.coupons())).containsExactly("LASTS");
        assertThat(names(later.lost())).containsExactly("ENDS");
        var before = wallet(owner);
        refunds.undo(order, self, now()).orThrow();
        assertThat(wallet(owner)).isEqualTo(before.credit(later.toWallet()));
        assertThat(refunds.mayUndo(order, self, now())).isEqualTo(Outcome.refused(OrderRefusal.NOT_UNDOABLE));

        var file = bean(OrderFiles.class).of(order, self).orThrow();
        assertThat(file.steps().stream().map(JournalEntry::kind))
                .containsExactly(JournalEntry.Kind.RENEWED, JournalEntry.Kind.ORDER_UNDONE);
        assertThat(file.coupons().stream().filter(spent -> spent.returnedAt() != null))
                .hasSize(1);
        var refund =
                bean(OrderFiles.class).of(file.undoneBy().orElseThrow(), self).orThrow();
        assertThat(refund.order().undoes()).isEqualTo(order);
        assertThat(refund.steps()).hasSize(1);
    }

    @Test
    void rule18WhatCannotBeUndoneSaysWhy() {
        startAt(at("2026-03-02 09:00"));
        var owner = account("settled", "9000.00");
        item("s-db", owner, "dms", "standard", "2026-03-10", Mode.MANUAL, null);
        var self = customer(owner.id());
        var refunds = bean(Refunds.class);
        var first = buy("s-db", "P1M");
        var second = buy("s-db", "P1M");
        assertThat(refunds.mayUndo(first, self, now())).isEqualTo(Outcome.refused(OrderRefusal.LATER_TERM_EXISTS));
        assertThat(refunds.mayUndo(second, self, now())).isInstanceOf(Outcome.Done.class);
        runTo(at("2026-03-11 09:00"));
        assertThat(refunds.mayUndo(first, self, now())).isEqualTo(Outcome.refused(OrderRefusal.TERM_HAS_BEGUN));
        var stranger = Actor.customer("somebody", "somebody-else");
        assertThat(refunds.mayUndo(second, stranger, now())).isEqualTo(Outcome.refused(OrderRefusal.ORDER_NOT_FOUND));
    }

    private UUID buy(String item, String period) {
        return orders.buyNow(List.of(wish(item, period)), customerOf(new Subscription.Id(item)), now())
                .orThrow()
                .id();
    }

    private UUID place(String item, String period) {
        return orders.place(List.of(wish(item, period)), customerOf(new Subscription.Id(item)), now())
                .orThrow()
                .id();
    }

    private static Wish wish(String item, String period) {
        return new Wish(new Subscription.Id(item), Period.parse(period));
    }

    private static List<String> names(List<Coupon.Spent> coupons) {
        return coupons.stream().map(spent -> spent.use().coupon().value()).toList();
    }

    private List<UUID> ids(Account owner, OrderFilter filter) {
        return lists.page(owner.id(), filter, null, 50, customer(owner.id())).orders().stream()
                .map(Order::id)
                .toList();
    }

    private static OrderFilter state(Order.State state) {
        return new OrderFilter(state, null, null, null, null, null);
    }

    private static OrderFilter kind(OrderFilter.Kind kind) {
        return new OrderFilter(null, kind, null, null, null, null);
    }

    private static OrderFilter of(@Nullable String product, @Nullable String text) {
        return new OrderFilter(null, null, product, text, null, null);
    }

    private static OrderFilter days(Instant from, @Nullable Instant before) {
        return new OrderFilter(null, null, null, null, from, before);
    }
}
