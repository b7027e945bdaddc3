package dev.perennial.bss.paper;

import dev.perennial.account.Account;
import dev.perennial.bss.WireIds;
import dev.perennial.invoice.Billables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What of an account can be invoiced, newest first, each with its number. */
@Component
class Selected {
    private static final int MOST = 10_000;

    private final Billables billables;
    private final WireIds wireIds;

    Selected(Billables billables, WireIds wireIds) {
        this.billables = billables;
        this.wireIds = wireIds;
    }

    List<Billables.OfOrder> of(Account account) {
        return billables.orders(account, Optional.empty(), MOST);
    }

    /** Numbers of what can be invoiced, and of the orders themselves. */
    Map<String, Long> numbers(Account account, WireIds.Kind kind, List<Billables.OfOrder> shown) {
        var ids = shown.stream().map(one -> one.order().toString()).toList();
        return wireIds.of(account.id(), kind, ids);
    }
}
