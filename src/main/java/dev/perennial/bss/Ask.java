package dev.perennial.bss;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalog;
import dev.perennial.catalog.Product;
import dev.perennial.kernel.Actor;
import dev.perennial.subscription.Subscription;
import dev.perennial.user.User;
import java.time.Instant;
import java.util.Optional;

/**
 * One call that was let in.
 *
 * @param account whose things it is about
 * @param host by which the caller reached us
 */
public record Ask(Parameters parameters, User user, Actor actor, Account account, Instant now, String host) {
    /** The product named, which must be one there is. */
    public Product product(Catalog catalog) {
        return catalog.find(parameters.required("ProductCode"))
                .orElseThrow(() -> Fault.of(FaultCode.PRODUCT_NOT_SUPPORTED));
    }

    /** The edition named by ProductType; empty where none was. */
    public Optional<String> edition(Product product) {
        var edition = parameters.text("ProductType").filter(type -> !type.isEmpty());
        edition.filter(code -> !product.hasEdition(code)).ifPresent(unknown -> {
            throw Fault.of(FaultCode.PRODUCT_NOT_SUPPORTED);
        });
        return edition;
    }

    /** Sees to it that this is an item of the account, and of the product and edition named. */
    public Subscription theirs(Optional<Subscription> item, Product product) {
        var edition = edition(product);
        return item.filter(found -> found.account().equals(account.id()))
                .filter(found -> found.item().product().equals(product.code()))
                .filter(found ->
                        edition.isEmpty() || edition.get().equals(found.item().edition()))
                .orElseThrow(() -> Fault.of(FaultCode.RESOURCE_NOT_EXISTS));
    }
}
