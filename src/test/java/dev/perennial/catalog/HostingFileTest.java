package dev.perennial.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A vendor adds a product by adding a file; no code changes. */
class HostingFileTest {
    static final String HOSTING = resource("/catalog-hosting/hosting.yaml");

    @TempDir
    private Path folder;

    @Test
    void aFourthProductComesFromAFileAlone() throws IOException {
        Files.writeString(folder.resolve("hosting.yaml"), HOSTING);
        Files.writeString(folder.resolve("README.md"), "not a product");
        Files.writeString(folder.resolve("product.schema.json"), "{}");

        var hosting = read(Catalogs.in(folder));

        var jpy = Currency.getInstance("JPY");
        assertThat(hosting.periods("basic")).containsExactly(new Period(1), new Period(12));
        assertThat(hosting.price("plus", new Period(6), jpy)).contains(Money.ofMinor(6000, jpy));
        assertThat(hosting.policy().lateFee(jpy)).contains(Money.ofMinor(200, jpy));
        assertThat(hosting.policy().laterTryDays()).containsExactly(1, 6);
    }

    @Test
    void jsonIsReadAsWellAsYaml() {
        var json = JsonMapper.shared().writeValueAsString(YAMLMapper.shared().readTree(HOSTING));

        assertThat(read(List.of(source("hosting.json", json))))
                .isEqualTo(read(List.of(source("hosting.yaml", HOSTING))));
    }

    @Test
    void commentsAndLayoutMakeNoDifference() {
        var moved = HOSTING.replace("code: hosting\n", "") + "\n# moved to the end\ncode:   'hosting'\n";

        assertThat(document(moved).hash()).isEqualTo(document(HOSTING).hash());
        assertThat(document(HOSTING.replace("199.90", "199.80")).hash())
                .isNotEqualTo(document(HOSTING).hash());
    }

    @Test
    void windowsFilesAreRead() {
        assertThat(document("\uFEFF" + HOSTING.replace("\n", "\r\n")).hash())
                .isEqualTo(document(HOSTING).hash());
    }

    @Test
    void aFolderWithoutProductsIsRefused() {
        assertThatThrownBy(() -> Catalogs.in(folder)).hasMessageContaining("has no catalog file");
        assertThatThrownBy(() -> Catalogs.in(folder.resolve("none"))).hasMessageContaining("is not a folder");
    }

    static Source source(String name, String text) {
        return new Source(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Product read(List<Source> sources) {
        return CatalogRule.read(sources, ShippedProductsTest.SHIPPED)
                .products()
                .getFirst()
                .content();
    }

    private static Document<Product> document(String yaml) {
        return CatalogRule.read(List.of(source("hosting.yaml", yaml)), ShippedProductsTest.SHIPPED)
                .products()
                .getFirst();
    }

    private static String resource(String name) {
        try (var in = HostingFileTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
