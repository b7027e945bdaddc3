package dev.perennial.bss.price;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Fault;
import dev.perennial.catalog.Catalogs;
import dev.perennial.key.Scope;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lists what is sold: each edition of each product, as a type of the product. */
@Component
class QueryProductList implements Action {
    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final Catalogs catalogs;

    QueryProductList(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    record Product(String productCode, String productName, String productType, String subscriptionType) {}

    record Products(List<Product> product) {}

    record Data(int pageNum, int pageSize, Integer totalCount, Products productList) {}

    @Override
    public String name() {
        return "QueryProductList";
    }

    @Override
    public Scope scope() {
        return Scope.SUBSCRIPTIONS_READ;
    }

    @Override
    public Object answer(Ask ask) {
        if (ask.parameters().text("PageNum").isEmpty()) throw Fault.missing("PageNum");
        boolean counted = ask.parameters().yes("QueryTotalCount").orElse(false);
        var paging = ask.parameters().paging(USUAL, MOST);
        var language = ask.account().language();
        var all = catalogs.current().products().values().stream()
                .flatMap(product -> product.editions().stream()
                        .map(edition -> new Product(
                                product.code(),
                                product.name().in(language) + " "
                                        + edition.name().in(language),
                                edition.code(),
                                "Subscription")))
                .toList();
        return new Data(paging.number(), paging.size(), counted ? all.size() : null, new Products(paging.of(all)));
    }
}
