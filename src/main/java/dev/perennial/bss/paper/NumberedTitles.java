package dev.perennial.bss.paper;

import dev.perennial.account.Account;
import dev.perennial.bss.WireIds;
import dev.perennial.invoice.Title;
import dev.perennial.invoice.Titles;
import java.util.List;
import org.springframework.stereotype.Component;

/** An account's titles and what they are called here, whether by themselves or as addresses. */
@Component
class NumberedTitles {
    private final Titles titles;
    private final WireIds wireIds;

    NumberedTitles(Titles titles, WireIds wireIds) {
        this.titles = titles;
        this.wireIds = wireIds;
    }

    /** @param user the number of the account */
    record Numbered(long number, long user, Title.Buyer buyer) {}

    List<Numbered> of(Account account, WireIds.Kind kind) {
        var all = titles.of(account.id());
        var numbers = wireIds.of(
                account.id(),
                kind,
                all.stream().map(title -> title.id().toString()).toList());
        long user = wireIds.of(account.id(), WireIds.Kind.ACCOUNT, account.id().value());
        return all.stream()
                .map(title -> new Numbered(numbers.get(title.id().toString()), user, title.buyer()))
                .toList();
    }
}
