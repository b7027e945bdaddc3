package dev.perennial.house.sample;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A front door that speaks SQL. */
final class Orders {
    private final JdbcClient jdbc;

    Orders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void cancel() {
        jdbc.sql("delete from nothing").update();
    }
}
