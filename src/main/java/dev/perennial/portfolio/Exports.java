package dev.perennial.portfolio;

import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Offer;
import dev.perennial.catalog.Product;
import dev.perennial.clock.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Front door for writing out how everything stands, as files that {@link Imports} and others read. */
@Component
public class Exports {
    private static final String OFFERS = "offers.csv";
    private static final List<String> OFFER_COLUMNS = List.of("product", "edition", "period", "currency", "price");
    private static final Comparator<Offer> OFFER_ORDER = Comparator.comparing(Offer::edition)
            .thenComparing(Offer::period)
            .thenComparing(offer -> offer.price().currency().getCurrencyCode());

    private final ExportQueries queries;
    private final Catalogs catalogs;
    private final Installation installation;

    Exports(ExportQueries queries, Catalogs catalogs, Installation installation) {
        this.queries = queries;
        this.catalogs = catalogs;
        this.installation = installation;
    }

    /**
     * Writes nine files as of one instant, each over one of that name and none before all are whole. Equal databases
     * give equal files: rows are in the order of their ids, instants have the offset of the platform's zone.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void write(Path folder, Watch watch) {
        var files = new ArrayList<CsvFile>();
        try {
            Files.createDirectories(folder);
            for (var sheet : ExportQueries.Sheet.values()) {
                watch.begin("writing " + sheet.file, 0);
                var file = new CsvFile(folder, sheet.file, sheet.columns);
                files.add(file);
                queries.each(sheet, installation.zone(), row -> {
                    file.write(row);
                    watch.advance(1);
                });
                file.finish();
            }
            files.add(offers(folder));
            files.forEach(CsvFile::publish);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } finally {
            files.forEach(CsvFile::close);
        }
    }

    private CsvFile offers(Path folder) {
        var file = new CsvFile(folder, OFFERS, OFFER_COLUMNS);
        for (var product : catalogs.current().products().values()) {
            product.offers().stream().sorted(OFFER_ORDER).forEach(offer -> file.write(cells(product, offer)));
        }
        file.finish();
        return file;
    }

    private static List<String> cells(Product product, Offer offer) {
        var price = offer.price();
        return List.of(
                product.code(),
                offer.edition(),
                offer.period().toString(),
                price.currency().getCurrencyCode(),
                price.decimal());
    }
}
