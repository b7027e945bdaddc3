package dev.perennial.admin.products;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many tasks wait for each product's system, over all buckets, by the indexes of the outbox. */
@Component("productTaskQueries")
class ProductQueries {
    private final JdbcClient jdbc;

    ProductQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, TaskCounts> counts() {
        var counts = new HashMap<String, TaskCounts>();
        jdbc.sql("""
            select s.product, count(*) filter (where t.state = 'QUEUED') as queued,
              count(*) filter (where t.state = 'ACCEPTED') as accepted,
              count(*) filter (where t.state = 'PARKED') as parked
            from slot b
            join provider_task t on t.bucket = b.bucket and t.state in ('QUEUED', 'ACCEPTED', 'PARKED')
            join subscription s on s.bucket = t.bucket and s.subscription_id = t.subscription_id
            group by s.product
            """).query(row -> {
            counts.put(
                    row.getString("product"),
                    new TaskCounts(row.getLong("queued"), row.getLong("accepted"), row.getLong("parked")));
        });
        return counts;
    }
}
