package dev.perennial.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.api.ApiScene;
import dev.perennial.api.Uploading;
import dev.perennial.key.Scope;
import dev.perennial.user.Role;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A bank that sends CSV of its own kind: its mapping is kept, and its statements are read by it. */
class CsvStatementsApiTest extends ApiScene {
    private static final String MAPPING =
            "separator: ;\\ndecimal: ,\\ndate_format: dd.MM.uu\\ndate: Tag\\namount: Betrag"
                    + "\\ncurrency_is: CNY\\naccount: Konto\\ntext: Zweck\\npayer: Von\\nid: Nummer";

    private static final byte[] FILE = """
        Konto;Tag;Betrag;Zweck;Von;Nummer
        571900000010902;02.03.26;1.200,50;for March;Fir Ltd;N-1
        571900000010902;03.03.26;-3,00;fees;;N-2
        """.getBytes(StandardCharsets.UTF_8);

    @Test
    void aMappingIsSavedAndAStatementReadByIt() {
        var fir = account("fir", "0.00");
        var finance = program("finance", Role.FINANCE, null);
        var bank = new Uploading(
                port(),
                key(user("bank", Role.FINANCE, null), Set.of(Scope.STATEMENTS_WRITE, Scope.OPERATIONS_READ))
                        .secret());
        var path = "/api/v1/statements?name=march.csv&mapping=ours";
        assertThat(bank.send(path, "text/csv", FILE).status()).isEqualTo(409);
        assertThat(finance.put("/api/v1/statement-mappings/ours", "{\"content\": \"date: Tag\"}")
                        .code())
                .isEqualTo("MAPPING_INVALID");

        var saved = finance.put("/api/v1/statement-mappings/ours", "{\"content\": \"" + MAPPING + "\"}");
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        assertThat(finance.get("/api/v1/statement-mappings").body().findValuesAsString("name"))
                .contains("chinese", "german", "ours", "plain");
        var imported = bank.send(path, "text/csv", FILE);
        assertThat(imported.status()).as(imported.body().toString()).isEqualTo(201);
        var file = imported.body().path("file");
        assertThat(file.path("format").asString()).isEqualTo("CSV");
        assertThat(file.path("mapping").asString()).isEqualTo("ours");
        assertThat(file.path("fresh").asInt()).isEqualTo(2);
        int waiting = imported.body().path("waiting").asInt();
        assertThat(waiting).isEqualTo(imported.body().path("asked").asInt()).isPositive();
        assertThat(bank.send(path, "text/csv", FILE).body().path("isKnown").asBoolean())
                .isTrue();

        var entries = finance.get("/api/v1/bank-entries").body().path("data");
        assertThat(entries).hasSize(waiting);
        var entry = entries.valueStream()
                .map(one -> one.has("entry") ? one.path("entry") : one)
                .filter(one -> one.toString().contains("1200.50"))
                .findFirst()
                .orElseThrow();
        var credit = "/api/v1/bank-entries/" + entry.path("id").asString() + "/credit";
        assertThat(finance.post(credit, "{\"account\": \"fir\", \"reason\": \"they called\"}")
                        .status())
                .isEqualTo(200);
        assertThat(wallet(fir).balance()).isEqualTo(cny("1200.50"));
    }
}
