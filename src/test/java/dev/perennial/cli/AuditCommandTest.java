package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.db.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What a script that audits every night relies on. */
class AuditCommandTest {
    @Test
    void everyLawIsNamedAndABreachIsExit1WithItsRows() throws SQLException {
        try (var database = TestDatabase.empty("audit")) {
            var clean = run(database, 0);
            assertThat(clean.lines()).hasSize(9).allMatch(line -> line.matches("law [1-9]  ok {6}.*"));

            try (var connection = database.connect();
                    var statement = connection.createStatement()) {
                statement.execute("insert into account values (0, 'lost', 'Lost', 'CNY', 'UTC', 'en', null, null, null,"
                        + " 'epoch')");
            }
            var broken = run(database, 1);
            assertThat(broken)
                    .contains("law 9  BROKEN", "1 not so: a row is in the bucket that its id leads to", "account lost");
        }
    }

    private static String run(TestDatabase database, int exit) {
        var out = new StringWriter();
        var line = Perennial.line().setOut(new PrintWriter(out));
        assertThat(line.execute("audit", "--database-url", database.url())).isEqualTo(exit);
        return out.toString();
    }
}
