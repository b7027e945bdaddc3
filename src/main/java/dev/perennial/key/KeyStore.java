package dev.perennial.key;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component("apiKeyStore")
class KeyStore {
    private final JdbcClient jdbc;

    KeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A key, and what shows who knows it.
     *
     * @param sha256 of the secret of one that is sent; null for one that signs
     * @param sealed the secret of one that signs; null for one that is sent
     */
    record Kept(ApiKey key, byte @Nullable [] sha256, byte @Nullable [] sealed) {}

    void insert(int bucket, Kept kept) {
        var key = kept.key();
        jdbc.sql("""
            insert into api_key (bucket, key_id, account_id, login, name, kind, scopes, secret_sha256, secret_sealed,
              created_at, made_by, expires_at)
            select b.bucket, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from slot b where b.bucket = ?\
            """)
                .params(
                        key.id(),
                        key.account().map(Account.Id::value).orElse(null),
                        key.login(),
                        key.name(),
                        key.kind().name(),
                        key.scopes().stream().map(Scope::name).sorted().toArray(String[]::new),
                        kept.sha256(),
                        kept.sealed(),
                        Rows.timestamp(key.createdAt()),
                        key.madeBy(),
                        key.expiresAt().map(Rows::timestamp).orElse(null),
                        bucket)
                .update();
    }

    /** Those not revoked, newest first. */
    List<ApiKey> ofLogin(int bucket, String login) {
        return jdbc.sql("""
            select * from api_key where bucket = ? and login = ? and revoked_at is null order by key_id desc\
            """)
                .params(bucket, login)
                .query((row, n) -> kept(row).key())
                .list();
    }

    /** Those not revoked, newest first. */
    List<ApiKey> ofAccount(int bucket, Account.Id account) {
        return jdbc.sql("""
            select * from api_key where bucket = ? and account_id = ? and revoked_at is null order by key_id desc\
            """)
                .params(bucket, account.value())
                .query((row, n) -> kept(row).key())
                .list();
    }

    Optional<Kept> find(int bucket, UUID id) {
        return jdbc.sql("select * from api_key where bucket = ? and key_id = ?")
                .params(bucket, id)
                .query((row, n) -> kept(row))
                .optional();
    }

    /** Those of the vendor's people, revoked ones too, newest first. */
    List<ApiKey> ofVendors(int bucket) {
        return jdbc.sql("select * from api_key where bucket = ? and account_id is null order by key_id desc")
                .param(bucket)
                .query((row, n) -> kept(row).key())
                .list();
    }

    /** Whether it was not revoked already. */
    boolean revoke(int bucket, UUID id, String by, Instant now) {
        return jdbc.sql("""
            update api_key set revoked_at = ?, revoked_by = ? where bucket = ? and key_id = ? and revoked_at is null\
            """).params(Rows.timestamp(now), by, bucket, id).update() == 1;
    }

    void revokeAll(int bucket, String login, String by, Instant now) {
        jdbc.sql("""
            update api_key set revoked_at = ?, revoked_by = ? where bucket = ? and login = ? and revoked_at is null\
            """).params(Rows.timestamp(now), by, bucket, login).update();
    }

    void used(int bucket, UUID id, Instant now, Instant unlessSince) {
        jdbc.sql("""
            update api_key set used_at = ? where bucket = ? and key_id = ? and (used_at is null or used_at < ?)\
            """)
                .params(Rows.timestamp(now), bucket, id, Rows.timestamp(unlessSince))
                .update();
    }

    /** Those whose secret begins with this, as it is sealed. */
    List<Kept> sealedBeginning(int bucket, byte[] mark) {
        return jdbc.sql("""
            select * from api_key where bucket = ? and secret_sealed is not null
              and substring(secret_sealed from 1 for length(?::bytea)) = ?::bytea
            order by key_id\
            """)
                .params(bucket, mark, mark)
                .query((row, n) -> kept(row))
                .list();
    }

    void reseal(int bucket, List<UUID> ids, List<byte[]> sealed) {
        jdbc.sql("""
            update api_key k set secret_sealed = u.sealed
            from unnest(?::uuid[], ?::bytea[]) u (key_id, sealed)
            where k.bucket = ? and k.key_id = u.key_id\
            """)
                .params(ids.toArray(UUID[]::new), sealed.toArray(byte[][]::new), bucket)
                .update();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var key = new ApiKey(
                row.getObject("key_id", UUID.class),
                Optional.ofNullable(row.getString("account_id")).map(Account.Id::new),
                row.getString("login"),
                row.getString("name"),
                ApiKey.Kind.valueOf(row.getString("kind")),
                scopes((String[]) row.getArray("scopes").getArray()),
                Rows.instant(row, "created_at"),
                row.getString("made_by"),
                Optional.ofNullable(Rows.instant(row, "expires_at")),
                Optional.ofNullable(Rows.instant(row, "used_at")),
                Optional.ofNullable(Rows.instant(row, "revoked_at")),
                Optional.ofNullable(row.getString("revoked_by")));
        return new Kept(key, row.getBytes("secret_sha256"), row.getBytes("secret_sealed"));
    }

    private static Set<Scope> scopes(String[] names) {
        var scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream(names).map(Scope::valueOf).forEach(scopes::add);
        return Set.copyOf(scopes);
    }
}
