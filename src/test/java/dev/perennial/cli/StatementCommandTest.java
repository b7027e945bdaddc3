package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.bank.BankScene;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Statements of the bank at the command line, as a cron job brings them in. */
class StatementCommandTest extends BankScene {
    @Test
    void rule27_aFileComesInOnceAndSaysWhatBecameOfIt() {
        var acme = account("acme", "0.00");
        var content = camt(
                "CLI-1",
                in("C-1", "40.00", reference(acme).value()),
                in("C-2", "5.00", "thanks"),
                entry("C-3", "7.00", "DBIT", "", "rent"));
        var file = file("cli.xml", content).toString();
        assertThat(run(0, file)).isEqualTo("""
            statements 1, entries 3, new 3, left out 0
            credited 1, taken back 0, for the desk 1 (waiting in all: 1)
            """);
        assertThat(wallet(acme).balance()).isEqualTo(cny("40.00"));
        assertThat(run(0, file)).isEqualTo("imported before, nothing has changed\n");

        var more = content.replace("CLI-1", "CLI-2").replace("</Stmt>", in("C-4", "1.00", "x") + "</Stmt>");
        assertThat(run(0, file("more.xml", more).toString()))
                .startsWith("statements 1, entries 4, new 1, left out 0\n")
                .contains("credited 0, taken back 0, for the desk 1 (waiting in all: 2)");
        assertThat(wallet(acme).balance()).isEqualTo(cny("40.00"));
    }

    @Test
    void rule27_whatIsNoStatementIsRefused() {
        assertThat(run(1, file("page.xml", "<html/>").toString())).startsWith("refused: NOT_A_STATEMENT: ");
        assertThat(run(1, file("unmapped.csv", "date;amount\n").toString())).startsWith("refused: MAPPING_MISSING: ");
        var csv = file("mapped.csv", "date,amount\n").toString();
        assertThat(run(1, csv, "--mapping", "nobodys")).startsWith("refused: MAPPING_UNKNOWN: ");
        assertThat(run(2, "target/no-such-file.xml")).contains("There is no file target/no-such-file.xml to read");
    }

    /** What it said; what it complained of where it said nothing. */
    private String run(int exit, String file, String... more) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new String[4 + more.length];
        all[0] = "--database-url=" + databaseUrl();
        all[1] = "statement";
        all[2] = "import";
        all[3] = file;
        System.arraycopy(more, 0, all, 4, more.length);
        int ended = Perennial.line()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
        assertThat(ended).as(out + " " + err).isEqualTo(exit);
        return out.toString().isEmpty() ? err.toString() : out.toString();
    }
}
