package dev.perennial.console.invoices;

import dev.perennial.catalog.Catalogs;
import dev.perennial.invoice.Billables;
import dev.perennial.web.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Names of billing entities for people to read. */
@Component
class Sellers {
    private final Catalogs catalogs;

    Sellers(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    String name(String code, Visit visit) {
        return catalogs.current()
                .findEntity(code)
                .map(entity -> entity.name().in(visit.language()))
                .orElse(code);
    }

    Map<Billables.Owed, String> owed(List<Billables.Owed> owed, Visit visit) {
        var named = new LinkedHashMap<Billables.Owed, String>();
        owed.forEach(one -> named.put(one, name(one.entity(), visit)));
        return named;
    }
}
