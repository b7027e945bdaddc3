package dev.perennial.bench;

import dev.perennial.db.Rows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;

/** Writes a portfolio, in slices of rows that are staged by COPY and then spread over the tables in sets. */
final class PortfolioStore {
    private static final int SLICE = 50_000;

    private final String url;
    private final Script script;

    PortfolioStore(String url) {
        this(url, Script.of("portfolio.sql"));
    }

    private PortfolioStore(String url, Script script) {
        this.url = url;
        this.script = script;
    }

    /** Hears of every slice of accounts and items how many they were. */
    void fill(Portfolio portfolio, LongConsumer filled) {
        try (var connection = DriverManager.getConnection(url)) {
            trust(connection);
            execute(connection, "stage");
            connection.setAutoCommit(false);
            for (int from = 0; from < portfolio.accounts(); from += SLICE) {
                int until = Math.min(from + SLICE, portfolio.accounts());
                accounts(connection, portfolio, from, until);
                filled.accept(until - from);
            }
            for (int from = 0; from < portfolio.subscriptions(); from += SLICE) {
                int until = Math.min(from + SLICE, portfolio.subscriptions());
                subscriptions(connection, portfolio, from, until);
                filled.accept(until - from);
            }
            connection.setAutoCommit(true);
            execute(connection, "finish");
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException("The bench could not fill its database: " + failed.getMessage(), failed);
        }
    }

    /** Queues a notice by e-mail for each account. */
    void queue(Instant now) {
        try (var connection = DriverManager.getConnection(url)) {
            trust(connection);
            var notices = new PortfolioStore(url, Script.of("sending.sql"));
            notices.execute(connection, "queue", Rows.timestamp(now));
            notices.execute(connection, "items");
            notices.execute(connection, "finish");
        } catch (SQLException failed) {
            throw new IllegalStateException("The bench could not queue notices: " + failed.getMessage(), failed);
        }
    }

    private void trust(Connection connection) {
        try {
            execute(connection, "trust");
        } catch (SQLException notSuperuser) {
            // Then every reference is checked while loading, which takes longer.
        }
    }

    private void accounts(Connection connection, Portfolio portfolio, int from, int until)
            throws SQLException, IOException {
        var rows = new StringBuilder();
        for (int n = from; n < until; n++) {
            var id = portfolio.account(n);
            rows.append(n).append('\t').append(id).append('\t');
            rows.append(portfolio.buckets().of(id)).append("\t\\N\t\\N\n");
        }
        stage(connection, rows);
        var since = Rows.timestamp(Portfolio.STARTED);
        execute(connection, "account", since);
        execute(connection, "wallet", Portfolio.BALANCE_MINOR);
        execute(connection, "opening", since, Portfolio.BALANCE_MINOR);
        execute(connection, "coupon", Portfolio.COUPON_MINOR, since);
        connection.commit();
    }

    private void subscriptions(Connection connection, Portfolio portfolio, int from, int until)
            throws SQLException, IOException {
        var rows = new StringBuilder();
        for (int n = from; n < until; n++) {
            var id = portfolio.subscription(n);
            var account = portfolio.account(n % portfolio.accounts());
            rows.append(n).append('\t').append(id).append('\t');
            rows.append(portfolio.buckets().of(account)).append('\t');
            rows.append(portfolio.buckets().of(id)).append('\t').append(account).append('\n');
        }
        stage(connection, rows);
        var starts = Rows.timestamp(Portfolio.STARTED);
        var ends = Rows.timestamp(Portfolio.EXPIRES);
        execute(
                connection,
                "subscription",
                starts,
                ends,
                Portfolio.ANCHOR_DAY,
                portfolio.price().minor(),
                Rows.timestamp(Portfolio.CHARGE),
                Rows.timestamp(Portfolio.REMINDER),
                Rows.timestamp(Portfolio.STARTED));
        execute(connection, "term", starts, ends);
        execute(connection, "directory");
        connection.commit();
    }

    private void stage(Connection connection, StringBuilder rows) throws SQLException, IOException {
        execute(connection, "restage");
        var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(script.statement("copy"), new ByteArrayInputStream(bytes));
    }

    private void execute(Connection connection, String name, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(script.statement(name))) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }
}
