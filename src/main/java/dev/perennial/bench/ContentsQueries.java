package dev.perennial.bench;

import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what the tables of a database hold, as something that can be compared. */
final class ContentsQueries {
    private ContentsQueries() {}

    /**
     * @param rows how many
     * @param sum equal for equal rows, whatever their order
     */
    record Content(long rows, BigDecimal sum) {}

    static Map<String, Content> of(String url) {
        return of(url, "contents.sql");
    }

    static Map<String, Content> of(String url, String script) {
        var contents = new LinkedHashMap<String, Content>();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            // The rows are read as text, in which an instant is written by the session's zone.
            statement.execute("set time zone 'UTC'");
            for (var table : Script.of(script).statements().entrySet()) {
                try (var row = statement.executeQuery(table.getValue())) {
                    row.next();
                    contents.put(table.getKey(), new Content(row.getLong(1), row.getBigDecimal(2)));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The bench could not compare: " + failed.getMessage(), failed);
        }
        return contents;
    }
}
