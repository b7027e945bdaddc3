package dev.perennial.catalog;

import static dev.perennial.catalog.HostingFileTest.HOSTING;
import static dev.perennial.catalog.HostingFileTest.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every way a catalog file goes wrong is refused, with the place and what to do. */
class BrokenFilesTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/catalog-hosting/broken.txt", delimiter = '|', quoteCharacter = '\'')
    void isRefused(String name, String find, String write, String path, String reason) {
        var broken = change(find, write == null ? "" : write.replace('⏎', '\n'));
        assertThat(broken).isNotEqualTo(HOSTING);

        assertThat(problems(source("hosting.yaml", broken))).as(name).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("hosting.yaml");
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.reason()).contains(reason);
        });
    }

    /** Customers accepted what a version said. */
    @Test
    void anotherTextOfTermsNeedsAnotherVersion() {
        var loaded = new Catalog(
                Map.of(
                        "hosting",
                        CatalogRule.read(List.of(source("hosting.yaml", HOSTING)), ShippedProductsTest.SHIPPED)
                                .products()
                                .getFirst()
                                .content()),
                ShippedProductsTest.SHIPPED.entities());
        var changed = HOSTING.replace("paid in advance", "paid afterwards");

        assertThat(catchThrowableOfType(
                                CatalogRefused.class,
                                () -> CatalogRule.read(List.of(source("hosting.yaml", changed)), loaded))
                        .problems())
                .extracting(Problem::path)
                .contains("/selling/terms");
    }

    @Test
    void oneBrokenFileRefusesAllFiles() {
        var dms = Catalogs.shipped().getFirst();

        assertThat(problems(dms, source("hosting.yaml", HOSTING.replace("leadDays: 5", "leadDays: 0"))))
                .containsExactly(
                        new Problem("hosting.yaml", "/policy/leadDays", "is 0; write whole days from 1 to 366"));
    }

    @Test
    void aProductInTwoFilesIsRefused() {
        assertThat(problems(source("a.yaml", HOSTING), source("b.yaml", HOSTING)))
                .containsExactly(new Problem(
                        "b.yaml", "/code", "'hosting' is the product of a.yaml too; give each its own code"));
    }

    @Test
    void productsThatNeedEachOtherInACircleAreRefused() {
        var site = HOSTING.replace("dependsOnProduct: domain", "dependsOnProduct: shop");
        var shop = HOSTING.replace("code: hosting", "code: shop")
                .replace("dependsOnProduct: domain", "dependsOnProduct: hosting");

        assertThat(problems(source("site.yaml", site), source("shop.yaml", shop)))
                .extracting(Problem::file, Problem::path)
                .containsExactly(
                        tuple("site.yaml", "/selling/dependsOnProduct"),
                        tuple("shop.yaml", "/selling/dependsOnProduct"));
    }

    @Test
    void aNeededProductMayBeStoredOrInAnotherFile() {
        var shop = HOSTING.replace("code: hosting", "code: shop")
                .replace("dependsOnProduct: domain", "dependsOnProduct: hosting");

        assertThat(CatalogRule.read(
                                List.of(source("shop.yaml", shop), source("hosting.yaml", HOSTING)),
                                ShippedProductsTest.SHIPPED)
                        .products())
                .extracting(Document::code)
                .containsExactly("shop", "hosting");
    }

    @Test
    void otherEncodingsAreRefused() {
        assertThat(problems(new Source("hosting.yaml", HOSTING.getBytes(StandardCharsets.UTF_16))))
                .containsExactly(new Problem("hosting.yaml", "", "is not UTF-8: save it in that encoding"));
    }

    @Test
    void aFileOverOneMebibyteIsRefusedUnread() {
        var padded = HOSTING + "#".repeat(SourceReader.BYTES_MAX);

        assertThat(problems(source("hosting.yaml", padded)))
                .containsExactly(
                        new Problem("hosting.yaml", "", "is larger than 1 MiB: split it, one product per file"));
    }

    @Test
    void aFileThatStandsForGigabytesIsRefusedAtItsFirstReference() {
        var bomb = new StringBuilder("a: &a [x, x]\n");
        for (char name = 'b'; name <= 'z'; name++) {
            char before = (char) (name - 1);
            bomb.append("%c: &%c [*%c, *%c, *%c, *%c]\n".formatted(name, name, before, before, before, before));
        }

        assertThat(problems(source("bomb.yaml", bomb.toString())))
                .singleElement()
                .extracting(Problem::reason)
                .asString()
                .startsWith("line 1, column 4: anchors");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(problems(source("deep.yaml", "[".repeat(100_000))))
                .singleElement()
                .extracting(Problem::reason)
                .asString()
                .contains("nesting depth");
        assertThat(problems(source("deep.json", "[".repeat(100_000)))).hasSize(1);
    }

    @Test
    void brokenJsonIsRefusedByLine() {
        assertThat(problems(source("a.json", "{\n  \"code\": \"a\",\n  \"code\": \"b\"\n}")))
                .singleElement()
                .extracting(Problem::reason)
                .asString()
                .startsWith("line 3, column");
        assertThat(problems(source("b.json", "{} {}"))).hasSize(1);
    }

    @Test
    void atMostAHundredProblemsAreTold() {
        var unknown = new StringBuilder(HOSTING);
        for (int i = 0; i < 150; i++) {
            unknown.append("field").append(i).append(": 1\n");
        }

        var refused = catchThrowableOfType(
                CatalogRefused.class,
                () -> CatalogRule.read(List.of(source("a.yaml", unknown.toString())), new Catalog(Map.of(), Map.of())));

        assertThat(refused.problems()).hasSize(100);
        assertThat(refused).hasMessageEndingWith("and 50 more");
    }

    private static String change(String find, String write) {
        return find.startsWith("/")
                ? Pattern.compile(find.substring(1, find.length() - 1), Pattern.DOTALL)
                        .matcher(HOSTING)
                        .replaceFirst(Matcher.quoteReplacement(write))
                : HOSTING.replace(find.replace('⏎', '\n'), write);
    }

    private static List<Problem> problems(Source... files) {
        return catchThrowableOfType(
                        CatalogRefused.class, () -> CatalogRule.read(List.of(files), ShippedProductsTest.SHIPPED))
                .problems();
    }
}
