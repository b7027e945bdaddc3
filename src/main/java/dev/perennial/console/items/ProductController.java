package dev.perennial.console.items;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Product;
import dev.perennial.console.items.Looked.From;
import dev.perennial.kernel.RefusedException;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import dev.perennial.web.WebRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A product's own page, as the catalog has it: what of it the account holds, what has expired, and the way to renew. */
@Controller
public class ProductController {
    private static final int ROWS = 50;

    private final Visits visits;
    private final Accounts accounts;
    private final Catalogs catalogs;
    private final Subscriptions subscriptions;
    private final ProductQueries queries;
    private final ProductLines lines;

    ProductController(
            Visits visits,
            Accounts accounts,
            Catalogs catalogs,
            Subscriptions subscriptions,
            ProductQueries queries,
            ProductLines lines) {
        this.visits = visits;
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.subscriptions = subscriptions;
        this.queries = queries;
        this.lines = lines;
    }

    @GetMapping("/products/{code}")
    String show(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String find,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String before,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        var account = visit.account();
        var product = catalogs.current()
                .find(code)
                .orElseThrow(() -> new RefusedException(WebRefusal.PRODUCT_NOT_FOUND, Map.of()));
        var looked = Looked.read(state, find, after, before);
        model.addAttribute(Templates.PAGE, page(visit.in(account.zone()).about(product), account, product, looked));
        return "console/items/product";
    }

    private ProductPage page(Visit visit, Account account, Product product, Looked looked) {
        int bucket = accounts.bucketOf(account.id());
        var found = looked.back()
                ? queries.before(bucket, account.id(), product.code(), looked, ROWS + 1)
                : queries.after(bucket, account.id(), product.code(), looked, ROWS + 1);
        boolean more = found.size() > ROWS;
        var ids = found.stream().limit(ROWS).toList();
        var byId = ids.isEmpty() ? Map.<String, Subscription>of() : subscriptions.get(bucket, ids);
        var items = (looked.back() ? ids.reversed() : ids)
                .stream().map(byId::get).filter(Objects::nonNull).toList();
        boolean earlier = looked.back() ? more : !looked.isFirst();
        boolean later = looked.back() || more;
        return new ProductPage(
                visit,
                product,
                queries.counts(bucket, account.id(), product.code()),
                looked.state(),
                looked.find(),
                lines.of(bucket, account, product, items, visit.now()),
                product.selling().dependsOnProduct().isPresent(),
                needers(product).orElse(null),
                earlier && !items.isEmpty() ? address(product, looked, "before", items.getFirst()) : null,
                later && !items.isEmpty() ? address(product, looked, "after", items.getLast()) : null);
    }

    private Optional<Product> needers(Product product) {
        return catalogs.current().products().values().stream()
                .filter(other -> other.selling()
                        .dependsOnProduct()
                        .filter(product.code()::equals)
                        .isPresent())
                .findFirst();
    }

    private static String address(Product product, Looked looked, String direction, Subscription at) {
        return ProductPage.address(product, looked.state(), looked.find()) + "&" + direction + "="
                + Visit.query(From.of(at).text());
    }
}
