package dev.perennial.admin.products;

import dev.perennial.catalog.Catalogs;
import dev.perennial.product.Comparisons;
import dev.perennial.product.ProductSystems;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All products, and whether their own systems are connected, answer, and have what we have. */
@Controller
public class ProductsController {
    static final String PATH = "/admin/products";

    private final Visits visits;
    private final Catalogs catalogs;
    private final ProductSystems systems;
    private final Comparisons comparisons;
    private final ProductQueries queries;

    ProductsController(
            Visits visits, Catalogs catalogs, ProductSystems systems, Comparisons comparisons, ProductQueries queries) {
        this.visits = visits;
        this.catalogs = catalogs;
        this.systems = systems;
        this.comparisons = comparisons;
        this.queries = queries;
    }

    public record Page(Visit visit, List<Shown> products) {}

    @GetMapping(PATH)
    String show(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var counts = queries.counts();
        var shown = catalogs.current().products().entrySet().stream()
                .map(product -> Shown.of(
                        product.getKey(),
                        product.getValue().name().in(visit.language()),
                        counts.getOrDefault(product.getKey(), TaskCounts.NONE),
                        systems,
                        comparisons,
                        visit.now()))
                .toList();
        model.addAttribute(Templates.PAGE, new Page(visit, shown));
        return "admin/products/products";
    }
}
