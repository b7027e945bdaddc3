package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.perennial.account.Account;
import dev.perennial.crash.Child;
import dev.perennial.key.Scope;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same commands on a server: the same lines and the same exit codes as on the machine itself. */
class RemoteStoryTest extends RemoteScene {
    private static final String WRONG = "prn_" + "A".repeat(64);

    private Account lotus;
    private String owner;
    private String operator;

    @BeforeAll
    void begin() {
        lotus = account("lotus", "2000.00");
        owner = keyOf("owner", Role.OWNER, lotus);
        operator = keyOf("operator", Role.OPERATOR, null);
        List.of("db", "soon", "shop")
                .forEach(id -> item(id, lotus, "dms", "standard", "2026-06-20", Mode.MANUAL, null));
        item("eve", lotus, "dms", "standard", "2026-03-03", Mode.MANUAL, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "why db", "why eve --language zh", "key list owner", "user list --account lotus"})
    void whatIsReadIsPrintedAsOnTheMachineItself(String command) {
        var words = command.split(" ");
        // By the same key first, so that its last use is the same in both answers.
        remote(owner, 0, "status");
        assertThat(remote(owner, 0, words)).isEqualTo(local(0, words)).isNotEmpty();
        if (!command.startsWith("key")) {
            assertThat(remote(operator, 0, words)).isEqualTo(local(0, words));
        }
    }

    @Test
    void aProcessOfItsOwnSaysNothingElse() throws InterruptedException {
        var words = new String[] {"status", "--server", "http://localhost:" + port(), "--key", owner};
        assertThat(Child.run(words)).isEqualTo(local(0, "status"));
    }

    @Test
    void itemsAreRenewedPaidCancelledAndUndone() {
        var bought = remote(owner, 0, "renew", "db", "--period", "P1M", "--accept-terms");
        assertThat(bought)
                .matches(
                        "order [0-9a-f-]{36} RENEWAL PAID, price [0-9.]+ CNY, by coupons 0.00 CNY, from balance [0-9.]+"
                                + " CNY\n  db P1M: 2026-06-20T00:00\\+08:00 to 2026-07-20T00:00\\+08:00\n");
        assertThat(remote(owner, 1, "renew", "db", "--period", "P1M"))
                .startsWith("refused: TERMS_NOT_ACCEPTED: ")
                .endsWith("(on the command line: --accept-terms)\n");
        assertThat(remote(owner, 0, "undo", id(bought))).contains(" REFUND ");
        var placed = remote(operator, 0, "renew", "db", "--period", "P1M", "--place", "--accept-terms");
        assertThat(placed).contains(" UNPAID, ").contains("\n  to be paid before 2026-03-09T09:00+08:00\n");
        assertThat(remote(owner, 0, "pay", id(placed))).contains(" PAID, ");
        assertThat(remote(owner, 1, "pay", id(placed))).isEqualTo(local(1, "pay", id(placed)));
        var cancelled = remote(owner, 0, "renew", "soon", "--period", "P1M", "--place", "--accept-terms");
        assertThat(remote(owner, 0, "cancel", id(cancelled))).contains(" CANCELLED, ");
        assertThat(remote(operator, 0, "undo", id(placed))).contains(" REFUND ");
    }

    @Test
    void modesAndReservationsAreSet() {
        assertThat(remote(owner, 0, "mode", "shop", "AUTO", "--period", "P1M"))
                .isEqualTo(local(0, "mode", "shop", "AUTO", "--period", "P1M"))
                .contains("first charge 2026-06-11T08:00+08:00");
        assertThat(remote(owner, 0, "mode", "eve", "AUTO", "--period", "P1M"))
                .isEqualTo(local(0, "mode", "eve", "AUTO", "--period", "P1M"))
                .contains("EXPIRES_TOO_SOON: ");
        assertThat(remote(operator, 0, "mode", "shop", "NONE")).isEqualTo("shop NONE\n");
        assertThat(remote(owner, 0, "reserve", "shop", "10.00")).isEqualTo(local(0, "reserve", "shop", "10.00"));
        assertThat(remote(operator, 0, "reserve", "shop", "0")).contains("balance ", ", held ", ", available ");
    }

    @Test
    void refusalsAreSaidAsOnTheMachineItself() {
        for (var command : List.of(
                "renew nothing --period P1M", "mode nothing NONE", "mode shop AUTO --period P10M --language zh")) {
            assertThat(remote(operator, 1, command.split(" "))).isEqualTo(local(1, command.split(" ")));
        }
        var viewer = keyOf("viewer", Role.VIEWER, lotus);
        assertThat(remote(viewer, 1, "renew", "shop", "--period", "P1M"))
                .startsWith("refused: SCOPE_MISSING: ")
                .contains("orders:write");
        assertThat(remote(WRONG, 1, "status"))
                .startsWith("refused: KEY_NOT_VALID: ")
                .doesNotContain(WRONG);
        assertThat(remote(owner, 1, "reserve", "shop", "much")).startsWith("refused: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"audit", "books trial-balance", "books entries --to 2026-03-02", "books deferred --from 2026-03"
            })
    void whatOperatorsReadIsPrintedAsOnTheMachineItself(String command) {
        assertThat(remote(operator, 0, command.split(" "))).isEqualTo(local(0, command.split(" ")));
    }

    @Test
    void filesGoInAndOut(@TempDir Path folder) throws IOException {
        var there = folder.resolve("there");
        assertThat(remote(operator, 0, "export", there.toString())).isEqualTo("exported to " + there + "\n");
        assertThat(there.resolve("subscriptions.csv")).isNotEmptyFile();
        Files.writeString(folder.resolve("accounts.csv"), "id,name\n");
        assertThat(remote(operator, 1, "import", folder.toString()))
                .contains("accounts.csv", "failed: nothing was imported on the server");
    }

    @Test
    void aRunIsStartedAndItsStatementPrinted() {
        assertThat(remote(operator, 0, "run"))
                .startsWith("due 0 = renewed 0 + refused 0 + deferred 0 + parked 0\n")
                .contains("grace 0, suspended 0, released 0, reminded ");
        assertThat(remote(owner, 1, "run")).startsWith("refused: SCOPE_MISSING: ");
    }

    @Test
    void aKeyIsRevokedFromAfar() {
        var other = key(user("leaver", Role.VIEWER, lotus), EnumSet.of(Scope.ACCOUNT_READ));
        var id = other.key().id().toString();
        assertThat(remote(owner, 0, "key", "revoke", id))
                .isEqualTo("key \"program\" of leaver opens nothing any more\n");
        assertThat(remote(owner, 1, "key", "revoke", id)).startsWith("refused: KEY_NOT_FOUND: ");
        assertThat(remote(other.secret(), 1, "status")).startsWith("refused: KEY_NOT_VALID: ");
    }

    @Test
    void usersAndKeysAreThoseThatTheKeyMaySee() {
        user("payer", Role.PAYER, lotus);
        var looker = keyOf("looker", Role.VIEWER, lotus);
        assertThat(remote(owner, 0, "key", "list", "payer")).isEmpty();
        assertThat(remote(owner, 0, "key", "list", "looker")).isEqualTo(local(0, "key", "list", "looker"));
        assertThat(remote(owner, 1, "key", "list", "nobody")).isEqualTo(local(1, "key", "list", "nobody"));
        assertThat(remote(owner, 1, "key", "list", "operator")).startsWith("refused: USER_NOT_FOUND: ");
        for (var key : List.of(looker, operator)) {
            assertThat(remote(key, 1, "key", "list", "owner"))
                    .startsWith("failed: a server shows this key only the keys of ");
        }
        assertThat(remote(operator, 2, "user", "list")).contains("not the operators: --account ACCOUNT");
        assertThat(remote(operator, 1, "user", "list", "--account", "nobody")).startsWith("refused: ACCOUNT_NOT_FOUND");
    }

    @Test
    void aListIsReadToItsEnd() {
        var crowd = account("crowd", "0.00");
        for (int n = 0; n < 201; n++) {
            user("crowd." + n, Role.VIEWER, crowd);
        }
        assertThat(remote(operator, 0, "user", "list", "--account", "crowd"))
                .isEqualTo(local(0, "user", "list", "--account", "crowd"))
                .hasLineCount(201);
    }

    @Test
    void theAddressOfTheOperationsWillDoAsWell() {
        assertThat(run(
                        0,
                        name -> null,
                        "status",
                        "--server",
                        "http://localhost:" + port() + "/api/v1/",
                        "--key",
                        owner))
                .isEqualTo(local(0, "status"));
    }

    @Test
    void whatCannotBeReachedOrTrustedIsSaidInALine() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        said(
                1,
                "failed: the server http://localhost:" + free + " cannot be reached: ",
                "status",
                "--server",
                "http://localhost:" + free,
                "--key",
                owner);
        said(
                1,
                "cannot be trusted, or speaks no TLS: ",
                "status",
                "--server",
                "https://localhost:" + port(),
                "--key",
                owner);
        said(
                1,
                "failed: the server http://localhost:" + port() + "/elsewhere ",
                "status",
                "--server",
                "http://localhost:" + port() + "/elsewhere/",
                "--key",
                owner);
        var stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", exchange -> {
            boolean away = exchange.getRequestURI().getPath().startsWith("/away");
            if (away) exchange.getResponseHeaders().add("Location", "http://elsewhere.example/?token=secret");
            exchange.sendResponseHeaders(away ? 302 : 200, -1);
            exchange.close();
        });
        stranger.start();
        try {
            var at = "http://localhost:" + stranger.getAddress().getPort();
            said(1, "sends on to http://elsewhere.example/: ", "status", "--server", at + "/away", "--key", owner);
            said(1, "failed: ", "status", "--server", at, "--key", owner);
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    void whatIsToldWrongIsWrongUse() {
        said(2, "A server asks for a key", "status", "--server", "http://localhost:1");
        said(2, "This is no API key", "status", "--server", "http://localhost:1", "--key", "prn_ with blanks");
        said(2, "This is no API key", "status", "--server", "http://localhost:1", "--key", "secret");
        said(2, "A key is for a server", "status", "--key", owner);
        said(2, "is no server's address", "status", "--server", "billing.example.com", "--key", owner);
        said(2, "in the open: use https", "status", "--server", "http://203.0.113.1", "--key", owner);
        said(
                2,
                "not both",
                "status",
                "--server",
                "http://localhost:1",
                "--key",
                owner,
                "--database-url",
                databaseUrl());
        for (var here : List.of("--data data", "--sandbox 2026-01-01T00:00:00Z", "--buckets 4", "--zone Z")) {
            var words = ("status --server http://localhost:1 --key prn_key " + here).split(" ");
            said(2, "not both", words);
        }
        said(2, "Unmatched argument", "status", owner);
    }

    @Test
    void serverAndKeyMayBeInTheEnvironment() {
        var environment = Map.of("PERENNIAL_SERVER", "http://localhost:" + port(), "PERENNIAL_KEY", owner);
        assertThat(run(0, environment::get, "status")).isEqualTo(local(0, "status"));
        assertThat(run(0, environment::get, "status", "--database-url", databaseUrl()))
                .as("a database here counts for more")
                .isEqualTo(local(0, "status"));
    }

    private static String id(String order) {
        return order.split(" ")[1];
    }

    private void said(int expected, String what, String... words) {
        assertThat(run(expected, name -> null, words).lines().toList())
                .hasSizeLessThanOrEqualTo(2)
                .first()
                .asString()
                .contains(what);
    }
}
