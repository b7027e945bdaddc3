package dev.perennial.bss.instance;

import dev.perennial.bss.Ask;
import dev.perennial.catalog.Catalogs;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import org.springframework.stereotype.Component;

/** The instance that a call names, which must be the account's, and of the product and type named. */
@Component
class NamedInstance {
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;

    NamedInstance(Subscriptions subscriptions, Catalogs catalogs) {
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
    }

    Subscription.Id of(Ask ask) {
        var product = ask.product(catalogs.current());
        var id = new Subscription.Id(ask.parameters().required("InstanceId"));
        return ask.theirs(subscriptions.find(id), product).id();
    }
}
