package dev.perennial.settings;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.notice.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ProofStore {
    private final JdbcClient jdbc;

    ProofStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that wait for their code. */
    List<Proof> of(int bucket, Account.Id account) {
        return jdbc.sql("""
            select p.* from contact_code p join contact c on c.bucket = ? and c.contact_id = p.contact_id
            where p.bucket = ? and c.account_id = ? and c.removed_at is null and p.ended_at is null
            order by p.code_id\
            """)
                .params(bucket, bucket, account.value())
                .query(ProofStore::proof)
                .list();
    }

    /** How many codes this account had sent since then. */
    int sentSince(int bucket, Account.Id account, Instant since) {
        return jdbc.sql("""
            select count(*) from contact_code where bucket = ? and account_id = ? and sent_at > ?\
            """)
                .params(bucket, account.value(), Rows.timestamp(since))
                .query(Integer.class)
                .single();
    }

    int sentSince(int bucket, Account.Id account, String address, Instant since) {
        return jdbc.sql("""
            select count(*) from contact_code
            where bucket = ? and account_id = ? and sent_at > ? and lower(address) = lower(?)\
            """)
                .params(bucket, account.value(), Rows.timestamp(since), address)
                .query(Integer.class)
                .single();
    }

    void insert(int bucket, Account.Id account, Proof proof) {
        jdbc.sql("""
            insert into contact_code (bucket, code_id, account_id, contact_id, channel, address, salt, code_hash, sent_at,
              expires_at, tries_left)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        bucket,
                        proof.id(),
                        account.value(),
                        proof.contact(),
                        proof.channel().name(),
                        proof.address(),
                        proof.salt(),
                        proof.hash(),
                        Rows.timestamp(proof.sentAt()),
                        Rows.timestamp(proof.expiresAt()),
                        proof.triesLeft())
                .update();
    }

    /** One try less. */
    void take(int bucket, UUID code) {
        var sql = "update contact_code set tries_left = tries_left - 1 where bucket = ? and code_id = ?";
        Rows.exactly(1, jdbc.sql(sql).params(bucket, code).update(), sql);
    }

    /** Where one of this contact's waits on this channel, it does no longer. */
    void end(int bucket, UUID contact, Channel channel, Proof.End because, Instant now) {
        jdbc.sql("""
            update contact_code set ended_at = ?, ended_because = ?
            where bucket = ? and contact_id = ? and channel = ? and ended_at is null\
            """)
                .params(Rows.timestamp(now), because.name(), bucket, contact, channel.name())
                .update();
    }

    private static Proof proof(ResultSet row, int n) throws SQLException {
        return new Proof(
                row.getObject("code_id", UUID.class),
                row.getObject("contact_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getString("address"),
                Rows.instant(row, "sent_at"),
                Rows.instant(row, "expires_at"),
                row.getInt("tries_left"),
                row.getBytes("salt"),
                row.getBytes("code_hash"));
    }
}
