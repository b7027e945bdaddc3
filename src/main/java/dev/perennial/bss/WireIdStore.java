package dev.perennial.bss;

import dev.perennial.account.Account;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class WireIdStore {
    private final JdbcClient jdbc;

    WireIdStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Found(Account.Id account, String thing) {}

    Map<String, Long> numbers(int bucket, WireIds.Kind kind, Collection<String> things) {
        var numbers = new HashMap<String, Long>();
        jdbc.sql("select thing, number from wire_id where bucket = ? and kind = ? and thing = any(?)")
                .params(bucket, kind.name(), things.toArray(String[]::new))
                .query(row -> {
                    numbers.put(row.getString("thing"), row.getLong("number"));
                });
        return numbers;
    }

    Optional<Found> thing(int bucket, WireIds.Kind kind, long number) {
        return jdbc.sql("select account_id, thing from wire_id where bucket = ? and kind = ? and number = ?")
                .params(bucket, kind.name(), number)
                .query((row, n) -> new Found(new Account.Id(row.getString("account_id")), row.getString("thing")))
                .optional();
    }

    /** Leaves out those whose thing has a number, and those whose number another thing has. */
    void insert(int bucket, Account.Id account, WireIds.Kind kind, List<String> things, List<Long> numbers) {
        jdbc.sql("""
            insert into wire_id (bucket, kind, number, account_id, thing)
            select b.bucket, ?, t.number, ?, t.thing
            from slot b, unnest(?, ?) t (number, thing) where b.bucket = ? on conflict do nothing\
            """)
                .params(
                        kind.name(),
                        account.value(),
                        numbers.toArray(Long[]::new),
                        things.toArray(String[]::new),
                        bucket)
                .update();
    }
}
