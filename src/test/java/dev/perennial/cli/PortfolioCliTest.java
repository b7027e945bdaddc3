package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.db.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor's first hour at the command line: files in, mistakes told, everything out again. */
class PortfolioCliTest {
    private static final String ACCOUNTS = """
        account,name,currency,time_zone,language,email,phone,balance,credit_limit,low_balance_threshold
        acme,Acme,CNY,Asia/Shanghai,zh,,,5000.00,,
        """;
    private static final String SUBSCRIPTIONS = """
        subscription,account,product,edition,name,billing,started_at,expires_at,renewal_mode,renewal_period,rank,depends_on
        s1,acme,dms,standard,db,SUBSCRIPTION,2026-01-31T00:00:00+08:00,2026-12-31T00:00:00+08:00,AUTO,P3M,1,
        """;

    private final TestDatabase database = TestDatabase.empty("portfolio");
    private final TestDatabase other = TestDatabase.empty("other");

    @TempDir
    private Path folder;

    record Ran(int exit, String out, String err) {}

    @AfterEach
    void close() {
        database.close();
        other.close();
    }

    @Test
    void filesComeInOnceAndGoOutTheSame() throws IOException {
        var in = Files.createDirectory(folder.resolve("in"));
        Files.writeString(in.resolve("accounts.csv"), ACCOUNTS);
        Files.writeString(in.resolve("subscriptions.csv"), SUBSCRIPTIONS);

        var first = run(database, "import", in.toString());
        assertThat(first).isEqualTo(new Ran(0, """
            accounts 1 added, 0 unchanged
            subscriptions 1 added, 0 unchanged
            coupons 0 added, 0 unchanged
            """, ""));
        assertThat(run(database, "import", in.toString()).out()).startsWith("accounts 0 added, 1 unchanged\n");

        var out = folder.resolve("out");
        assertThat(run(database, "export", out.toString())).isEqualTo(new Ran(0, "exported to " + out + "\n", ""));
        assertThat(run(other, "import", out.toString()).exit()).isZero();
        assertThat(run(other, "export", folder.resolve("again").toString()).exit())
                .isZero();
        for (var file : new String[] {"accounts.csv", "subscriptions.csv", "coupons.csv", "offers.csv"}) {
            assertThat(out.resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("again").resolve(file));
        }
    }

    @Test
    void mistakesAreToldOneToALineAndNothingComesIn() throws IOException {
        Files.writeString(folder.resolve("accounts.csv"), ACCOUNTS.replace("CNY", "RMB"));
        Files.writeString(folder.resolve("subscriptions.csv"), SUBSCRIPTIONS.replace("dms", "ecs"));

        var refused = run(database, "import", folder.toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err().lines())
                .containsExactly(
                        "accounts.csv:2:3 (currency): 'RMB' is not the code of a currency such as CNY",
                        "subscriptions.csv:2:3 (product): there is no product 'ecs'; the catalog has dms, domain, mail",
                        "nothing was imported");

        Files.writeString(folder.resolve("accounts.csv"), ACCOUNTS);
        Files.writeString(folder.resolve("subscriptions.csv"), SUBSCRIPTIONS);
        assertThat(run(database, "import", folder.toString()).out()).startsWith("accounts 1 added, 0 unchanged\n");
    }

    @Test
    void aVendorsOwnProductsAreLoadedFirst() throws IOException {
        var catalog = Files.createDirectory(folder.resolve("catalog"));
        try (var hosting = getClass().getResourceAsStream("/catalog-hosting/hosting.yaml")) {
            Files.copy(hosting, catalog.resolve("hosting.yaml"));
        }
        Files.writeString(folder.resolve("accounts.csv"), ACCOUNTS);
        Files.writeString(folder.resolve("subscriptions.csv"), SUBSCRIPTIONS.replace("dms,standard", "hosting,gold"));

        var refused = run(database, "import", folder.toString(), "--catalog", catalog.toString());
        assertThat(refused.err()).contains("product hosting has no edition 'gold'");

        Files.writeString(catalog.resolve("hosting.yaml"), "code: hosting\n");
        var wrong = run(database, "import", folder.toString(), "--catalog", catalog.toString());
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err()).contains("hosting.yaml", "nothing was imported");
    }

    private static Ran run(TestDatabase database, String command, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var all = new String[arguments.length + 2];
        all[0] = "--database-url=" + database.url();
        all[1] = command;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        int exit = Perennial.line()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
        return new Ran(exit, out.toString(), err.toString());
    }
}
