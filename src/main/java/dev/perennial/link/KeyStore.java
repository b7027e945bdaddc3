package dev.perennial.link;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code link_key}: one row, made once. */
@Component
class KeyStore {
    private final JdbcClient jdbc;

    KeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<byte[]> find() {
        return jdbc.sql("select secret from link_key").query(byte[].class).optional();
    }

    /** Of several at once one makes it, and the others wait for that one to be done. */
    void create(byte[] secret) {
        jdbc.sql("insert into link_key (only_one, secret) values (true, ?) on conflict do nothing")
                .param(secret)
                .update();
    }
}
