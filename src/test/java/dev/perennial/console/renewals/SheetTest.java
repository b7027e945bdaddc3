package dev.perennial.console.renewals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.subscription.Mode;
import dev.perennial.web.Browse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filtered list as a file for spreadsheets. */
class SheetTest extends Desk {
    private final Browse owner = new Browse(port(), "en-GB");

    @BeforeAll
    void open() {
        var lotus = staffed("lotus", "5000.00");
        furnish(lotus);
        item(
                "evil",
                lotus,
                named("dms", "standard", "=HYPERLINK(\"http://x\",\"y\")"),
                "2026-07-01",
                Mode.MANUAL,
                null);
        owner.signIn("lotus", PASSWORD);
    }

    @Test
    void theFileHasTheListWithItsPricesInTheOrderOfThePage() {
        var file = owner.get("/renewals.csv?tab=manual");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"renewals-manual-2026-03-02.csv\"");
        assertThat(file.body()).startsWith("\uFEFFId,Name,Product,").endsWith("\r\n");
        assertThat(file.body().substring(1).split("\r\n"))
                .hasSize(7)
                .contains("reports-db,Reports database,Data Management - New"
                        + " (Subscription),Standard,Active,2026-03-12,10,By hand,,,1 month,299.00,CNY,2026-04-12,")
                .contains("mail-free,Free mailboxes,Alibaba Mail,Free Edition,Active,2026-06-01,91,By hand,,,,,,,"
                        + "free edition")
                .anyMatch(line -> line.startsWith("evil,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",Data"));
        assertThat(owner.get("/renewals.csv?tab=auto&product=mail").body().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("Automatic,1 year,2026-04-07 08:00,1 year,600.00,CNY,2027-04-10"));
        var chinese = new Browse(port(), "zh-CN").signIn("lotus.viewer", PASSWORD);
        assertThat(chinese.get("/renewals.csv").body()).startsWith("\uFEFF实例 ID,名称,产品");
    }

    @ParameterizedTest
    @CsvSource({"=1+1, '''=1+1'", "+1, '''+1'", "-1, '''-1'", "@SUM, '''@SUM'", "＝1, '''＝1'", "a=1, a=1", "'', ''"})
    void whatASpreadsheetWouldTakeForAFormulaIsText(String text, String defused) {
        assertThat(Sheet.defused(text)).isEqualTo(defused);
    }
}
