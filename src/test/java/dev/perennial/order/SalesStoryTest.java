package dev.perennial.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.audit.Audits;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.renewal.Renewals;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Buying what is not there yet: the item, its first term, and everything that follows. */
class SalesStoryTest extends Scene {

    @AfterEach
    void theLawsHold() {
        assertThat(bean(Audits.class).check(done -> {})).isEmpty();
    }

    @Test
    void anItemIsThereWithItsFirstTermOnceItIsPaid() {
        var lotus = account("lotus", "5000.00");
        var bought = buy(wish(lotus, "reports", Mode.AUTO, null)).orThrow();

        var item = item(bought.subscription().id().value());
        assertThat(item).isEqualTo(bought.subscription());
        assertThat(item.life().phase()).isEqualTo(Phase.ACTIVE);
        assertThat(item.life().expiresAt()).isEqualTo(at("2026-04-03 00:00"));
        assertThat(item.plan().isAuto()).isTrue();
        assertThat(item.due().tryAt()).isNotNull();
        assertThat(bought.order().type()).isEqualTo(Order.Type.NEW);
        assertThat(wallet(lotus).balance())
                .isEqualTo(cny("5000.00").minus(bought.order().price()));
        assertThat(jdbc().sql("select action || ' ' || state from provider_task where subscription_id = ?")
                        .param(item.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("START QUEUED");

        moveTo(at("2026-04-03 09:00"));
        bean(Clockwork.class).work(now(), decided -> {});
        assertThat(item(item.id().value()).life().termNumber()).isEqualTo(2);
        assertThat(item(item.id().value()).life().expiresAt()).isEqualTo(at("2026-05-03 00:00"));
    }

    @Test
    void whatTheBalanceDoesNotCoverIsNotBought() {
        var poor = account("poor", "1.00");
        assertThat(refusal(buy(wish(poor, "reports", Mode.MANUAL, null)))).isEqualTo(OrderRefusal.INSUFFICIENT_BALANCE);
        assertThat(bean(Subscriptions.class).of(poor.id())).isEmpty();
        assertThat(bean(Orders.class).of(poor.id())).isEmpty();
    }

    @Test
    void theSameKeyBuysOnce() {
        var heron = account("heron", "5000.00");
        var first = buy(wish(heron, "once", Mode.MANUAL, "purchase-1")).orThrow();
        var again = buy(wish(heron, "once", Mode.MANUAL, "purchase-1")).orThrow();
        assertThat(again.subscription().id()).isEqualTo(first.subscription().id());
        assertThat(refusal(buy(wish(heron, "another", Mode.MANUAL, "purchase-1"))))
                .isEqualTo(OrderRefusal.KEY_REUSED);
        assertThat(bean(Subscriptions.class).of(heron.id())).hasSize(1);
    }

    @Test
    void theSameKeyForAnotherPurchaseIsRefused() {
        var finch = account("finch", "5000.00");
        var asked = wish(finch, "once", Mode.AUTO, "purchase-1");
        var first = buy(asked).orThrow();
        var gift = Optional.of(Set.of(new Coupon.Id("gift")));
        Stream.of(
                        wish(finch, "once", Mode.MANUAL, "purchase-1"),
                        renewed(asked, Period.parse("P3M"), null, Optional.empty()),
                        renewed(asked, null, first.subscription().id(), Optional.empty()),
                        renewed(asked, null, null, gift))
                .forEach(other ->
                        assertThat(refusal(buy(other))).as(other.toString()).isEqualTo(OrderRefusal.KEY_REUSED));

        // What its owner chose since makes it no other purchase.
        bean(Renewals.class)
                .setMode(first.subscription().id(), Mode.NONE, null, customer(finch.id()), now())
                .orThrow();
        var again =
                buy(renewed(asked, Period.parse("P1M"), null, Optional.empty())).orThrow();
        assertThat(again.order().id()).isEqualTo(first.order().id());
        assertThat(wallet(finch).balance())
                .isEqualTo(cny("5000.00").minus(first.order().price()));
    }

    @Test
    void theBuyerIsToldAndHowItGoesOn() {
        var lark = account("lark", "5000.00");
        var bought = buy(wish(lark, "reports", Mode.AUTO, null)).orThrow();
        assertThat(jdbc().sql("""
            select channel || ' ' || (facts->>'mode') || ' ' || (facts->>'order') from notice_item
            where subscription_id = ? and kind = 'BOUGHT' order by 1\
            """)
                        .param(bought.subscription().id().value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "CONSOLE AUTO " + bought.order().id(),
                        "EMAIL AUTO " + bought.order().id());
    }

    @Test
    void whatIsNotSoldIsRefusedByName() {
        var iris = account("iris", "5000.00");
        assertThat(refusal(buy(of(iris, "no-such-thing", "standard", "x")))).isEqualTo(OrderRefusal.NOT_SOLD_HERE);
        assertThat(refusal(buy(of(iris, "domain", "com", "iris.example")))).isEqualTo(OrderRefusal.NOT_SOLD_HERE);
        assertThat(refusal(buy(of(iris, "dms", "standard", " ")))).isEqualTo(OrderRefusal.ITEM_NAME_INVALID);
        var needing = new NewItem(
                iris.id(),
                "mail",
                "standard",
                "info@iris.example",
                Period.parse("P1Y"),
                Mode.MANUAL,
                null,
                new Subscription.Id("nowhere"),
                Optional.empty(),
                null,
                null);
        assertThat(refusal(buy(needing))).isEqualTo(OrderRefusal.NEEDED_ITEM_NOT_FOUND);
    }

    @Test
    void aMailboxIsFoundByItsNames() {
        var jade = account("jade", "5000.00");
        buy(of(jade, "mail", "standard", "info@jade.example")).orThrow();
        assertThat(bean(Subscriptions.class).named("jade.example", 5)).containsExactly(jade.id());
    }

    @Test
    void couponsForNewItemsPay() {
        var kiwi = account("kiwi", "5000.00");
        coupon("renewals", kiwi, "20.00", "2027-01-01", "dms");
        coupon("welcome", kiwi, "10.00", "2027-01-01", "dms");
        jdbc().sql("update coupon set order_types = '{NEW}' where coupon_id = 'welcome'")
                .update();
        var order = buy(of(kiwi, "dms", "standard", "reports")).orThrow().order();
        assertThat(order.paidByCoupons()).isEqualTo(cny("10.00"));
    }

    @Test
    void nobodyBuysForAnother() {
        var rose = account("rose", "5000.00");
        var stranger =
                Actor.customer("stranger", account("stranger", "0.00").id().value());
        assertThat(refusal(bean(Sales.class).buy(wish(rose, "reports", Mode.MANUAL, null), stranger, now())))
                .isEqualTo(OrderRefusal.SUBSCRIPTION_NOT_FOUND);
        assertThat(bean(Subscriptions.class).get(bean(Accounts.class).bucketOf(rose.id()), List.of("reports")))
                .isEmpty();
    }

    private Outcome<Sales.Bought> buy(NewItem wish) {
        return bean(Sales.class).buy(wish, customer(wish.account()), now());
    }

    private static NewItem of(Account account, String product, String edition, String name) {
        var period = Period.parse(product.equals("mail") ? "P1Y" : "P1M");
        return new NewItem(
                account.id(), product, edition, name, period, Mode.MANUAL, null, null, Optional.empty(), null, null);
    }

    private static NewItem renewed(
            NewItem wish, Period renewal, Subscription.Id needed, Optional<Set<Coupon.Id>> coupons) {
        return new NewItem(
                wish.account(),
                wish.product(),
                wish.edition(),
                wish.name(),
                wish.period(),
                wish.mode(),
                renewal,
                needed,
                coupons,
                wish.acceptedTerms(),
                wish.key());
    }

    private static NewItem wish(Account account, String name, Mode mode, String key) {
        return new NewItem(
                account.id(),
                "dms",
                "standard",
                name,
                Period.parse("P1M"),
                mode,
                null,
                null,
                Optional.empty(),
                null,
                key);
    }

    private static Object refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var why, var facts) ? why : outcome;
    }
}
