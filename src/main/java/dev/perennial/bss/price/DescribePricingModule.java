package dev.perennial.bss.price;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Fault;
import dev.perennial.catalog.Catalogs;
import dev.perennial.key.Scope;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says what a product's price is made of: one module, its edition, and which editions there are. */
@Component
class DescribePricingModule implements Action {
    private final Catalogs catalogs;

    DescribePricingModule(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    record Configs(List<String> configList) {}

    record Module(String moduleCode, String moduleName, String priceType, String currency, Configs configList) {}

    record Modules(List<Module> module) {}

    record AttributeValue(String name, String type, String value, String remark) {}

    record Values(List<AttributeValue> attributeValue) {}

    record Attribute(String code, String name, String unit, Values values) {}

    record Attributes(List<Attribute> attribute) {}

    record Data(Modules moduleList, Attributes attributeList) {}

    @Override
    public String name() {
        return "DescribePricingModule";
    }

    @Override
    public Scope scope() {
        return Scope.SUBSCRIPTIONS_READ;
    }

    @Override
    public Object answer(Ask ask) {
        var product = ask.product(catalogs.current());
        var type = ask.parameters()
                .word("SubscriptionType", "Subscription", "PayAsYouGo")
                .orElseThrow(() -> Fault.missing("SubscriptionType"));
        var only = ask.edition(product);
        var language = ask.account().language();
        var editions = product.editions().stream()
                .filter(edition -> edition.paid() && type.equals("Subscription"))
                .filter(edition -> only.isEmpty() || only.get().equals(edition.code()))
                .map(edition -> new AttributeValue(edition.name().in(language), "single", edition.code(), ""))
                .toList();
        if (editions.isEmpty()) return new Data(new Modules(List.of()), new Attributes(List.of()));
        var currency = ask.account().currency().getCurrencyCode();
        var module =
                new Module(Editions.MODULE, Editions.MODULE, "Month", currency, new Configs(List.of(Editions.MODULE)));
        var attribute = new Attribute(Editions.MODULE, Editions.MODULE, "", new Values(editions));
        return new Data(new Modules(List.of(module)), new Attributes(List.of(attribute)));
    }
}
