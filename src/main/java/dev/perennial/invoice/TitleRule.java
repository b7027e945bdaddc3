package dev.perennial.invoice;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.catalog.TaxNumberRule;
import dev.perennial.invoice.Title.Buyer;
import dev.perennial.invoice.Title.Kind;
import dev.perennial.kernel.Outcome;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides whether what was typed can be a title, and writes it the one way it is kept. */
final class TitleRule {
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    /** In characters. */
    private static final int NAME_MOST = 120;

    private static final int FIELD_MOST = 80;
    private static final int ADDRESS_MOST = 300;

    private TitleRule() {}

    static Outcome<Buyer> read(Buyer typed) {
        var buyer = tidied(typed);
        if (buyer.name().isEmpty()) return refused(InvoiceRefusal.TITLE_NAME_MISSING);
        if (isTooLong(buyer)) return refused(InvoiceRefusal.TITLE_TOO_LONG, Map.of("most", String.valueOf(FIELD_MOST)));
        if (!COUNTRIES.contains(buyer.country())) {
            return refused(InvoiceRefusal.COUNTRY_UNKNOWN, Map.of("country", buyer.country()));
        }
        if (buyer.kind() == Kind.COMPANY && buyer.taxNumber().isEmpty()) {
            return refused(InvoiceRefusal.TAX_NUMBER_MISSING);
        }
        if (!buyer.taxNumber().isEmpty()
                && TaxNumberRule.fault(buyer.taxNumber(), buyer.country()).isPresent()) {
            return refused(
                    InvoiceRefusal.TAX_NUMBER_INVALID, Map.of("number", buyer.taxNumber(), "country", buyer.country()));
        }
        return buyer.email().isEmpty() || buyer.email().matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+")
                ? Outcome.done(buyer)
                : refused(InvoiceRefusal.TITLE_EMAIL_INVALID, Map.of("email", buyer.email()));
    }

    /** A person has no tax number; blanks around and within are as one would write them. */
    private static Buyer tidied(Buyer typed) {
        var number = typed.kind() == Kind.PERSON
                ? ""
                : typed.taxNumber().replaceAll("[\\s]", "").toUpperCase(Locale.ROOT);
        return new Buyer(
                typed.kind(),
                line(typed.name()),
                number,
                typed.country().strip().toUpperCase(Locale.ROOT),
                typed.address()
                        .lines()
                        .map(TitleRule::line)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n")),
                line(typed.bank()),
                line(typed.bankAccount()),
                line(typed.phone()),
                line(typed.email()));
    }

    private static String line(String text) {
        return text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
    }

    private static boolean isTooLong(Buyer buyer) {
        return buyer.name().length() > NAME_MOST
                || buyer.address().length() > ADDRESS_MOST
                || Stream.of(buyer.taxNumber(), buyer.bank(), buyer.bankAccount(), buyer.phone(), buyer.email())
                        .anyMatch(field -> field.length() > FIELD_MOST);
    }
}
