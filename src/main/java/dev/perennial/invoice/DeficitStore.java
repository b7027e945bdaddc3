package dev.perennial.invoice;

import static java.util.stream.Collectors.toMap;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DeficitStore {
    /**
     * @param amount above zero: taken off what the line has on papers; below: settled by the line
     */
    record Booked(
            UUID id, Account.Id account, SplitRule.Key key, Money amount, UUID order, int orderLine, Instant at) {}

    private record Owed(SplitRule.Key key, Money amount) {}

    private final JdbcClient jdbc;
    private final Batches batches;

    DeficitStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(int bucket, List<Booked> booked) {
        batches.write(
                bucket,
                """
                insert into invoice_deficit (bucket, account_id, deficit_id, at, entity, currency, tax_percent, amount_minor,
                  order_id, order_line_no)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(booked)
                        .text(row -> row.account().value())
                        .uuid(Booked::id)
                        .instant(Booked::at)
                        .text(row -> row.key().entity())
                        .text(row -> row.amount().currency().getCurrencyCode())
                        .number(row -> row.key().taxPercent())
                        .minor(Booked::amount)
                        .uuid(Booked::order)
                        .number(Booked::orderLine));
    }

    /** What is owed and not settled, above zero each. */
    Map<SplitRule.Key, Money> owed(int bucket, Account.Id account) {
        return jdbc
                .sql("""
                    select entity, tax_percent, currency, sum(amount_minor) as owed from invoice_deficit
                    where bucket = ? and account_id = ? group by entity, tax_percent, currency
                    having sum(amount_minor) > 0\
                    """)
                .params(bucket, account.value())
                .query((row, n) -> new Owed(
                        new SplitRule.Key(row.getString("entity"), row.getInt("tax_percent")),
                        Rows.money(row, "owed", Rows.currency(row))))
                .list()
                .stream()
                .collect(toMap(Owed::key, Owed::amount, Money::plus, TreeMap::new));
    }
}
