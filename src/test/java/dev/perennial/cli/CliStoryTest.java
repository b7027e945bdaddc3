package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.crash.Business;
import dev.perennial.crash.Child;
import dev.perennial.db.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor's days at the command line, from the first import to the export, and beside a running server. */
class CliStoryTest {
    private static final Pattern ORDER = Pattern.compile("order ([0-9a-f-]{36}) ");
    private static final String SANDBOX = "2026-12-01T00:00:00+08:00";

    @TempDir
    private Path folder;

    private TestDatabase database;

    @Test
    void fromTheImportToTheExport() throws Exception {
        try (var opened = TestDatabase.empty("clistory")) {
            database = opened;
            imports();
            rules2To4AutomaticRenewal();
            rules11And12RenewingByHand();
            rule13AnOrderThatIsNotPaidLapses();
            rules1And9Modes();
            rule18Undoing();
            whatIsRefusedIsExit1AndWhatIsMeantOtherwiseIsExit2();
            exports();
            assertThat(run(0, "audit")).doesNotContain("BROKEN");
        }
    }

    @Test
    void theClockOfRealBusinessIsNotMoved() {
        try (var opened = TestDatabase.empty("clireal")) {
            database = opened;
            assertThat(run(0, "run")).startsWith("due 0 = renewed 0 + refused 0 + deferred 0 + parked 0");
            assertThat(run(1, "run", "--until", "2099-01-01T00:00:00+08:00")).startsWith("refused: CLOCK_IS_REAL: ");
        }
    }

    @Test
    void commandsWorkBesideAServerOnTheSameFolder() throws Exception {
        var data = folder.resolve("data").toString();
        var files = files().toString();
        var server = Child.start("serve", "--port", "0", "--data", data, "--sandbox", SANDBOX);
        try {
            while (server.isAlive() && !server.said().contains("is ready")) {
                Thread.sleep(20);
            }
            assertThat(Child.run("import", files, "--data", data)).contains("subscriptions 6 added");
            assertThat(Child.run("top-up", "poor", "500.00", "--data", data)).startsWith("balance 600.00 CNY");
            assertThat(Child.run("run", "--until", "2026-12-12T12:00:00+08:00", "--data", data))
                    .contains("renewed 1 ");
            assertThat(server.isAlive()).as(server::errors).isTrue();
        } finally {
            server.stop();
        }
        assertThat(Child.run("why", "short", "--data", data)).contains("299.00");
        assertThat(Path.of(data, "postgres", "cluster", "postmaster.pid"))
                .as("the last to leave stops the database")
                .doesNotExist();
    }

    private Path files() {
        return new Business()
                .account("poor", "100.00", "")
                .account("rich", "5000.00", "")
                .monthly("short", "poor", "2026-12-20")
                .item("kept", "poor", "mail,standard", "2026-01-10", "2027-01-10", "MANUAL,", "")
                .item("box", "rich", "mail,standard", "2025-12-28", "2026-12-28", "MANUAL,", "")
                .item("placed", "rich", "mail,standard", "2026-01-20", "2027-01-20", "MANUAL,", "")
                .item("forgotten", "rich", "dms,standard", "2026-01-25", "2027-01-25", "MANUAL,", "")
                .item("soon", "rich", "dms,standard", "2025-12-23", "2026-12-23", "MANUAL,", "")
                .write("cli-story");
    }

    private void imports() {
        var files = files().toString();
        assertThat(run(0, "import", files, "--sandbox", SANDBOX))
                .contains("accounts 2 added, 0 unchanged", "subscriptions 6 added, 0 unchanged");
        assertThat(run(0, "import", files)).contains("subscriptions 0 added, 6 unchanged");
    }

    private void rules2To4AutomaticRenewal() {
        assertThat(run(0, "run")).startsWith("due 0 = ");
        assertThat(run(0, "run", "--until", "2026-12-12T12:00:00+08:00"))
                .startsWith("due 2 = renewed 0 + refused 0 + deferred 2 + parked 0")
                .contains("INSUFFICIENT_BALANCE");
        assertThat(run(0, "top-up", "poor", "500.00"))
                .startsWith("balance 600.00 CNY, available 600.00 CNY")
                .contains("due 1 = renewed 1 + refused 0 + deferred 0 + parked 0");
        assertThat(run(0, "why", "short")).contains("299.00");
    }

    private void rules11And12RenewingByHand() {
        assertThat(run(0, "renew", "box", "--period", "P1Y"))
                .contains("RENEWAL PAID, price 600.00 CNY", "2026-12-28T00:00+08:00 to 2027-12-28T00:00+08:00");
        var placed = run(0, "renew", "placed", "--period", "P2Y", "--place");
        assertThat(placed).contains("RENEWAL UNPAID", "to be paid before 2026-12-19T12:00+08:00");
        assertThat(run(1, "renew", "placed", "--period", "P1Y")).startsWith("refused: ORDER_IN_PROGRESS: ");
        assertThat(run(0, "pay", order(placed))).contains("RENEWAL PAID, price 1140.00 CNY");
        assertThat(run(1, "pay", order(placed))).startsWith("refused: ORDER_NOT_UNPAID: ");
        var regretted = order(run(0, "renew", "placed", "--period", "P1Y", "--place"));
        assertThat(run(0, "cancel", regretted)).contains("RENEWAL CANCELLED");
    }

    private void rule13AnOrderThatIsNotPaidLapses() {
        var order = order(run(0, "renew", "forgotten", "--period", "P1M", "--place"));
        assertThat(run(0, "run", "--until", "2026-12-19T12:00:00+08:00")).contains("orders lapsed 1");
        assertThat(run(1, "pay", order)).startsWith("refused: ORDER_NOT_UNPAID: ");
    }

    private void rules1And9Modes() {
        assertThat(run(0, "mode", "forgotten", "AUTO", "--period", "P3M"))
                .contains("forgotten AUTO P3M at 897.00 CNY", "first charge 2027-01-16T08:00+08:00");
        run(0, "run", "--until", "2026-12-22T10:00:00+08:00");
        assertThat(run(0, "mode", "soon", "AUTO", "--period", "P1M")).contains("EXPIRES_TOO_SOON: ");
        assertThat(run(0, "mode", "soon", "none")).contains("soon NONE");
        assertThat(run(0, "reserve", "kept", "200.00"))
                .startsWith("balance 301.00 CNY, held 200.00 CNY, available 101.00 CNY");
        assertThat(run(1, "reserve", "kept", "900.00")).startsWith("refused: RESERVATION_NOT_COVERED: ");
        assertThat(run(0, "reserve", "kept", "0")).contains("held 0.00 CNY");
    }

    private void rule18Undoing() {
        var order = order(run(0, "renew", "box", "--period", "P1Y"));
        assertThat(run(0, "undo", order)).contains("REFUND PAID, price 600.00 CNY");
        assertThat(run(1, "undo", order)).startsWith("refused: NOT_UNDOABLE: ");
    }

    private void whatIsRefusedIsExit1AndWhatIsMeantOtherwiseIsExit2() {
        assertThat(run(1, "renew", "nothing", "--period", "P1M")).startsWith("refused: SUBSCRIPTION_NOT_FOUND: ");
        assertThat(run(1, "renew", "box", "--period", "P5M")).startsWith("refused: PERIOD_NOT_OFFERED: ");
        assertThat(run(1, "top-up", "nobody", "5.00")).startsWith("refused: ACCOUNT_UNKNOWN: ");
        assertThat(run(1, "top-up", "rich", "-5.00")).startsWith("refused: AMOUNT_INVALID: ");
        assertThat(run(1, "unpark", "--reason", "mended", "box")).startsWith("refused: NOT_PARKED: ");
        assertThat(run(1, "run", "--until", "2026-12-01T00:00:00+08:00")).startsWith("refused: CLOCK_MOVES_FORWARD: ");
        run(2, "renew", "box", "--period", "sometimes");
        run(2, "renew", "box");
        run(2, "mode", "box", "PERHAPS");
        run(2, "pay", "not-an-order");
        run(2, "run", "--until", "tomorrow");
        run(2, "top-up", "rich");
    }

    private void exports() throws Exception {
        assertThat(run(0, "books", "trial-balance")).contains("currency,account,name", "CNY,WALLET,WALLET,");
        var entries = folder.resolve("entries.csv");
        assertThat(run(0, "books", "entries", "--from", "2026-12-01", "--output", entries.toString()))
                .contains("written to " + entries);
        assertThat(Files.readString(entries)).contains(",WALLET,SALES,").doesNotContain("\r\n2026-11");
        assertThat(run(0, "books", "deferred", "--from", "2026-12", "--to", "2027-01"))
                .contains("month,currency,product,part", "2027-01,CNY,");
        run(2, "books");
        var target = folder.resolve("out");
        assertThat(run(0, "export", target.toString())).contains("exported to " + target);
        assertThat(Files.readAllLines(target.resolve("attempts.csv")))
                .filteredOn(line -> line.startsWith("short,"))
                .hasSize(3)
                .last()
                .asString()
                .contains(",RENEWED,");
        assertThat(Files.readString(target.resolve("orders.csv"))).contains("REFUND", "CANCELLED", "PAID");
    }

    private static String order(String said) {
        var found = ORDER.matcher(said);
        assertThat(found.find()).as(said).isTrue();
        return found.group(1);
    }

    /** Runs a command on the story's database; answers what it said where it had to say it. */
    private String run(int exit, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var command = new ArrayList<>(List.of(arguments));
        command.addAll(List.of("--database-url", database.url()));
        int ended = Perennial.line()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(command.toArray(String[]::new));
        assertThat(ended)
                .as(() -> String.join(" ", arguments) + "\n" + out + err)
                .isEqualTo(exit);
        assertThat(exit == 0 ? err : out)
                .as(String.join(" ", arguments))
                .asString()
                .isEmpty();
        return exit == 0 ? out.toString() : err.toString();
    }
}
