package dev.perennial.catalog;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * An account of the vendor at a bank.
 *
 * @param number an IBAN without blanks, or the bank's own number where there is no IBAN
 * @param bic of the bank (SWIFT), for transfers from abroad
 * @param currencies it takes
 */
public record BankAccount(Text holder, Text bank, String number, Optional<String> bic, List<Currency> currencies) {

    public boolean takes(Currency currency) {
        return currencies.contains(currency);
    }

    public boolean isIban() {
        return EntityRule.looksLikeIban(number);
    }

    /** The number as people read it, in groups of four. */
    public String grouped() {
        return number.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
