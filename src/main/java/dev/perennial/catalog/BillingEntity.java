package dev.perennial.catalog;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The legal person that sells: it is paid, it invoices, and its name stands on every paper.
 *
 * @param name as registered; in English as it calls itself abroad
 * @param taxNumber under which it owes the tax: a VAT number with its country's letters, or the number of its country
 * @param registration in a commercial register, where that is another number
 * @param accounts where it is paid by bank transfer, the preferred one first
 * @param invoicePrefix begins the numbers of its invoices; no other entity has it
 */
public record BillingEntity(
        String code,
        Text name,
        Address address,
        String taxNumber,
        Optional<String> registration,
        String email,
        String phone,
        List<BankAccount> accounts,
        String invoicePrefix) {

    /** @param country as ISO 3166-1 writes it, in two capitals */
    public record Address(Text street, Text city, String postcode, String country) {

        /** The lines of an envelope: Chinese from the large to the small, any other from the small to the large. */
        public List<String> lines(Locale language) {
            var state = Locale.of("", country).getDisplayCountry(language);
            return Locale.CHINESE.getLanguage().equals(language.getLanguage())
                    ? List.of(state + " " + city.zh(), street.zh(), "邮编 " + postcode)
                    : List.of(street.en(), postcode + " " + city.en(), state);
        }
    }

    public String country() {
        return address.country();
    }

    /** Where a transfer in this currency goes; none when the entity has no account that takes it. */
    public Optional<BankAccount> account(Currency currency) {
        return accounts.stream().filter(account -> account.takes(currency)).findFirst();
    }
}
