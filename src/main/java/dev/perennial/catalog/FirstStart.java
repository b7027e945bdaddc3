package dev.perennial.catalog;

import java.nio.file.Path;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sees to it that there is something to sell: a new database gets the shipped products, and the vendor's own on top. */
@Component
public class FirstStart {
    private final Catalogs catalogs;
    private final String folder;

    FirstStart(Catalogs catalogs, @Value("${perennial.catalog:}") String folder) {
        this.catalogs = catalogs;
        this.folder = folder;
    }

    /**
     * Fills an empty catalog with the shipped products, then loads the files of the folder that was named at the
     * start, if one was. Done again, it changes nothing.
     *
     * @throws CatalogRefused when the vendor's files are wrong
     */
    public Catalog fill(Instant now) {
        if (catalogs.current().products().isEmpty()) {
            catalogs.load(Catalogs.shipped(), now);
        } else if (catalogs.current().entities().isEmpty()) {
            catalogs.load(CatalogFiles.shippedEntities(), now);
        }
        if (!folder.isEmpty()) {
            catalogs.load(Catalogs.in(Path.of(folder)), now);
        }
        return complete(catalogs.current());
    }

    /** A product stored before entities were may name one that is in no file. */
    private static Catalog complete(Catalog catalog) {
        var unsold = catalog.products().values().stream()
                .filter(product ->
                        catalog.findEntity(product.selling().billingEntity()).isEmpty())
                .map(product -> new Problem(
                        product.code(),
                        "/selling/billingEntity",
                        "'" + product.selling().billingEntity()
                                + "' is no billing entity; load the product's file again, with a file of entities"))
                .toList();
        if (!unsold.isEmpty()) {
            throw new CatalogRefused(unsold);
        }
        return catalog;
    }
}
