package dev.perennial.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.api.ApiScene;
import dev.perennial.api.Uploading;
import dev.perennial.key.Scope;
import dev.perennial.user.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A vendor's files, brought in and out by programs: all of it, or nothing. */
class FilesApiTest extends ApiScene {
    private static final String HEAD =
            "account,name,currency,time_zone,language,email,phone,balance,credit_limit,low_balance_threshold\n";
    private static final String ITEMS = """
        subscription,account,product,edition,name,billing,started_at,expires_at,renewal_mode,renewal_period,rank,depends_on
        %s,%s,dms,standard,db,SUBSCRIPTION,2026-01-31T00:00:00+08:00,2026-12-31T00:00:00+08:00,AUTO,P3M,1,
        """;

    private Uploading operator;

    @Override
    protected Map<String, String> settings() {
        return Map.of("perennial.imports.max-bytes", "100000");
    }

    @BeforeAll
    void open() {
        operator = new Uploading(
                port(),
                key(user("operator", Role.OPERATOR, null), Set.of(Scope.IMPORTS_WRITE, Scope.OPERATIONS_READ))
                        .secret());
    }

    @Test
    void aFileIsTriedThenBroughtInOnce() {
        var file = bytes(HEAD + "acme,Acme,CNY,Asia/Shanghai,zh,,,5000.00,,\n");
        var tried = operator.send("/api/v1/imports/accounts.csv?preview=true", "text/csv", file);
        assertThat(tried.body().path("isPreview").asBoolean()).isTrue();
        assertThat(tried.body().path("accounts").path("added").asInt()).isEqualTo(1);
        assertThat(isThere("acme")).isFalse();

        var done = operator.send("/api/v1/imports/accounts.csv", "text/csv", file);
        assertThat(done.body().path("accounts").path("added").asInt()).isEqualTo(1);
        assertThat(isThere("acme")).isTrue();
        assertThat(jdbc().sql("select actor from journal where account_id = 'acme' and kind = 'ACCOUNT_ADDED'")
                        .query(String.class)
                        .single())
                .isEqualTo("operator (key: program)");
        var again = operator.send("/api/v1/imports/accounts.csv", "text/csv", file);
        assertThat(again.body().path("accounts").path("unchanged").asInt()).isEqualTo(1);
    }

    @Test
    void anArchiveComesInWholeOrNotAtAll() {
        var good = zip(Map.of(
                "accounts.csv",
                HEAD + "pine,Pine,CNY,Asia/Shanghai,zh,,,1.00,,\n",
                "subscriptions.csv",
                ITEMS.formatted("pine-db", "pine")));
        var bad = zip(Map.of(
                "accounts.csv",
                HEAD + "oak,Oak,CNY,Asia/Shanghai,zh,,,1.00,,\n",
                "subscriptions.csv",
                ITEMS.formatted("oak-db", "nobody")));

        var refused = operator.send("/api/v1/imports", "application/zip", bad);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("REQUEST_NOT_VALID");
        assertThat(refused.body().path("errors").get(0).path("field").asString())
                .startsWith("subscriptions.csv:2");
        assertThat(isThere("oak")).isFalse();

        assertThat(operator.send("/api/v1/imports", "application/zip", good, "Idempotency-Key", "archive-1")
                        .body()
                        .path("subscriptions")
                        .path("added")
                        .asInt())
                .isEqualTo(1);
        assertThat(operator.send("/api/v1/imports", "application/zip", bad, "Idempotency-Key", "archive-1")
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(item("pine-db").account().value()).isEqualTo("pine");
    }

    @Test
    void whatIsNoPortfolioChangesNothing() {
        assertThat(operator.send("/api/v1/imports/passwords.csv", "text/csv", bytes("a"))
                        .code())
                .isEqualTo("REQUEST_NOT_VALID");
        assertThat(operator.send("/api/v1/imports", "application/zip", zip(Map.of("../accounts.csv", HEAD)))
                        .status())
                .isEqualTo(400);
        assertThat(operator.send("/api/v1/imports", "application/zip", bytes("no archive"))
                        .status())
                .isEqualTo(400);
        assertThat(operator.send("/api/v1/imports", "application/zip", zip(Map.of("accounts.csv", "x".repeat(200_000))))
                        .status())
                .as("a small archive that grows")
                .isEqualTo(400);
        var support = new Uploading(
                port(),
                key(user("support", Role.SUPPORT, null), Set.of(Scope.OPERATIONS_READ))
                        .secret());
        assertThat(support.send("/api/v1/imports/accounts.csv", "text/csv", bytes(HEAD))
                        .code())
                .isEqualTo("SCOPE_MISSING");
    }

    @Test
    void everythingGoesOutAsFilesForThoseWhoMayTakeThem() throws IOException {
        account("fir", "7.00");
        var out = operator.fetch("/api/v1/exports");
        assertThat(out.status()).isEqualTo(200);
        assertThat(names(out.bytes())).contains("accounts.csv", "entries.csv").hasSize(9);
        assertThat(new String(operator.fetch("/api/v1/books/entries.csv").bytes(), StandardCharsets.UTF_8))
                .contains("opening balance");
        assertThat(operator.fetch("/api/v1/books/trial-balance.csv").status()).isEqualTo(200);
        assertThat(operator.fetch("/api/v1/books/deferred-revenue.csv?from=2026-01&to=2026-06")
                        .status())
                .isEqualTo(200);
        var looker = new Uploading(
                port(),
                key(user("looker", Role.SUPPORT, null), Set.of(Scope.OPERATIONS_READ))
                        .secret());
        assertThat(looker.fetch("/api/v1/books/entries.csv").status()).isEqualTo(403);
        assertThat(looker.fetch("/api/v1/books/trial-balance").status()).isEqualTo(200);
    }

    private boolean isThere(String account) {
        return bean(Accounts.class).find(new Account.Id(account)).isPresent();
    }

    private static List<String> names(byte[] archive) throws IOException {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) names.add(entry.getName());
        }
        return names;
    }

    private static byte[] zip(Map<String, String> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(bytes(file.getValue()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
