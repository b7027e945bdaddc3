package dev.perennial.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.db.StatementCount;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Refusal;
import dev.perennial.order.Order;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Orders;
import dev.perennial.provider.Provider;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** The renewal mode of many items at once: what can be set is set, and each item has its own answer. */
class ModesOfABatchTest extends Scene {
    private final Renewals renewals = bean(Renewals.class);

    @Override
    protected void beans(GenericApplicationContext context) {
        context.registerBean(StatementCount.class, StatementCount::new);
        context.registerBean(Provider.class, () -> task -> {
            throw new IllegalStateException("nobody is there");
        });
    }

    @Test
    void whatCanBeSetIsSetAndEachOfTheOthersIsRefusedByName() {
        startAt(at("2026-03-02 09:00"));
        var mine = account("mine", "0.00");
        item("plain", mine, "dms", "standard", "2026-06-20", Mode.MANUAL, "P1M");
        item("soon", mine, "dms", "standard", "2026-03-03", Mode.MANUAL, "P1M");
        item("no-period", mine, "dms", "standard", "2026-06-20", Mode.MANUAL, null);
        item("free", mine, "mail", "free", "2026-06-20", Mode.MANUAL, null);
        payAsYouGo("metered", mine);
        item("theirs", account("theirs", "0.00"), "dms", "standard", "2026-06-20", Mode.MANUAL, "P1M");
        var ids = ids("plain", "theirs", "soon", "no-period", "free", "metered", "nobody");

        var preview = preview(ids, mine, Mode.AUTO, null);
        assertThat(item("plain").plan().mode()).isEqualTo(Mode.MANUAL);
        var done = set(ids, mine, Mode.AUTO, null);

        assertThat(done).isEqualTo(preview);
        assertThat(done.keySet()).containsExactlyElementsOf(ids);
        assertThat(refusals(done))
                .containsExactly(
                        Map.entry("theirs", OrderRefusal.SUBSCRIPTION_NOT_FOUND),
                        Map.entry("no-period", RenewalRefusal.PERIOD_REQUIRED),
                        Map.entry("free", OrderRefusal.NOT_RENEWABLE_FREE_EDITION),
                        Map.entry("metered", OrderRefusal.PAY_AS_YOU_GO),
                        Map.entry("nobody", OrderRefusal.SUBSCRIPTION_NOT_FOUND));
        var plain = done.get(new Subscription.Id("plain")).orThrow();
        assertThat(plain.before().plan().mode()).isEqualTo(Mode.MANUAL);
        assertThat(plain.firstTry()).contains(at("2026-06-11 08:00"));
        assertThat(plain.tooSoon()).isFalse();
        assertThat(plain.subscription().plan().agreedPrice()).isEqualTo(cny("299.00"));
        assertThat(item("plain")).isEqualTo(plain.subscription());
        assertThat(done.get(new Subscription.Id("soon")).orThrow().tooSoon()).isTrue();
        assertThat(item("theirs").plan().mode()).isEqualTo(Mode.MANUAL);
    }

    @Test
    void rule7OrdersThatStandOpenAreVoidedTogetherSaveThoseTheProviderIsAtWorkOn() {
        startAt(at("2026-03-11 07:00"));
        var owner = account("voider", "1000.00");
        item("waits", owner, "domain", "com", "2026-03-20", Mode.AUTO, "P1Y");
        item("asked", owner, "domain", "com", "2026-03-19", Mode.AUTO, "P1Y");
        startAt(at("2026-03-11 08:00"));
        bean(Clockwork.class).work(now(), decided -> {});
        assertThat(wallet(owner).held()).isEqualTo(cny("170.00"));
        jdbc().sql("update provider_task set attempts = 0 where subscription_id = 'waits'")
                .update();
        var ids = ids("waits", "asked");

        var preview = preview(ids, owner, Mode.MANUAL, null);
        var done = set(ids, owner, Mode.MANUAL, null);

        assertThat(done).isEqualTo(preview);
        assertThat(refusals(done)).containsExactly(Map.entry("asked", OrderRefusal.AWAITS_PROVIDER));
        assertThat(item("asked").plan().mode()).isEqualTo(Mode.AUTO);
        assertThat(item("waits").plan().mode()).isEqualTo(Mode.MANUAL);
        assertThat(wallet(owner).held()).isEqualTo(cny("85.00"));
        assertThat(bean(Orders.class).of(owner.id()))
                .extracting(Order::state)
                .containsExactlyInAnyOrder(Order.State.CANCELLED, Order.State.UNPAID);
        assertThat(bean(Audits.class).check(checked -> {})).isEmpty();
    }

    @Test
    void statementsDoNotGrowWithTheItems() {
        assertThat(statements("few", 2)).isEqualTo(statements("many", 60)).isPositive();
    }

    /** On and off again, with as many orders to be voided as there are items. */
    private long statements(String name, int items) {
        startAt(at("2026-03-04 07:00"));
        var account = account(name, "999999.00");
        var ids = IntStream.range(0, items)
                .mapToObj(n -> item(name + n, account, "domain", "com", "2026-03-20", Mode.MANUAL, "P1Y"))
                .map(Subscription::id)
                .toList();
        var count = bean(StatementCount.class);
        long before = count.statements();
        set(ids, account, Mode.AUTO, Period.parse("P1Y"));
        long on = count.statements() - before;
        moveTo(at("2026-03-05 08:00"));
        bean(AutoRenewalRun.class)
                .run(bean(dev.perennial.account.Accounts.class).bucketOf(account.id()), now(), new Tally());
        assertThat(wallet(account).held()).isEqualTo(cny(85 * items + ".00"));
        before = count.statements();
        preview(ids, account, Mode.NONE, null);
        assertThat(refusals(set(ids, account, Mode.NONE, null))).isEmpty();
        assertThat(wallet(account).held()).isEqualTo(cny("0.00"));
        return on + count.statements() - before;
    }

    private Map<Subscription.Id, Outcome<ModeSet>> set(
            List<Subscription.Id> ids, Account account, Mode mode, @Nullable Period period) {
        return renewals.setModes(ids, mode, period, customer(account.id()), now());
    }

    private Map<Subscription.Id, Outcome<ModeSet>> preview(
            List<Subscription.Id> ids, Account account, Mode mode, @Nullable Period period) {
        return renewals.preview(ids, mode, period, customer(account.id()), now());
    }

    private void payAsYouGo(String id, Account account) {
        Instant started = day("2026-01-01");
        var metered = new Item("dms", "standard", id, Billing.SUBSCRIPTION, started, null, null);
        item(id, account, metered, "2026-06-20", Mode.MANUAL, null);
        jdbc().sql("""
            update subscription set billing = 'PAY_AS_YOU_GO', expires_at = null, anchor_day = null, next_step_at = null,
              next_reminder_at = null, term_number = 0 where subscription_id = ?\
            """).param(id).update();
        jdbc().sql("delete from term where subscription_id = ?").param(id).update();
    }

    private static List<Subscription.Id> ids(String... ids) {
        return Stream.of(ids).map(Subscription.Id::new).toList();
    }

    private static Map<String, Refusal> refusals(Map<Subscription.Id, Outcome<ModeSet>> done) {
        var refusals = new LinkedHashMap<String, Refusal>();
        done.forEach((id, outcome) -> {
            if (outcome instanceof Refused<ModeSet>(var why, var facts)) refusals.put(id.value(), why);
        });
        return refusals;
    }
}
