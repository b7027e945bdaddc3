package dev.perennial.bss.instance;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Fault;
import dev.perennial.bss.FaultCode;
import dev.perennial.bss.Parameters;
import dev.perennial.bss.Wire;
import dev.perennial.bss.WireIds;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Product;
import dev.perennial.kernel.Period;
import dev.perennial.key.Scope;
import dev.perennial.order.NewItem;
import dev.perennial.order.Sales;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Buys one new instance by an order that is paid at once; where it cannot be paid, there is neither. */
@Component
class CreateInstance implements Action {
    private static final int MONTHS_MAX = 120;
    private static final int PARAMETERS_MAX = 100;
    private static final int NAME_SIGNS = 12;
    private static final String EDITION = "Edition";
    private static final String NAME = "Name";
    private static final String DEPENDS_ON = "DependsOn";

    private final Sales sales;
    private final Catalogs catalogs;
    private final WireIds wireIds;

    CreateInstance(Sales sales, Catalogs catalogs, WireIds wireIds) {
        this.sales = sales;
        this.catalogs = catalogs;
        this.wireIds = wireIds;
    }

    record Data(String instanceId, String orderId) {}

    @Override
    public String name() {
        return "CreateInstance";
    }

    @Override
    public Scope scope() {
        return Scope.ORDERS_WRITE;
    }

    @Override
    public Object answer(Ask ask) {
        var parameters = ask.parameters();
        var product = ask.product(catalogs.current());
        var type = parameters
                .word("SubscriptionType", "Subscription", "PayAsYouGo")
                .orElseThrow(() -> Fault.missing("SubscriptionType"));
        if (!type.equals("Subscription")) throw Fault.of(FaultCode.NOT_APPLICABLE);
        // Nothing is sent by post, and prices are of the months asked for.
        for (var name : List.of("Logistics", "PricingCycle")) {
            if (parameters.text(name).isPresent()) throw Fault.invalid(name);
        }
        var said = said(parameters);
        var edition = edition(ask, product, said);
        var period = new Period((int) parameters.requiredNumber("Period", 1, MONTHS_MAX));
        var renewal = renewal(parameters);
        var token = Tokens.of(parameters);
        var needed = said.get(DEPENDS_ON);
        var wish = new NewItem(
                ask.account().id(),
                product.code(),
                edition,
                said.getOrDefault(NAME, product.code() + "-" + signs(token)),
                period,
                renewal.isPresent() ? Mode.AUTO : Mode.MANUAL,
                renewal.orElse(null),
                needed == null ? null : new Subscription.Id(needed),
                Optional.empty(),
                null,
                token);
        var bought = sales.buy(wish, ask.actor(), ask.now()).orThrow();
        var order = bought.order();
        var number = wireIds.of(order.account(), WireIds.Kind.ORDER, order.id().toString());
        return new Data(bought.subscription().id().value(), String.valueOf(number));
    }

    /** Of a name that was not given: the same where the same is asked for again. */
    private static String signs(@Nullable String token) {
        return Wire.digest(token == null ? UUID.randomUUID().toString() : token).substring(0, NAME_SIGNS);
    }

    /** The product's own parameters, by code. */
    private static Map<String, String> said(Parameters parameters) {
        var said = new HashMap<String, String>();
        int count = parameters.groups("Parameter", PARAMETERS_MAX);
        for (int i = 1; i <= count; i++) {
            var code = parameters.required("Parameter." + i + ".Code");
            var value = parameters.required("Parameter." + i + ".Value");
            boolean known = Set.of(EDITION, NAME, DEPENDS_ON).contains(code);
            if (!known || said.put(code, value) != null) throw Fault.of(FaultCode.INVALID_CONFIG, code);
        }
        return said;
    }

    private static Optional<Period> renewal(Parameters parameters) {
        var status = parameters.word("RenewalStatus", "AutoRenewal", "ManualRenewal");
        if (status.filter("AutoRenewal"::equals).isEmpty()) return Optional.empty();
        return Optional.of(new Period((int) parameters.requiredNumber("RenewPeriod", 1, MONTHS_MAX)));
    }

    /** By its type, or by the parameter of that name; both must say the same. */
    private static String edition(Ask ask, Product product, Map<String, String> said) {
        var named = ask.edition(product);
        var config = said.get(EDITION);
        if (config == null) return named.orElseThrow(() -> Fault.missing("ProductType"));
        boolean fits = product.hasEdition(config)
                && named.filter(other -> !other.equals(config)).isEmpty();
        if (!fits) throw Fault.of(FaultCode.INVALID_CONFIG, config);
        return config;
    }
}
