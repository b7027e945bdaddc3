package dev.perennial.vault;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code vault_check}: one row, made when a secret first is sealed. */
@Component
class VaultStore {
    private final JdbcClient jdbc;

    VaultStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<byte[]> find() {
        return jdbc.sql("select sealed from vault_check").query(byte[].class).optional();
    }

    /** Of several at once one makes it, and the others wait for that one to be done. */
    void create(byte[] sealed) {
        jdbc.sql("insert into vault_check (only_one, sealed) values (true, ?) on conflict do nothing")
                .param(sealed)
                .update();
    }

    void replace(byte[] sealed) {
        jdbc.sql("update vault_check set sealed = ? where only_one")
                .param(sealed)
                .update();
    }
}
