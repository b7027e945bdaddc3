package dev.perennial.bank;

import dev.perennial.db.Rows;
import dev.perennial.kernel.Actor;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MappingStore {
    private final JdbcClient jdbc;

    MappingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, String> all() {
        var all = new HashMap<String, String>();
        jdbc.sql("select name, content from csv_mapping").query(row -> {
            all.put(row.getString("name"), row.getString("content"));
        });
        return all;
    }

    void save(String name, String content, Actor actor, Instant now) {
        jdbc.sql("""
            insert into csv_mapping (name, content, actor, saved_at) values (?, ?, ?, ?)
            on conflict (name) do update set content = excluded.content, actor = excluded.actor,
              saved_at = excluded.saved_at\
            """).params(name, content, actor.name(), Rows.timestamp(now)).update();
    }
}
