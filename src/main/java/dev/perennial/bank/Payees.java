package dev.perennial.bank;

import dev.perennial.catalog.BankAccount;
import dev.perennial.catalog.Catalogs;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The bank accounts of the vendor's billing entities, as the catalog names them. */
@Component
public class Payees {
    private final Catalogs catalogs;

    Payees(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    /** Where customers of this currency transfer to, in their language; of each entity one account. */
    public List<Payee> of(Currency currency, Locale language) {
        return catalogs.current().entities().values().stream()
                .flatMap(entity -> entity.account(currency).stream())
                .map(account -> new Payee(
                        account.holder().in(language),
                        account.bank().in(language),
                        account.number(),
                        account.bic().orElse("")))
                .distinct()
                .toList();
    }

    /** The number of one that takes this currency, for examples. */
    public String number(Currency currency) {
        return of(currency, Locale.ENGLISH).stream()
                .findFirst()
                .map(Payee::number)
                .orElse("");
    }

    /** Whether this is one of them, however its number is written; where the catalog names none, every one may be. */
    boolean isOurs(String number) {
        var plain = Payee.plain(number);
        var all = numbers().toList();
        return all.isEmpty() || all.contains(plain);
    }

    private Stream<String> numbers() {
        return catalogs.current().entities().values().stream()
                .flatMap(entity -> entity.accounts().stream())
                .map(BankAccount::number)
                .map(Payee::plain);
    }
}
