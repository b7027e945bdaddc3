package dev.perennial.invoice;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.invoice.Billables.Wanted;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;

/** A story with accounts that buy and want papers for it. */
abstract class Papered extends Scene {
    protected static final String SOCIAL_CREDIT = "91330106MA7PRNC20G";

    @AfterEach
    void theLawsHold() {
        Assertions.assertThat(bean(Audits.class).check(checked -> {})).isEmpty();
    }

    protected static Title.Buyer company(String name) {
        return new Title.Buyer(
                Title.Kind.COMPANY, name, SOCIAL_CREDIT, "CN", "1 Wenyi Road\nHangzhou", "ICBC", "6222", "", "");
    }

    protected Title title(Account account) {
        return bean(Titles.class)
                .add(account.id(), company("Acme " + account.id()), customer(account.id()), now())
                .orThrow();
    }

    /** A paid renewal of a mailbox made for it. */
    protected Order bought(String item, Account account) {
        return bought(item, account, "mail", "standard", "P1Y");
    }

    protected Order bought(String item, Account account, String product, String edition, String period) {
        item(item, account, product, edition, "2027-01-10", Mode.MANUAL, null);
        return bean(Orders.class)
                .buyNow(
                        List.of(new Wish(new Subscription.Id(item), Period.parse(period))),
                        customer(account.id()),
                        now())
                .orThrow();
    }

    protected Outcome<Invoices.Made> ask(Account account, Title title, String key, Order... orders) {
        var wanted = new Wanted.OfOrders(
                Set.copyOf(java.util.Arrays.stream(orders).map(Order::id).toList()));
        return bean(Invoices.class)
                .request(
                        account.id(), new Invoices.Asked(wanted, title.id(), null, key), customer(account.id()), now());
    }

    /** What the clockwork does for the papers of all. */
    protected void papers() {
        bean(dev.perennial.kernel.Buckets.class)
                .all()
                .forEach(bucket -> bean(InvoiceErrand.class).run(bucket, now()));
    }

    protected List<Invoice> papersOf(Account account) {
        return bean(Invoices.class).of(account.id(), Optional.empty(), 100).reversed();
    }

    protected Invoice paper(UUID id) {
        return bean(Invoices.class).find(id, Actor.SYSTEM).orElseThrow();
    }
}
