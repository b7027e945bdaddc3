package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.clockwork.BrokenErrand;
import dev.perennial.crash.Business;
import dev.perennial.key.Scope;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import dev.perennial.user.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;

/** What the vendor's people do on a server from their own machine: the same lines as on the server's. */
class RemoteActsTest extends RemoteScene {
    private static final String HEADER = "date,amount,currency,account,text,payer,payer_account,reference,id\n";

    private Account lotus;
    private String owner;
    private String finance;
    private String operator;

    @Override
    protected void beans(GenericApplicationContext fresh) {
        fresh.registerBean(BrokenErrand.class);
    }

    @BeforeAll
    void begin() {
        lotus = account("lotus", "100.00");
        owner = keyOf("owner", Role.OWNER, lotus);
        finance = keyOf("finance", Role.FINANCE, null);
        operator = keyOf("operator", Role.OPERATOR, null);
    }

    @Test
    void moneyThatWasReceivedIsEnteredWithAReasonAndRenewsWhatWaited() {
        var poor = account("poor", "10.00");
        assertThat(remote(finance, 2, "top-up", "poor", "5.00")).contains("--reason TEXT");
        assertThat(remote(finance, 1, "top-up", "poor", "five", "--reason", "cash"))
                .isEqualTo(local(1, "top-up", "poor", "five", "--reason", "cash"));
        assertThat(remote(finance, 1, "top-up", "poor", "99999999999999.00", "--reason", "cash"))
                .startsWith("refused: AMOUNT_TOO_LARGE: ");
        assertThat(remote(finance, 1, "top-up", "nobody", "5.00", "--reason", "cash"))
                .startsWith("refused: ACCOUNT_NOT_FOUND: ");
        assertThat(remote(owner, 1, "top-up", "lotus", "5.00", "--reason", "cash"))
                .startsWith("refused: SCOPE_MISSING: ")
                .contains("statements:write");
        assertThat(wallet(poor).balance()).isEqualTo(cny("10.00"));

        assertThat(remote(finance, 0, "top-up", "poor", "5.00", "--reason", "cash at the office"))
                .isEqualTo("balance 15.00 CNY, available 15.00 CNY\n");
        assertThat(jdbc().sql("select actor || ': ' || (facts ->> 'reason') from journal where account_id = 'poor'"
                                + " and kind = 'TOPPED_UP'")
                        .query(String.class)
                        .list())
                .containsExactly("finance (key: program): cash at the office");

        item("poor-db", poor, "dms", "standard", "2026-03-11", Mode.AUTO, "P1M");
        assertThat(remote(operator, 0, "run")).contains(" + deferred 1 + ");
        assertThat(remote(finance, 0, "top-up", "poor", "500.00", "--reason", "wired"))
                .startsWith("balance 515.00 CNY, available 515.00 CNY\n"
                        + "due 1 = renewed 1 + refused 0 + deferred 0 + parked 0\n");
        assertThat(wallet(poor).balance()).isEqualTo(cny("216.00"));
    }

    @Test
    void aSandboxRunsUntilAnInstant() {
        var until = now().plusSeconds(3600).toString();
        assertThat(remote(owner, 1, "run", "--until", until)).startsWith("refused: SCOPE_MISSING: ");
        assertThat(remote(operator, 0, "run", "--until", until))
                .startsWith("due 0 = renewed 0 + refused 0 + deferred 0 + parked 0\n")
                .contains("\ngrace ", ", suspended ", ", released ", ", orders lapsed ");
        assertThat(now()).isEqualTo(until);
        var past = now().minusSeconds(3600).toString();
        assertThat(remote(operator, 1, "run", "--until", past)).isEqualTo(local(1, "run", "--until", past));
    }

    @Test
    void aKeyThatMayNotReadWhatIsPrintedDoesNothing() {
        item("narrow", lotus, "dms", "standard", "2027-03-10", Mode.MANUAL, null);
        var owners = bean(Users.class).find("owner").orElseThrow();
        var writes = key(owners, EnumSet.of(Scope.SUBSCRIPTIONS_WRITE)).secret();
        assertThat(remote(writes, 1, "mode", "narrow", "NONE")).startsWith("refused: SCOPE_MISSING: ");
        assertThat(item("narrow").plan().mode()).isEqualTo(Mode.MANUAL);
        var reads = key(owners, EnumSet.of(Scope.ACCOUNT_READ, Scope.SUBSCRIPTIONS_READ, Scope.SUBSCRIPTIONS_WRITE))
                .secret();
        assertThat(remote(reads, 1, "reserve", "narrow", "1.00"))
                .startsWith("refused: SCOPE_MISSING: ")
                .contains("wallet:read");
        assertThat(wallet(lotus).held().isZero()).isTrue();
        var starts = key(bean(Users.class).find("operator").orElseThrow(), EnumSet.of(Scope.RUNS_WRITE))
                .secret();
        long before = runs();
        assertThat(remote(starts, 1, "run"))
                .startsWith("refused: SCOPE_MISSING: ")
                .contains("operations:read");
        assertThat(runs()).isEqualTo(before);
    }

    private long runs() {
        return jdbc().sql("select count(*) from asked_run").query(Long.class).single();
    }

    @Test
    void aRunThatAFaultEndsIsAFailure() {
        bean(BrokenErrand.class).breaks(true);
        assertThat(remote(operator, 1, "run"))
                .isEqualTo("failed: the run ended by a fault on the server; what it did is done\n");
        bean(BrokenErrand.class).breaks(false);
        assertThat(remote(operator, 0, "run")).startsWith("due ");
    }

    @Test
    void aStatementIsBroughtIn(@TempDir Path folder) throws IOException {
        var first = folder.resolve("first.csv");
        Files.writeString(first, HEADER + "2026-03-02,12.00,CNY,571900000010902,nothing,Acme,DE1,,ID-1\n");
        assertThat(remote(owner, 1, "statement", "import", first.toString(), "--mapping", "plain"))
                .startsWith("refused: SCOPE_MISSING: ");
        assertThat(remote(finance, 0, "statement", "import", first.toString(), "--mapping", "plain"))
                .isEqualTo("statements 1, entries 1, new 1, left out 0\n"
                        + "credited 0, taken back 0, for the desk 1 (waiting in all: 1)\n");
        assertThat(remote(finance, 0, "statement", "import", first.toString(), "--mapping", "plain"))
                .isEqualTo(local(0, "statement", "import", first.toString(), "--mapping", "plain"))
                .isEqualTo("imported before, nothing has changed\n");
        var second = folder.resolve("second.csv");
        Files.writeString(second, HEADER + "2026-03-03,13.00,CNY,571900000010902,nothing,Acme,DE1,,ID-2\n");
        assertThat(remote(finance, 0, "statement", "import", second.toString(), "--mapping", "plain"))
                .endsWith("for the desk 1 (waiting in all: 2)\n");
        Files.writeString(second, "no statement at all");
        assertThat(remote(finance, 1, "statement", "import", second.toString(), "--mapping", "plain"))
                .isEqualTo(local(1, "statement", "import", second.toString(), "--mapping", "plain"));
        assertThat(remote(
                        finance,
                        2,
                        "statement",
                        "import",
                        folder.resolve("none.csv").toString()))
                .contains("There is no file");
    }

    @Test
    void whatWasSetAsideIsPutBack() {
        for (var id : new String[] {"aside", "aside-too"}) {
            item(id, lotus, "dms", "standard", "2027-03-10", Mode.MANUAL, null);
            jdbc().sql("update subscription set parked_at = ?::timestamptz, parked_reason = 'a.B: no' where"
                            + " subscription_id = ?")
                    .params(now().toString(), id)
                    .update();
        }
        assertThat(remote(operator, 0, "unpark", "aside", "--reason", "mended").replace("aside", "aside-too"))
                .isEqualTo(local(0, "unpark", "aside-too", "--reason", "mended"));
        assertThat(remote(operator, 1, "unpark", "aside", "--reason", "mended"))
                .isEqualTo(local(1, "unpark", "aside", "--reason", "mended"))
                .startsWith("refused: NOT_PARKED: ");
        assertThat(remote(operator, 1, "unpark", "nothing", "--reason", "mended"))
                .isEqualTo(local(1, "unpark", "nothing", "--reason", "mended"));
        assertThat(jdbc().sql("select count(*) from subscription where parked_at is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void usersAreKeptOutAndLetInAgain() {
        user("payer", Role.PAYER, lotus);
        assertThat(remote(owner, 0, "user", "disable", "payer"))
                .isEqualTo("payer is signed out, and cannot sign in any more\n");
        assertThat(local(0, "user", "list", "--account", "lotus")).contains("payer  payer  disabled");
        assertThat(remote(owner, 0, "user", "enable", "payer")).isEqualTo(local(0, "user", "enable", "payer"));
        assertThat(remote(owner, 1, "user", "enable", "nobody")).isEqualTo(local(1, "user", "enable", "nobody"));
        assertThat(remote(operator, 1, "user", "disable", "payer")).startsWith("refused: SCOPE_MISSING: ");
    }

    @Test
    void aPortfolioIsImported() {
        var folder = new Business()
                .account("afar", "100.00", "")
                .item("afar-box", "afar", "mail,standard", "2025-12-28", "2026-12-28", "MANUAL,", "")
                .write("remote-import");
        assertThat(remote(operator, 0, "import", folder.toString()))
                .isEqualTo("accounts 1 added, 0 unchanged\nsubscriptions 1 added, 0 unchanged\ncoupons 0 added,"
                        + " 0 unchanged\n");
        assertThat(remote(operator, 0, "import", folder.toString()))
                .isEqualTo(local(0, "import", folder.toString()))
                .contains("subscriptions 0 added, 1 unchanged");
        assertThat(item("afar-box").life().expiresAt()).isEqualTo(day("2026-12-28"));
    }
}
