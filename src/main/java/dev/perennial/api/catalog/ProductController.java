package dev.perennial.api.catalog;

import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Product;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.web.WebRefusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the vendor sells, as it is now. */
@RestController
@Tag(name = "Catalog")
class ProductController {
    private static final String LIST = "products";

    private final Catalogs catalogs;

    ProductController(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    @GetMapping("/api/v1/products")
    @Needs(Scope.SUBSCRIPTIONS_READ)
    @Operation(summary = "List products", description = "With editions, prices and policies, in the order of codes.")
    Page<ProductResource> listProducts(Caller caller, Paging paging) {
        var catalog = catalogs.current();
        var after = paging.after(LIST, 1).map(cursor -> cursor.value(0)).orElse("");
        var some = catalog.products().values().stream()
                .filter(product -> product.code().compareTo(after) > 0)
                .limit(paging.fetch())
                .toList();
        return paging.page(
                some,
                product -> ProductResource.of(product, catalog.seller(product), caller.language()),
                product -> Cursor.of(LIST, product.code()));
    }

    @GetMapping("/api/v1/products/{code}")
    @Needs(Scope.SUBSCRIPTIONS_READ)
    @Operation(summary = "Get a product")
    @Refuses(in = WebRefusal.class, codes = "PRODUCT_NOT_FOUND")
    ProductResource getProduct(Caller caller, @PathVariable String code) {
        var product = product(code);
        return ProductResource.of(product, catalogs.current().seller(product), caller.language());
    }

    @Schema(name = "Terms", description = "The Terms of Service of a product, as they are now.")
    record TermsResource(
            String product,

            @Schema(description = "Changes whenever the text does.")
            String version,

            @Schema(description = "Whose terms they are.") String seller,
            @Schema(description = "en or zh.") String language,
            List<String> paragraphs) {}

    @GetMapping("/api/v1/products/{code}/terms")
    @Needs(Scope.SUBSCRIPTIONS_READ)
    @Operation(
            summary = "Get a product's Terms of Service",
            description = "In the language asked for. Their version is what an order's `acceptedTerms` names.")
    @Refuses(in = WebRefusal.class, codes = "PRODUCT_NOT_FOUND")
    TermsResource getTerms(Caller caller, @PathVariable String code) {
        var product = product(code);
        var terms = product.selling().terms();
        return new TermsResource(
                product.code(),
                terms.version(),
                catalogs.current().seller(product).name().in(caller.language()),
                caller.sentences().language(),
                terms.paragraphs(caller.language()));
    }

    private Product product(String code) {
        return catalogs.current()
                .find(code)
                .orElseThrow(() -> new RefusedException(WebRefusal.PRODUCT_NOT_FOUND, Map.of()));
    }
}
