package dev.perennial.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.bank.BankScene;
import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.Scope;
import dev.perennial.user.Role;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every refusal that the document tells of statements of the bank is given to a file that asks for it. */
class StatementsRefusedTest extends BankScene {
    private static final String PATH = "/api/v1/statements";
    private static final String GOOD = camt("G", in("G-1", "1.00", "hello"));
    private static final String STATEMENT = """
        <Stmt><Id>%d</Id><Acct><Id><Othr><Id>1</Id></Othr></Id><Ccy>CNY</Ccy></Acct></Stmt>
        """;

    @Override
    protected boolean isServed() {
        return true;
    }

    private static Map<String, byte[]> files() {
        var files = new LinkedHashMap<String, String>();
        files.put("STATEMENT_EMPTY", "");
        files.put("STATEMENT_COMPRESSED", "PK\u0003\u0004 and so on");
        files.put("NOT_A_STATEMENT", "<html><body>Sign in</body></html>");
        files.put("STATEMENT_OTHER_MESSAGE", GOOD.replace("camt.053", "camt.052"));
        files.put("STATEMENT_OTHER_VERSION", GOOD.replace("camt.053.001.08", "camt.053.001.13"));
        files.put("STATEMENT_HAS_ENTITIES", GOOD.replace("?>", "?><!DOCTYPE x [<!ENTITY a \"b\">]>"));
        files.put("STATEMENT_WRONG_ENCODING", GOOD.replace("hello", "\u00FF"));
        files.put("STATEMENT_CUT_OFF", GOOD.substring(0, GOOD.indexOf("</Stmt>")));
        files.put("STATEMENT_NOT_XML", GOOD.replace("</Stmt>", "</Other>"));
        files.put("STATEMENT_FIELD_TOO_LONG", GOOD.replace("hello", "a".repeat(30_000)));
        files.put("STATEMENT_LACKS", GOOD.replace("<Id>G</Id>", ""));
        files.put("STATEMENT_UNREADABLE", GOOD.replace("1.00", "much"));
        files.put("STATEMENT_TOO_MANY", many());
        files.put("MAPPING_MISSING", "day,amount\n");
        files.put("MAPPING_UNKNOWN", "day,amount\n");
        files.put("COLUMN_MISSING", "day,amount\n");
        var bytes = new LinkedHashMap<String, byte[]>();
        files.forEach((code, text) -> bytes.put(code, text.getBytes(StandardCharsets.ISO_8859_1)));
        return bytes;
    }

    private static String many() {
        var text = new StringBuilder();
        for (int n = 0; n <= 20_000; n++) text.append(STATEMENT.formatted(n));
        int from = GOOD.indexOf("<Stmt>");
        int to = GOOD.indexOf("</Stmt>") + "</Stmt>".length();
        return GOOD.substring(0, from) + text + GOOD.substring(to);
    }

    @Test
    void everyOneIsGivenToAFileAndLeavesNothing() {
        var wish = new ApiKeys.Wish("bank", ApiKey.Kind.BEARER, Set.of(Scope.STATEMENTS_WRITE), Optional.empty());
        var key = bean(ApiKeys.class)
                .make(user("bank", Role.FINANCE, null), wish, now())
                .orThrow();
        var bank = new Uploading(port(), key.secret());
        var trace = new Trace(jdbc());
        var before = trace.look();
        files().forEach((code, file) -> {
            var mapping = switch (code) {
                case "MAPPING_UNKNOWN" -> "?mapping=nobodys";
                case "COLUMN_MISSING" -> "?mapping=plain";
                default -> "";
            };
            var answer = bank.send(PATH + mapping, "application/octet-stream", file);
            assertThat(answer.status() + " " + answer.code())
                    .as(answer.body().toString())
                    .isEqualTo("409 " + code);
            assertThat(answer.body().path("detail").asString()).doesNotContain("{");
        });
        assertThat(trace.isStill(before)).isTrue();
        assertThat(bank.send(PATH, "application/xml", GOOD.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(201);
        assertThat(told()).isEqualTo(new TreeSet<>(files().keySet()));
    }

    private Set<String> told() {
        var codes = new Calls(port(), null)
                .get("/api/v1/openapi.json")
                .body()
                .path("paths")
                .path(PATH)
                .at("/post/responses/409/x-codes");
        var told = new TreeSet<String>();
        codes.forEach(code -> told.add(code.asString()));
        told.removeIf(code -> code.startsWith("IDEMPOTENCY_"));
        return told;
    }
}
