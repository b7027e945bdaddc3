package dev.perennial.webhook;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.event.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component("webhookEndpointStore")
class EndpointStore {
    private final JdbcClient jdbc;

    EndpointStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param old the secret before; null where there is none */
    record SealedOf(UUID endpoint, byte[] secret, byte @Nullable [] old) {}

    List<SealedOf> sealed(int bucket) {
        return jdbc.sql("select endpoint_id, secret_sealed, old_sealed from webhook_endpoint where bucket = ?")
                .param(bucket)
                .query((row, n) -> new SealedOf(
                        row.getObject("endpoint_id", UUID.class),
                        row.getBytes("secret_sealed"),
                        row.getBytes("old_sealed")))
                .list();
    }

    /** The same secrets, sealed with another key. */
    void reseal(int bucket, SealedOf fresh) {
        jdbc.sql("""
            update webhook_endpoint set secret_sealed = ?, old_sealed = ? where bucket = ? and endpoint_id = ?\
            """)
                .params(fresh.secret(), fresh.old(), bucket, fresh.endpoint())
                .update();
    }

    /** @param old the secret before, sealed as well */
    record Sealed(
            byte[] secret, byte @Nullable [] old, @Nullable Instant oldUntil) {}

    void insert(int bucket, Endpoint endpoint, byte[] sealed) {
        jdbc.sql("""
            insert into webhook_endpoint (bucket, endpoint_id, account_id, url, description, types, state,
              secret_sealed, created_at)
            select b.bucket, ?, ?, ?, ?, ?, ?, ?, ? from slot b where b.bucket = ?\
            """)
                .params(
                        endpoint.id(),
                        endpoint.account().map(Account.Id::value).orElse(null),
                        endpoint.url(),
                        endpoint.description(),
                        codes(endpoint.types()),
                        endpoint.state().name(),
                        sealed,
                        Rows.timestamp(endpoint.createdAt()),
                        bucket)
                .update();
    }

    void save(int bucket, Endpoint endpoint) {
        int touched = jdbc.sql("""
            update webhook_endpoint set url = ?, description = ?, types = ?, state = ?, off_because = ?,
              failing_since = ? where bucket = ? and endpoint_id = ?\
            """)
                .params(
                        endpoint.url(),
                        endpoint.description(),
                        codes(endpoint.types()),
                        endpoint.state().name(),
                        endpoint.offBecause().map(Enum::name).orElse(null),
                        endpoint.failingSince().map(Rows::timestamp).orElse(null),
                        bucket,
                        endpoint.id())
                .update();
        Rows.exactly(1, touched, "save an endpoint");
    }

    void failing(int bucket, UUID endpoint, @Nullable Instant since) {
        jdbc.sql("""
            update webhook_endpoint set failing_since = ? where bucket = ? and endpoint_id = ?
              and (failing_since is null) = ?\
            """)
                .params(since == null ? null : Rows.timestamp(since), bucket, endpoint, since != null)
                .update();
    }

    void rotate(int bucket, UUID endpoint, byte[] sealed, byte[] old, Instant until) {
        jdbc.sql("""
            update webhook_endpoint set secret_sealed = ?, old_sealed = ?, old_until = ?
            where bucket = ? and endpoint_id = ?\
            """)
                .params(sealed, old, Rows.timestamp(until), bucket, endpoint)
                .update();
    }

    void delete(int bucket, UUID endpoint) {
        jdbc.sql("delete from webhook_endpoint where bucket = ? and endpoint_id = ?")
                .params(bucket, endpoint)
                .update();
    }

    Sealed sealed(int bucket, UUID endpoint) {
        return jdbc.sql("""
            select secret_sealed, old_sealed, old_until from webhook_endpoint where bucket = ? and endpoint_id = ?\
            """)
                .params(bucket, endpoint)
                .query((row, n) -> new Sealed(
                        row.getBytes("secret_sealed"), row.getBytes("old_sealed"), Rows.instant(row, "old_until")))
                .single();
    }

    Optional<Endpoint> find(int bucket, UUID endpoint) {
        return jdbc.sql("select * from webhook_endpoint where bucket = ? and endpoint_id = ?")
                .params(bucket, endpoint)
                .query(EndpointStore::endpoint)
                .optional();
    }

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<Endpoint> hold(int bucket, UUID endpoint) {
        return jdbc.sql("select * from webhook_endpoint where bucket = ? and endpoint_id = ? for update")
                .params(bucket, endpoint)
                .query(EndpointStore::endpoint)
                .optional();
    }

    /** Of one account, or the vendor's own; the newest first. */
    List<Endpoint> of(int bucket, @Nullable String account) {
        return jdbc.sql("""
            select * from webhook_endpoint where bucket = ? and account_id is not distinct from ?
            order by endpoint_id desc\
            """)
                .params(bucket, account)
                .query(EndpointStore::endpoint)
                .list();
    }

    /** Of all accounts of this bucket, and the vendor's where they live in it; those that take events now. */
    List<Endpoint> on(int bucket) {
        return jdbc.sql("select * from webhook_endpoint where bucket = ? and state = 'ON' order by endpoint_id")
                .param(bucket)
                .query(EndpointStore::endpoint)
                .list();
    }

    private static String[] codes(Set<EventType> types) {
        return types.stream().map(EventType::code).sorted().toArray(String[]::new);
    }

    private static Endpoint endpoint(ResultSet row, int n) throws SQLException {
        return new Endpoint(
                row.getObject("endpoint_id", UUID.class),
                Optional.ofNullable(row.getString("account_id")).map(Account.Id::new),
                row.getString("url"),
                row.getString("description"),
                Arrays.stream((String[]) row.getArray("types").getArray())
                        .flatMap(code -> EventType.read(code).stream())
                        .collect(Collectors.toSet()),
                Endpoint.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("off_because")).map(Endpoint.Because::valueOf),
                Optional.ofNullable(Rows.instant(row, "old_until")),
                Rows.instant(row, "created_at"),
                Optional.ofNullable(Rows.instant(row, "failing_since")));
    }
}
