package dev.perennial.bench;

import dev.perennial.db.Rows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Posts and sends by two statements a batch each: claim, then everything else at once. */
final class NoticesFloorStore implements AutoCloseable {
    /** As many as the engine takes at once. */
    private static final int POSTED_AT_ONCE = 1000;

    private static final int SENT_AT_ONCE = 200;
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final Connection connection;
    private final PreparedStatement claimAccounts;
    private final PreparedStatement post;
    private final PreparedStatement claimMessages;
    private final PreparedStatement record;
    private final Words words;
    private long statements;
    private long commits;

    /** What every message of the floor says: the words of one of the engine's. */
    record Words(String subject, String body) {
        static Words of(String url) {
            try (var connection = DriverManager.getConnection(url);
                    var statement = connection.createStatement();
                    var row = statement.executeQuery(Script.of("sending.sql").statement("sample"))) {
                row.next();
                return new Words(row.getString(1), row.getString(2));
            } catch (SQLException failed) {
                throw failure(failed);
            }
        }
    }

    NoticesFloorStore(String url, Words words) {
        this.words = words;
        var script = Script.of("sending.sql");
        try {
            connection = DriverManager.getConnection(url);
            connection.setAutoCommit(false);
            claimAccounts = connection.prepareStatement(script.statement("claim accounts"));
            post = connection.prepareStatement(script.statement("post"));
            claimMessages = connection.prepareStatement(script.statement("claim messages"));
            record = connection.prepareStatement(script.statement("record"));
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    long statements() {
        return statements;
    }

    long commits() {
        return commits;
    }

    /** Works through a bucket; answers how many messages were sent. */
    int run(int bucket, Instant now) {
        try {
            while (post(bucket, now) > 0) {
                commit();
            }
            commit();
            int sent = 0;
            for (var claimed = claim(bucket, now); !claimed.isEmpty(); claimed = claim(bucket, now)) {
                sent += record(bucket, claimed, now);
            }
            return sent;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private int post(int bucket, Instant now) throws SQLException {
        set(claimAccounts, bucket, bucket, now, POSTED_AT_ONCE);
        var accounts = read(claimAccounts, String.class);
        if (accounts.isEmpty()) return 0;
        set(post, now, bucket, connection.createArrayOf("text", accounts.toArray()));
        statements++;
        return post.executeUpdate();
    }

    /** A lease holds from the end of its transaction, before anything is carried. */
    private List<UUID> claim(int bucket, Instant now) throws SQLException {
        set(claimMessages, bucket, now, SENT_AT_ONCE, now.plus(LEASE), bucket);
        var claimed = read(claimMessages, UUID.class);
        commit();
        return claimed;
    }

    private int record(int bucket, List<UUID> claimed, Instant now) throws SQLException {
        var ids = connection.createArrayOf("uuid", claimed.toArray());
        set(record, TakingCarrier.SAID, now, words.subject(), words.body(), bucket, ids);
        statements++;
        int sent = record.executeUpdate();
        commit();
        return sent;
    }

    private void commit() throws SQLException {
        connection.commit();
        commits++;
    }

    private <T> List<T> read(PreparedStatement query, Class<T> type) throws SQLException {
        var found = new ArrayList<T>();
        statements++;
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getObject(1, type));
            }
        }
        return found;
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(
                    i + 1, parameters[i] instanceof Instant instant ? Rows.timestamp(instant) : parameters[i]);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static IllegalStateException failure(SQLException failed) {
        return new IllegalStateException("The floor of messages failed: " + failed.getMessage(), failed);
    }
}
