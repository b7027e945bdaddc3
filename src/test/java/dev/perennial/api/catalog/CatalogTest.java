package dev.perennial.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.user.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every program reads what is sold. */
class CatalogTest extends ApiScene {
    private Calls viewer;

    @BeforeAll
    void open() {
        viewer = program("lotus.viewer", Role.VIEWER, account("lotus", "0.00"));
    }

    @Test
    void productsAreReadWithPricesAndPolicies() {
        var first = viewer.get("/api/v1/products?limit=2").body();
        assertThat(first.path("data").path(0).path("code").asString()).isEqualTo("dms");
        var rest = viewer.get("/api/v1/products?after=" + first.path("next").asString());
        assertThat(rest.body().path("data").path(0).path("code").asString()).isEqualTo("mail");
        var domain = viewer.get("/api/v1/products/domain").body();
        assertThat(domain.path("policy").path("lateFees")).isNotEmpty();
        assertThat(domain.path("offers").path(0).path("price").path("currency").asString())
                .isNotBlank();
        assertThat(viewer.get("/api/v1/products/nothing").code()).isEqualTo("PRODUCT_NOT_FOUND");
        assertThat(viewer.get("/api/v1/products/nothing").status()).isEqualTo(404);
    }

    @Test
    void theTermsAreReadInTheLanguageAskedFor() {
        var terms = viewer.send("GET", "/api/v1/products/mail/terms", null, "Accept-Language", "zh-CN")
                .body();
        assertThat(terms.path("language").asString()).isEqualTo("zh");
        assertThat(terms.path("paragraphs").path(0).asString()).containsPattern("\\p{IsHan}");
        assertThat(terms.path("version").asString())
                .isEqualTo(viewer.get("/api/v1/products/mail")
                        .body()
                        .path("termsVersion")
                        .asString());
    }
}
