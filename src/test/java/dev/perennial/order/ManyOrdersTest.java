package dev.perennial.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.db.StatementCount;
import dev.perennial.subscription.Mode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** A list of orders takes as many statements, and shows as much, whether an account has ten orders or a hundred thousand. */
class ManyOrdersTest extends Scene {
    private static final int PAGE = 50;

    private static final Map<String, OrderFilter> ASKED = Map.of(
            "all", OrderFilter.ALL,
            "paid", new OrderFilter(Order.State.PAID, null, null, null, null, null),
            "cancelled", new OrderFilter(Order.State.CANCELLED, null, null, null, null, null),
            "refunds", new OrderFilter(null, OrderFilter.Kind.REFUND, null, null, null, null),
            "by product", new OrderFilter(null, null, "dms", null, null, null),
            "by rare product", new OrderFilter(null, null, "domain", null, null, null),
            "by item", new OrderFilter(null, null, null, "-item-77", null, null),
            "by many items", new OrderFilter(null, null, null, "item", null, null),
            "days", new OrderFilter(null, null, null, null, day("2026-03-02"), day("2026-03-03")));

    @Override
    protected void beans(GenericApplicationContext context) {
        context.registerBean(StatementCount.class, StatementCount::new);
    }

    @Test
    void aHundredThousandOrdersTakeAsManyStatementsAsTen() {
        var few = account("few", "0.00");
        var many = account("many", "0.00");
        fill(few, 3, 10);
        fill(many, 1500, 100_000);
        jdbc().sql("analyze").update();
        ASKED.forEach((name, filter) ->
                assertThat(statements(many, filter)).as(name).isLessThanOrEqualTo(statements(few, filter) + 2));

        var counts = bean(OrderLists.class).counts(many.id(), OrderFilter.ALL, customer(many.id()));
        assertThat(counts.of(Order.State.PAID)).isEqualTo(1000);
        assertThat(counts.isMoreThan(Order.State.PAID)).isTrue();
        assertThat(counts.of(Order.State.CANCELLED)).isEqualTo(10);
        var newest = page(many, OrderFilter.ALL);
        assertThat(newest.orders()).hasSize(PAGE);
        assertThat(newest.next()).isNotNull();
        assertThat(page(many, ASKED.get("by item")).orders()).hasSize(PAGE);
    }

    /** Of a page and its counts; a page without orders has nothing more to ask. */
    private long statements(Account account, OrderFilter filter) {
        var count = bean(StatementCount.class);
        long before = count.statements();
        page(account, filter);
        bean(OrderLists.class).counts(account.id(), filter, customer(account.id()));
        return count.statements() - before;
    }

    private OrderLists.Page page(Account account, OrderFilter filter) {
        return bean(OrderLists.class).page(account.id(), filter, null, PAGE, customer(account.id()));
    }

    /** Items, and orders of them in turn, a second apart; every ten thousandth is cancelled. */
    private void fill(Account account, int items, int orders) {
        var first = account.id().value();
        item(first, account, "dms", "standard", "2026-12-20", Mode.MANUAL, null);
        int bucket = bean(Accounts.class).bucketOf(account.id());
        for (var statement : List.of("""
            insert into subscription
            select (jsonb_populate_record(s, jsonb_build_object('subscription_id', :account || '-item-' || n))).*
            from subscription s cross join generate_series(0, :items - 1) n
            where s.bucket = :bucket and s.subscription_id = :account
            """, """
            insert into orders (bucket, order_id, account_id, type, state, origin, currency, price_minor,
              coupon_minor, wallet_minor, placed_at, paid_at, awaits_provider, cancelled_at, cancelled_because)
            select :bucket, (lpad(to_hex(1772000000000 + n * 1000), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid,
              :account, 'RENEWAL', case when n % 10000 = 0 then 'CANCELLED' else 'PAID' end, 'AUTO', 'CNY', 0, 0, 0,
              to_timestamp(1772000000 + n), case when n % 10000 = 0 then null else to_timestamp(1772000000 + n) end,
              false, case when n % 10000 = 0 then to_timestamp(1772000000 + n) end,
              case when n % 10000 = 0 then 'CUSTOMER' end
            from generate_series(1, :orders) n
            """, """
            insert into order_line (bucket, order_id, line_no, subscription_id, period_months, price_minor,
              coupon_minor, wallet_minor, expiration, starts_at, ends_at, open, invoiceable_minor)
            select :bucket, (lpad(to_hex(1772000000000 + n * 1000), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid,
              1, :account || '-item-' || n % :items, 1, 0, 0, 0, to_timestamp(1772000000),
              to_timestamp(1772000000), to_timestamp(1774000000), false, 0
            from generate_series(1, :orders) n
            """)) {
            jdbc().sql(statement)
                    .params(Map.of("bucket", bucket, "account", first, "items", items, "orders", orders))
                    .update();
        }
    }
}
