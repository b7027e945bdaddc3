package dev.perennial.ledger;

import dev.perennial.account.Account;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what came into a wallet a page at a time: the database goes over its history, and hands out the page alone. */
@Component
class FlowQueries {
    private static final UUID NEWEST = new UUID(-1, -1);

    /**
     * Every movement of a wallet with what had come in and gone out by then. What went out beyond what had come in, at its
     * worst so far, a credit line paid: it took nothing out of the line of money.
     */
    private static final String MOVED = """
        with moved as (
          select e.*, sum(case when e.credit = 'WALLET' then e.amount_minor else 0 end) over past as came,
            sum(case when e.debit = 'WALLET' then e.amount_minor else 0 end) over past as went
          from entry e where e.bucket = ? and e.account_id = ? and 'WALLET' in (e.debit, e.credit)
          window past as (order by e.entry_id)),
        placed as (
          select m.*, (m.went - greatest(0, max(m.went - m.came) over (order by m.entry_id)))::bigint as spent
          from moved m)
        """;

    private final JdbcClient jdbc;

    FlowQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Flow page(int bucket, Account.Id account, @Nullable UUID after, int limit) {
        var in = jdbc.sql(MOVED + """
            select p.*, (p.came - p.amount_minor)::bigint as begins from placed p
            where p.credit = 'WALLET' and p.entry_id < ? order by p.entry_id desc limit ?\
            """)
                .params(bucket, account.value(), after == null ? NEWEST : after, limit)
                .query((row, n) -> new Flow.In(LedgerStore.transfer(row, n), row.getLong("begins")))
                .list();
        if (in.isEmpty()) return new Flow(in, List.of());
        var out = jdbc.sql(MOVED + """
            , steps as (
              select p.*, coalesce(lag(p.spent) over (order by p.entry_id), 0) as before from placed p)
            select s.* from steps s
            where s.debit = 'WALLET' and s.spent > s.before and s.spent > ? and s.before < ? order by s.entry_id\
            """)
                .params(
                        bucket,
                        account.value(),
                        in.getLast().from(),
                        in.getFirst().to())
                .query((row, n) ->
                        new Flow.Out(LedgerStore.transfer(row, n), row.getLong("before"), row.getLong("spent")))
                .list();
        return new Flow(in, out);
    }
}
