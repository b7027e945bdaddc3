package dev.perennial.demo;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.invoice.Automatic;
import dev.perennial.invoice.Billables;
import dev.perennial.invoice.Billables.Wanted.OfOrders;
import dev.perennial.invoice.Invoices;
import dev.perennial.invoice.Issuing;
import dev.perennial.invoice.Title;
import dev.perennial.invoice.Titles;
import dev.perennial.kernel.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The demonstration's papers: one account has its invoices made each month, another asked for one. */
@Component
class DemoPapers {
    private static final Account.Id LOTUS = new Account.Id("lotus");
    private static final Account.Id HARBOR = new Account.Id("harbor");

    private final Accounts accounts;
    private final Titles titles;
    private final Automatic automatic;
    private final Billables billables;
    private final Invoices invoices;
    private final Issuing issuing;

    DemoPapers(
            Accounts accounts,
            Titles titles,
            Automatic automatic,
            Billables billables,
            Invoices invoices,
            Issuing issuing) {
        this.accounts = accounts;
        this.titles = titles;
        this.automatic = automatic;
        this.billables = billables;
        this.invoices = invoices;
        this.issuing = issuing;
    }

    void begin(Instant now) {
        var company = new Title.Buyer(
                Title.Kind.COMPANY,
                "Lotus Trading (Hangzhou) Co., Ltd.",
                "91330106MA7LTX204L",
                "CN",
                "Room 1203, 88 Lianhua Road\nXihu District, Hangzhou 310012",
                "Example Commercial Bank, Hangzhou Branch",
                "571900000077001",
                "+86 571 5550 0188",
                "finance@lotus.example");
        var person = new Title.Buyer(Title.Kind.PERSON, "Li Hua", "", "CN", "", "", "", "", "");
        var first = titles.add(LOTUS, company, customer(LOTUS), now).orThrow();
        titles.add(LOTUS, person, customer(LOTUS), now).orThrow();
        automatic.turnOn(LOTUS, first.id(), customer(LOTUS), now).orThrow();
    }

    void ask(Instant now) {
        var company = new Title.Buyer(
                Title.Kind.COMPANY,
                "Harbor Light GmbH",
                "DE136695976",
                "DE",
                "Hafenstrasse 12\n20457 Hamburg",
                "",
                "",
                "",
                "rechnung@harbor.example");
        var title = titles.add(HARBOR, company, customer(HARBOR), now).orThrow();
        var account = accounts.find(HARBOR).orElseThrow();
        var orders = billables.orders(account, Optional.empty(), 1);
        if (orders.isEmpty()) return;
        var asked = new Invoices.Asked(new OfOrders(Set.of(orders.getFirst().order())), title.id(), null, null);
        invoices.request(HARBOR, asked, customer(HARBOR), now).orThrow();
        issuing.issueOf(HARBOR, now);
    }

    private static Actor customer(Account.Id account) {
        return Actor.customer("demonstration", account.value());
    }
}
