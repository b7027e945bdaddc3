package dev.perennial.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.catalog.Catalogs;
import dev.perennial.coupon.Coupon;
import dev.perennial.db.StatementCount;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.order.Purchase.Seen;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.dao.DuplicateKeyException;

/** Rules 11, 14, 15, 19, 26: what is shown before buying is what is bought, once, as agreed. */
class PurchaseStoryTest extends Scene {
    private static final Map<String, String> TERMS = Map.of("dms", "2026-01", "mail", "2026-01", "domain", "2026-01");

    private final Orders orders = bean(Orders.class);

    @Override
    protected void beans(GenericApplicationContext context) {
        context.registerBean(StatementCount.class, StatementCount::new);
    }

    @Test
    void rule11_whatIsShownIsWhatIsBought() {
        var shown = account("shown", "1000.00");
        dms("shown-1", shown, "2026-03-20");
        coupon("shown-c", shown, "100.00", "2026-04-01");
        var preview = look(shown, wishes("shown-1", "P3M"));
        assertThat(preview.price()).isEqualTo(cny("897.00"));
        assertThat(preview.byCoupons()).isEqualTo(cny("100.00"));
        assertThat(preview.fromWallet()).isEqualTo(cny("797.00"));
        assertThat(preview.shortfall()).isEqualTo(cny("0.00"));
        assertThat(preview.before().available()).isEqualTo(cny("1000.00"));
        assertThat(preview.after().available()).isEqualTo(cny("203.00"));
        var item = preview.items().getFirst();
        assertThat(item.beginsAtOldEnd()).as("rule 15").isTrue();
        assertThat(item.durations())
                .extracting(quote -> quote.period() + " " + quote.price())
                .contains("P1M 299.00 CNY", "P3Y 7176.00 CNY")
                .hasSize(12);
        assertThat(wallet(shown).balance()).as("nothing is changed by looking").isEqualTo(cny("1000.00"));

        var order = buy(shown, seen(preview, "shown-key")).orThrow();
        assertThat(order.price()).isEqualTo(preview.price());
        assertThat(order.paidByCoupons()).isEqualTo(preview.byCoupons());
        assertThat(order.paidFromWallet()).isEqualTo(preview.fromWallet());
        assertThat(wallet(shown)).isEqualTo(preview.after());
        assertThat(item("shown-1").life().expiresAt())
                .isEqualTo(item.chosen().orElseThrow().quote().term().end());
        assertThat(order.termsVersion()).isEqualTo("2026-01");
        assertThat(order.asked().termsAcceptedAt()).isEqualTo(now());
        assertThat(orders.find(order.id()).orElseThrow())
                .as("kept as it was answered")
                .isEqualTo(order);
    }

    @Test
    void rule19_whatCannotBeRenewedIsLeftOutByName() {
        var some = account("some", "0.00");
        dms("some-1", some, "2026-03-20");
        item("some-free", some, "mail", "free", "2026-03-20", Mode.MANUAL, null);
        domain("some-d", some);
        dms("some-open", some, "2026-03-20");
        orders.place(wishes("some-open", "P1M"), customer(some.id()), now()).orThrow();
        var preview = look(some, wishes("some-1", "P1M", "some-free", "P1Y", "some-d", "P1Y", "some-open", "P1M"));
        assertThat(preview.items())
                .extracting(item -> item.answer() instanceof Outcome.Refused<?> no ? no.why() : null)
                .containsExactly(
                        null,
                        OrderRefusal.NOT_RENEWABLE_FREE_EDITION,
                        OrderRefusal.NEEDS_OWN_ORDER,
                        OrderRefusal.ORDER_IN_PROGRESS);
        assertThat(preview.price()).isEqualTo(cny("299.00"));
        assertThat(preview.shortfall()).isEqualTo(cny("299.00"));
        assertThat(look(some, wishes("some-d", "P1Y")).chosen())
                .as("alone it can")
                .hasSize(1);
        assertRefused(buy(some, seen(preview, "some-key")), OrderRefusal.NOT_RENEWABLE_FREE_EDITION);
        assertRefused(
                orders.preview(Purchase.of(many(Purchase.ITEMS_MAX + 1)), customer(some.id()), now()),
                OrderRefusal.TOO_MANY_ITEMS);
    }

    @Test
    void rule26_theCustomerChoosesTheCoupons() {
        var own = account("own", "1000.00");
        dms("own-1", own, "2026-03-20");
        coupon("soon", own, "50.00", "2026-03-10");
        coupon("later", own, "20.00", "2026-05-10");
        coupon("for-mail", own, "20.00", "2026-05-10", "mail");
        var preview = look(own, wishes("own-1", "P1M"));
        assertThat(preview.coupons())
                .extracting(coupon -> coupon.coupon().id().value() + " " + coupon.chosen() + " " + coupon.pays())
                .containsExactly("soon true 50.00 CNY", "later true 20.00 CNY");

        var choosing = new Purchase(wishes("own-1", "P1M"), coupons("later"), null, TERMS, "own-key-1");
        var chosen = orders.preview(choosing, customer(own.id()), now()).orThrow();
        assertThat(chosen.byCoupons()).isEqualTo(cny("20.00"));
        assertThat(chosen.coupons())
                .extracting(coupon -> coupon.coupon().id().value() + " " + coupon.chosen() + " " + coupon.pays())
                .containsExactly("soon false 50.00 CNY", "later true 20.00 CNY");
        var wrong = new Purchase(wishes("own-1", "P1M"), coupons("for-mail"), null, TERMS, "own-key-2");
        assertRefused(buy(own, wrong), OrderRefusal.COUPON_NOT_USABLE);

        var placed = orders.place(choosing, customer(own.id()), now()).orThrow();
        var paid = orders.pay(placed.id(), customer(own.id()), now()).orThrow();
        assertThat(paid.paidByCoupons())
                .as("the choice is kept until it is paid")
                .isEqualTo(cny("20.00"));
        assertThat(paid.asked().coupons()).isEqualTo(coupons("later"));
    }

    @Test
    void rule11_withoutTheTermsOfNowNothingIsBought() {
        var terms = account("terms", "1000.00");
        dms("terms-1", terms, "2026-03-20");
        for (var accepted : List.of(Map.<String, String>of(), Map.of("dms", "2025-12"), Map.of("mail", "2026-01"))) {
            var purchase = new Purchase(wishes("terms-1", "P1M"), Optional.empty(), null, accepted, null);
            assertRefused(buy(terms, purchase), OrderRefusal.TERMS_NOT_ACCEPTED);
        }
        assertThat(wallet(terms).balance()).isEqualTo(cny("1000.00"));
    }

    @Test
    void rule11_anotherAmountOrEndThanWasSeenIsAskedAgain() {
        var moved = account("moved", "2000.00");
        dms("moved-1", moved, "2026-03-20");
        var preview = look(moved, wishes("moved-1", "P1M"));
        var cheap = new Seen(
                cny("250.00"), cny("250.00"), seen(preview, "moved-key").seen().ends());
        var purchase = new Purchase(wishes("moved-1", "P1M"), Optional.empty(), cheap, TERMS, null);
        assertThat(buy(moved, purchase))
                .isEqualTo(Outcome.refused(
                        OrderRefusal.PRICE_CHANGED, Map.of("seen", "250.00", "now", "299.00", "currency", "CNY")));

        coupon("moved-c", moved, "10.00", "2026-04-01");
        assertRefused(buy(moved, seen(preview, "moved-key")), OrderRefusal.PRICE_CHANGED);
        var again = look(moved, wishes("moved-1", "P1M"));
        buy(moved, seen(again, "moved-tab-1")).orThrow();
        coupon("moved-d", moved, "10.00", "2026-04-01");
        assertRefused(buy(moved, seen(again, "moved-tab-2")), OrderRefusal.EXPIRATION_CHANGED);
        assertThat(orders.of(moved.id())).hasSize(1);
    }

    @Test
    void theSameFormAgainIsTheSameOrder() {
        var twice = account("twice", "2000.00");
        dms("twice-1", twice, "2026-03-20");
        var purchase = seen(look(twice, wishes("twice-1", "P1M")), "twice-key");
        var first = buy(twice, purchase).orThrow();
        assertThat(buy(twice, purchase).orThrow()).isEqualTo(first);
        assertThat(orders.place(purchase, customer(twice.id()), now()).orThrow())
                .isEqualTo(first);
        var other = new Purchase(wishes("twice-1", "P2M"), Optional.empty(), null, TERMS, "twice-key");
        assertRefused(buy(twice, other), OrderRefusal.KEY_REUSED);
        assertThat(orders.of(twice.id())).hasSize(1);
    }

    @Test
    void theSameFormFromTwoHandsAtOnceIsOneOrder() throws Exception {
        var racing = account("racing", "90000.00");
        for (int round = 0; round < 8; round++) {
            dms("racing-" + round, racing, "2026-03-20");
            var purchase = seen(look(racing, wishes("racing-" + round, "P1M")), "racing-key-" + round);
            var start = new CyclicBarrier(2);
            Callable<Order> press = () -> {
                start.await();
                return buy(racing, purchase).orThrow();
            };
            try (var hands = Executors.newFixedThreadPool(2)) {
                var answers = hands.invokeAll(List.of(press, press));
                assertThat(answers.get(0).get().id())
                        .isEqualTo(answers.get(1).get().id());
            }
        }
        assertThat(orders.of(racing.id())).hasSize(8);
    }

    @Test
    void rule14_statementsDoNotGrowWithTheItems() {
        var few = account("few", "90000.00");
        var many = account("many", "90000.00");
        for (int i = 0; i < 30; i++) {
            dms("few-" + i, few, "2026-03-20");
            dms("many-" + i, many, "2026-03-20");
        }
        look(few, List.of(wish("few-0", "P1M")));
        long one = statements(() -> buy(few, seen(look(few, List.of(wish("few-1", "P1M"))), "few-items-key"))
                .orThrow());
        var all = new ArrayList<Wish>();
        for (int i = 0; i < 30; i++) all.add(wish("many-" + i, "P1M"));
        long thirty = statements(() ->
                buy(many, seen(look(many, all), "many-items-key")).orThrow());
        assertThat(thirty).isEqualTo(one);
    }

    @Test
    void rule13_anOrderThatIsOpenStandsInTheWayAndALapsedOneNoMore() {
        var open = account("open", "1000.00");
        dms("open-1", open, "2026-05-20");
        var preview = look(open, wishes("open-1", "P1M"));
        orders.place(seen(preview, "open-key-1"), customer(open.id()), now()).orThrow();
        assertRefused(buy(open, seen(preview, "open-key-2")), OrderRefusal.ORDER_IN_PROGRESS);
        runTo(now().plus(Duration.ofDays(8)));
        assertThat(buy(open, seen(preview, "open-key-2")).orThrow().state()).isEqualTo(Order.State.PAID);
        assertThat(buy(open, seen(preview, "open-key-1")).orThrow().state())
                .as("the lapsed order is what that form made")
                .isEqualTo(Order.State.CANCELLED);
    }

    @Test
    void theDatabaseForbidsTwoOrdersOfOneForm() {
        var forbidden = account("forbidden", "1000.00");
        dms("forbidden-1", forbidden, "2026-03-20");
        dms("forbidden-2", forbidden, "2026-03-20");
        buy(forbidden, seen(look(forbidden, wishes("forbidden-1", "P1M")), "forbidden-key-1"))
                .orThrow();
        buy(forbidden, seen(look(forbidden, wishes("forbidden-2", "P1M")), "forbidden-key-2"))
                .orThrow();
        assertThatThrownBy(
                        () -> jdbc().sql("update orders set form_key = 'forbidden-key' where account_id = 'forbidden'")
                                .update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    private long statements(Runnable act) {
        bean(Catalogs.class).current();
        long before = bean(StatementCount.class).statements();
        act.run();
        return bean(StatementCount.class).statements() - before;
    }

    private Preview look(Account account, List<Wish> wishes) {
        return orders.preview(Purchase.of(wishes), customer(account.id()), now())
                .orThrow();
    }

    private Outcome<Order> buy(Account account, Purchase purchase) {
        return orders.buyNow(purchase, customer(account.id()), now());
    }

    /** The purchase of somebody who saw this and agrees. */
    private static Purchase seen(Preview preview, String key) {
        var ends = new HashMap<Subscription.Id, Instant>();
        preview.chosen()
                .forEach(item ->
                        ends.put(item.subscription().id(), item.quote().term().end()));
        return new Purchase(
                preview.items().stream().map(Preview.Item::wish).toList(),
                Optional.empty(),
                new Seen(preview.price(), preview.toPay(), ends),
                TERMS,
                key);
    }

    private static void assertRefused(Outcome<?> answer, OrderRefusal why) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.why()).isEqualTo(why));
    }

    private void dms(String id, Account account, String expires) {
        item(id, account, "dms", "standard", expires, Mode.MANUAL, null);
    }

    private void domain(String id, Account account) {
        item(id, account, "domain", "cn", "2026-04-20", Mode.MANUAL, null);
    }

    private static Optional<Set<Coupon.Id>> coupons(String... ids) {
        return Optional.of(Set.of(ids).stream().map(Coupon.Id::new).collect(Collectors.toSet()));
    }

    private static Wish wish(String item, String period) {
        return new Wish(new Subscription.Id(item), Period.parse(period));
    }

    private static List<Wish> wishes(String... itemsAndPeriods) {
        var wishes = new ArrayList<Wish>();
        for (int i = 0; i < itemsAndPeriods.length; i += 2)
            wishes.add(wish(itemsAndPeriods[i], itemsAndPeriods[i + 1]));
        return wishes;
    }

    private static List<Wish> many(int count) {
        var wishes = new ArrayList<Wish>();
        for (int i = 0; i < count; i++) wishes.add(wish("some-" + i, "P1M"));
        return wishes;
    }
}
