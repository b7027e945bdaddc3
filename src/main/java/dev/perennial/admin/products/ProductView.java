package dev.perennial.admin.products;

import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.RefusedException;
import dev.perennial.product.Comparisons;
import dev.perennial.product.ProductRefusal;
import dev.perennial.product.ProductSystems;
import dev.perennial.renewal.OpenTasks;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the page of one product, whichever of its forms was sent. */
@Component
class ProductView {
    private final Catalogs catalogs;
    private final ProductSystems systems;
    private final Comparisons comparisons;
    private final OpenTasks open;
    private final ProductQueries queries;

    ProductView(
            Catalogs catalogs,
            ProductSystems systems,
            Comparisons comparisons,
            OpenTasks open,
            ProductQueries queries) {
        this.catalogs = catalogs;
        this.systems = systems;
        this.comparisons = comparisons;
        this.open = open;
        this.queries = queries;
    }

    /**
     * @param typed how it is to be reached, as it was typed; null for how it is
     * @param secret made just now; null where none was
     */
    String show(
            String product,
            Visit visit,
            @Nullable Form typed,
            @Nullable String secret,
            @Nullable Wrong wrong,
            Model model) {
        var sold = catalogs.current().products().get(product);
        if (sold == null) throw new RefusedException(ProductRefusal.PRODUCT_NOT_SOLD, Map.of("product", product));
        var shown = Shown.of(
                product,
                sold.name().in(visit.language()),
                queries.counts().getOrDefault(product, TaskCounts.NONE),
                systems,
                comparisons,
                visit.now());
        var form = typed != null ? typed : shown.system() == null ? Form.NEW : Form.of(shown.system());
        var page = new ProductController.Page(
                visit,
                shown,
                form,
                comparisons.differences(product, "", "", ProductController.SHOWN_MAX),
                open.ofProduct(product, ProductController.SHOWN_MAX),
                systems.news(product),
                secret,
                wrong);
        model.addAttribute(Templates.PAGE, page);
        return "admin/products/product";
    }
}
