package dev.perennial.user;

import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.stereotype.Component;

@Component
class PasskeyStore {
    private static final String COLUMNS = """
        select u.passkey_handle, p.*
        from passkey p join users u on u.bucket = p.bucket and u.login = p.login
        where p.bucket = ? and u.bucket = ? and p.login = ?\
        """;

    private final JdbcClient jdbc;

    PasskeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> login(int bucket, String id) {
        return jdbc.sql("select login from passkey_login where bucket = ? and id = ?")
                .params(bucket, id)
                .query(String.class)
                .optional();
    }

    /** Whether the id was free, and now leads to this user. */
    boolean enter(int bucket, String id, String login) {
        return jdbc.sql("insert into passkey_login (bucket, id, login) values (?, ?, ?) on conflict do nothing")
                        .params(bucket, id, login)
                        .update()
                == 1;
    }

    void leave(int bucket, String id) {
        jdbc.sql("delete from passkey_login where bucket = ? and id = ?")
                .params(bucket, id)
                .update();
    }

    Optional<String> handle(int bucket, String login) {
        return jdbc.sql("select passkey_handle from users where bucket = ? and login = ? and passkey_handle is not"
                        + " null")
                .params(bucket, login)
                .query(String.class)
                .optional();
    }

    void name(int bucket, String login, String handle) {
        var sql = "update users set passkey_handle = ? where bucket = ? and login = ? and passkey_handle is null";
        Rows.exactly(1, jdbc.sql(sql).params(handle, bucket, login).update(), sql);
    }

    List<Passkey> of(int bucket, String login) {
        return jdbc.sql(COLUMNS + " order by p.created_at, p.credential_id")
                .params(bucket, bucket, login)
                .query(PasskeyStore::passkey)
                .list();
    }

    Optional<Passkey> find(int bucket, String login, String credential) {
        return jdbc.sql(COLUMNS + " and p.credential_id = ?")
                .params(bucket, bucket, login, credential)
                .query(PasskeyStore::passkey)
                .optional();
    }

    void insert(int bucket, String login, CredentialRecord credential, Instant now) {
        jdbc.sql("""
            insert into passkey (bucket, login, credential_id, label, public_key, signature_count, user_verified,
              backup_eligible, backed_up, transports, attestation, client_data, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        bucket,
                        login,
                        credential.getCredentialId().toBase64UrlString(),
                        credential.getLabel(),
                        credential.getPublicKey().getBytes(),
                        credential.getSignatureCount(),
                        credential.isUvInitialized(),
                        credential.isBackupEligible(),
                        credential.isBackupState(),
                        credential.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .sorted()
                                .collect(Collectors.joining(",")),
                        Objects.requireNonNull(credential.getAttestationObject())
                                .getBytes(),
                        Objects.requireNonNull(credential.getAttestationClientDataJSON())
                                .getBytes(),
                        Rows.timestamp(now))
                .update();
    }

    /** Keys that are kept in several places count nothing: theirs stays zero. */
    boolean used(int bucket, String login, CredentialRecord credential, Instant now) {
        long count = credential.getSignatureCount();
        return jdbc.sql("""
            update passkey set signature_count = ?, used_at = ?
            where bucket = ? and login = ? and credential_id = ?
              and (signature_count < ? or signature_count = 0 and ? = 0)\
            """)
                        .params(
                                count,
                                Rows.timestamp(now),
                                bucket,
                                login,
                                credential.getCredentialId().toBase64UrlString(),
                                count,
                                count)
                        .update()
                == 1;
    }

    void delete(int bucket, String login, String credential) {
        jdbc.sql("delete from passkey where bucket = ? and login = ? and credential_id = ?")
                .params(bucket, login, credential)
                .update();
    }

    private static Passkey passkey(ResultSet row, int n) throws SQLException {
        var usedAt = Optional.ofNullable(Rows.instant(row, "used_at"));
        var createdAt = Objects.requireNonNull(Rows.instant(row, "created_at"));
        var credential = ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(row.getString("credential_id")))
                .userEntityUserId(Bytes.fromBase64(row.getString("passkey_handle")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("user_verified"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .transports(transports(row.getString("transports")))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .label(row.getString("label"))
                .created(createdAt)
                .lastUsed(usedAt.orElse(createdAt))
                .build();
        return new Passkey(credential, usedAt);
    }

    private static Set<AuthenticatorTransport> transports(String kept) {
        return Arrays.stream(kept.split(","))
                .filter(transport -> !transport.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
    }
}
