package dev.perennial.bss.price;

import dev.perennial.bss.Ask;
import dev.perennial.bss.Fault;
import dev.perennial.bss.FaultCode;
import dev.perennial.catalog.Product;
import java.util.Optional;

/** The one module prices have here: which edition. */
final class Editions {
    static final String MODULE = "Edition";

    private static final int MODULES_MAX = 50;

    private Editions() {}

    /** The edition that the modules of a call name: {@code Edition:standard}, one at least. */
    static String ofModules(Ask ask, Product product) {
        var parameters = ask.parameters();
        int count = parameters.groups("ModuleList", MODULES_MAX);
        if (count == 0) throw Fault.missing("ModuleList");
        var named = ask.edition(product);
        for (int i = 1; i <= count; i++) {
            var code = parameters.required("ModuleList." + i + ".ModuleCode");
            if (!code.equals(MODULE)) throw Fault.of(FaultCode.INVALID_MODULE, code);
            parameters.number("ModuleList." + i + ".ModuleStatus", 1, 2);
            var config = parameters.required("ModuleList." + i + ".Config");
            var edition = edition(config, product);
            if (named.filter(other -> !other.equals(edition)).isPresent()) {
                throw Fault.of(FaultCode.INVALID_CONFIG, config);
            }
            named = Optional.of(edition);
        }
        return named.orElseThrow();
    }

    private static String edition(String config, Product product) {
        return Optional.of(config)
                .filter(text -> text.startsWith(MODULE + ":"))
                .map(text -> text.substring(MODULE.length() + 1))
                .filter(product::hasEdition)
                .orElseThrow(() -> Fault.of(FaultCode.INVALID_CONFIG, config));
    }
}
