package dev.perennial.bench;

import dev.perennial.db.Rows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;

/** Writes the rows of renewals by two statements a batch: claim the accounts, then everything else at once. */
final class FloorStore implements AutoCloseable {
    private final Portfolio portfolio;
    private final int batch;
    private final Connection connection;
    private final PreparedStatement claim;
    private final PreparedStatement renew;
    private long commits;

    FloorStore(String url, Portfolio portfolio, int batch) {
        this.portfolio = portfolio;
        this.batch = batch;
        var script = Script.of("floor.sql");
        try {
            connection = DriverManager.getConnection(url);
            connection.setAutoCommit(false);
            claim = connection.prepareStatement(script.statement("claim"));
            renew = connection.prepareStatement(script.statement("renew"));
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    long commits() {
        return commits;
    }

    /** Works through a bucket; answers how many items were written. */
    int run(int bucket, Instant now) {
        try {
            int written = 0;
            for (int rows = one(bucket, now); rows > 0; rows = one(bucket, now)) {
                written += rows;
            }
            return written;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private int one(int bucket, Instant now) throws SQLException {
        var accounts = claim(bucket, now);
        int written = accounts.length == 0 ? 0 : renew(bucket, accounts, now);
        connection.commit();
        commits++;
        return written;
    }

    private String[] claim(int bucket, Instant now) throws SQLException {
        claim.setInt(1, bucket);
        claim.setInt(2, bucket);
        claim.setObject(3, Rows.timestamp(now));
        claim.setInt(4, batch);
        var accounts = new ArrayList<String>();
        try (var rows = claim.executeQuery()) {
            while (rows.next()) {
                accounts.add(rows.getString(1));
            }
        }
        return accounts.toArray(String[]::new);
    }

    private int renew(int bucket, String[] accounts, Instant now) throws SQLException {
        renew.setObject(1, Rows.timestamp(now));
        renew.setLong(2, portfolio.price().minor());
        renew.setString(3, portfolio.terms());
        renew.setInt(4, bucket);
        renew.setInt(5, bucket);
        renew.setArray(6, connection.createArrayOf("text", accounts));
        renew.setObject(7, Rows.timestamp(now));
        renew.setInt(8, batch);
        return renew.executeUpdate();
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
        return new IllegalStateException("The floor failed: " + failed.getMessage(), failed);
    }
}
