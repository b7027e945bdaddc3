package dev.perennial.bss.instance;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Fault;
import dev.perennial.bss.FaultCode;
import dev.perennial.bss.Parameters;
import dev.perennial.bss.WireIds;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Product;
import dev.perennial.kernel.Period;
import dev.perennial.key.Scope;
import dev.perennial.order.NewItems;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Buys one new instance by an order that is paid at once; where it cannot be paid, there is neither. */
@Component
class CreateInstance implements Action {
    private static final int MONTHS_MAX = 120;
    private static final int PARAMETERS_MAX = 100;
    private static final String EDITION = "Edition";

    private final NewItems newItems;
    private final Catalogs catalogs;
    private final WireIds wireIds;

    CreateInstance(NewItems newItems, Catalogs catalogs, WireIds wireIds) {
        this.newItems = newItems;
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
        var edition = edition(ask, product);
        var period = new Period((int) parameters.requiredNumber("Period", 1, MONTHS_MAX));
        var wanted = new NewItems.Wanted(
                product.code(), edition, period, renewal(parameters).orElse(null), Tokens.of(parameters));
        var order = newItems.buyNow(ask.account().id(), wanted, ask.actor(), ask.now())
                .orThrow();
        var number = wireIds.of(order.account(), WireIds.Kind.ORDER, order.id().toString());
        return new Data(order.lines().getFirst().subscription().value(), String.valueOf(number));
    }

    private static Optional<Period> renewal(Parameters parameters) {
        var status = parameters.word("RenewalStatus", "AutoRenewal", "ManualRenewal");
        if (status.filter("AutoRenewal"::equals).isEmpty()) return Optional.empty();
        return Optional.of(new Period((int) parameters.requiredNumber("RenewPeriod", 1, MONTHS_MAX)));
    }

    /** By its type, or by the parameter of that name; both must say the same. */
    private static String edition(Ask ask, Product product) {
        var parameters = ask.parameters();
        var named = ask.edition(product);
        int count = parameters.groups("Parameter", PARAMETERS_MAX);
        for (int i = 1; i <= count; i++) {
            var code = parameters.required("Parameter." + i + ".Code");
            var value = parameters.required("Parameter." + i + ".Value");
            if (!code.equals(EDITION)) throw Fault.of(FaultCode.INVALID_CONFIG, code);
            boolean fits = product.hasEdition(value)
                    && named.filter(other -> !other.equals(value)).isEmpty();
            if (!fits) throw Fault.of(FaultCode.INVALID_CONFIG, value);
            named = Optional.of(value);
        }
        return named.orElseThrow(() -> Fault.missing("ProductType"));
    }
}
