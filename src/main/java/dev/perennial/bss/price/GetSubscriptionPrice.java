package dev.perennial.bss.price;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Fault;
import dev.perennial.bss.FaultCode;
import dev.perennial.bss.Wire;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Product;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.key.Scope;
import dev.perennial.order.Orders;
import dev.perennial.order.Purchase;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says what a new instance or one more term of one costs today; changes nothing. */
@Component
class GetSubscriptionPrice implements Action {
    private static final int YEAR = 12;
    private static final int LENGTH_MAX = 100;
    private static final int QUANTITY_MAX = 1000;

    private final Catalogs catalogs;
    private final Orders orders;
    private final Subscriptions subscriptions;

    GetSubscriptionPrice(Catalogs catalogs, Orders orders, Subscriptions subscriptions) {
        this.catalogs = catalogs;
        this.orders = orders;
        this.subscriptions = subscriptions;
    }

    record ModuleDetail(
            String moduleCode,
            BigDecimal originalCost,
            BigDecimal costAfterDiscount,
            BigDecimal invoiceDiscount,
            BigDecimal unitPrice) {}

    record ModuleDetails(List<ModuleDetail> moduleDetail) {}

    record PromotionDetails(List<Object> promotionDetail) {}

    record Data(
            String currency,
            BigDecimal originalPrice,
            BigDecimal discountPrice,
            BigDecimal tradePrice,
            int quantity,
            ModuleDetails moduleDetails,
            PromotionDetails promotionDetails) {}

    @Override
    public String name() {
        return "GetSubscriptionPrice";
    }

    @Override
    public Scope scope() {
        return Scope.SUBSCRIPTIONS_READ;
    }

    @Override
    public Object answer(Ask ask) {
        var parameters = ask.parameters();
        var product = ask.product(catalogs.current());
        parameters.word("SubscriptionType", "Subscription").orElseThrow(() -> Fault.missing("SubscriptionType"));
        var type = parameters
                .word("OrderType", "NewOrder", "Renewal", "Upgrade")
                .orElseThrow(() -> Fault.missing("OrderType"));
        if (type.equals("Upgrade")) throw Fault.of(FaultCode.NOT_APPLICABLE);
        if (type.equals("NewOrder") && parameters.text("InstanceId").isPresent()) throw Fault.invalid("InstanceId");
        var edition = Editions.ofModules(ask, product);
        int length = (int) parameters.requiredNumber("ServicePeriodQuantity", 1, LENGTH_MAX);
        var unit = parameters
                .word("ServicePeriodUnit", "Month", "Year")
                .orElseThrow(() -> Fault.missing("ServicePeriodUnit"));
        int quantity = parameters.number("Quantity", 1, QUANTITY_MAX).orElse(1L).intValue();
        var period = new Period(unit.equals("Year") ? length * YEAR : length);
        var one = price(ask, product, edition, period, type.equals("Renewal"));
        var all = BigDecimal.valueOf(quantity).multiply(Wire.number(one));
        var none = Wire.number(Money.zero(one.currency()));
        var detail = new ModuleDetail(Editions.MODULE, all, all, none, Wire.number(one));
        return new Data(
                one.currency().getCurrencyCode(),
                all,
                none,
                all,
                quantity,
                new ModuleDetails(List.of(detail)),
                new PromotionDetails(List.of()));
    }

    /** A renewal of an instance that is named costs what it costs now; all else is of the catalog. */
    private Money price(Ask ask, Product product, String edition, Period period, boolean renewal) {
        var instance = ask.parameters().text("InstanceId").map(Subscription.Id::new);
        if (!renewal || instance.isEmpty()) {
            return product.price(edition, period, ask.account().currency())
                    .orElseThrow(() -> Fault.invalid("ServicePeriodQuantity"));
        }
        var item = ask.theirs(subscriptions.find(instance.get()), product);
        if (!item.item().edition().equals(edition)) throw Fault.of(FaultCode.INVALID_CONFIG, edition);
        return orders.preview(Purchase.of(List.of(new Wish(item.id(), period))), ask.actor(), ask.now())
                .then(preview -> preview.items().getFirst().answer())
                .map(chosen -> chosen.quote().price())
                .orThrow();
    }
}
