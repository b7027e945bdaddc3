package dev.perennial.bank;

import static java.util.stream.Collectors.toMap;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class RemittanceStore {
    private final JdbcClient jdbc;

    RemittanceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes the reference in its own bucket, where nobody has it yet. */
    void claim(int bucket, CreditorReference reference, Remittance.Owner owner) {
        jdbc.sql("""
            insert into remittance (bucket, reference, account_id, order_id)
            select b.bucket, ?, ?, ?::uuid from slot b where b.bucket = ? on conflict do nothing\
            """)
                .params(
                        reference.value(),
                        owner.account().value(),
                        owner.order().map(UUID::toString).orElse(null),
                        bucket)
                .update();
    }

    /** Whose these references are, in one bucket. */
    Map<String, Remittance.Owner> owners(int bucket, Collection<String> references) {
        return jdbc
                .sql("select * from remittance where bucket = ? and reference = any(?)")
                .params(bucket, references.toArray(String[]::new))
                .query(RemittanceStore::remittance)
                .list()
                .stream()
                .collect(toMap(found -> found.reference().value(), Remittance::owner));
    }

    Optional<Remittance> of(int bucket, Remittance.Owner owner) {
        return jdbc.sql("""
            select * from account_reference where bucket = ? and account_id = ?
              and order_id is not distinct from ?::uuid\
            """)
                .params(
                        bucket,
                        owner.account().value(),
                        owner.order().map(UUID::toString).orElse(null))
                .query(RemittanceStore::remittance)
                .optional();
    }

    void insert(int bucket, Remittance remittance, Instant now) {
        var touched = jdbc.sql("""
            insert into account_reference (bucket, reference, account_id, order_id, made_at)
            select b.bucket, ?, ?, ?::uuid, ? from slot b where b.bucket = ?\
            """)
                .params(
                        remittance.reference().value(),
                        remittance.owner().account().value(),
                        remittance.owner().order().map(UUID::toString).orElse(null),
                        Rows.timestamp(now),
                        bucket)
                .update();
        Rows.exactly(1, touched, "keep a reference");
    }

    private static Remittance remittance(ResultSet row, int n) throws SQLException {
        return new Remittance(
                new CreditorReference(row.getString("reference")),
                new Remittance.Owner(
                        new Account.Id(row.getString("account_id")),
                        Optional.ofNullable(row.getObject("order_id", UUID.class))));
    }
}
