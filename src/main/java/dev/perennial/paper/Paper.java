package dev.perennial.paper;

import dev.perennial.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An invoice or a credit note, complete: what its document says is all here, and the same record makes the same bytes.
 * Amounts are positive on both kinds.
 *
 * @param corrects the invoice a credit note takes back, wholly or in part; empty on an invoice
 * @param lines at least one, all of the paper's currency
 * @param orders the numbers of the orders it is about
 * @param note words of the seller's for the buyer, one or more lines
 */
public record Paper(
        Kind kind,
        String number,
        LocalDate issuedOn,
        Currency currency,
        Party seller,
        Party buyer,
        List<Line> lines,
        Optional<Corrected> corrects,
        List<String> orders,
        Optional<String> note) {

    public enum Kind {
        INVOICE,
        CREDIT_NOTE
    }

    public Paper {
        lines = List.copyOf(lines);
        orders = List.copyOf(orders);
        if (lines.isEmpty() || (kind == Kind.CREDIT_NOTE) != corrects.isPresent()) {
            throw new IllegalArgumentException("Indicates a bug: paper " + number + " lacks lines or what it corrects");
        }
    }

    /**
     * Seller or buyer.
     *
     * @param address its lines, without the city, postcode and country where these are known apart
     * @param country as ISO 3166-1 writes it, in two capitals
     * @param bank with the number of the account there, as papers of some countries name them
     */
    public record Party(
            Name name,
            Optional<String> taxNumber,
            Optional<String> registration,
            List<Name> address,
            Optional<Name> city,
            Optional<String> postcode,
            String country,
            Optional<String> email,
            Optional<String> phone,
            Optional<Name> bank,
            Optional<String> bankAccount) {}

    /** Words in both languages of the papers; a customer's own are the same in both. */
    public record Name(String en, String zh) {
        public static Name of(String words) {
            return new Name(words, words);
        }

        public String in(Locale language) {
            return Locale.CHINESE.getLanguage().equals(language.getLanguage()) ? zh : en;
        }
    }

    /** The invoice that a credit note is about. */
    public record Corrected(String number, LocalDate issuedOn) {}

    /**
     * One thing sold.
     *
     * @param content what the tax office calls it (the catalog's invoice content)
     * @param item the very thing: its product, edition and name
     * @param service the days it is served, the last one included
     * @param gross with the tax
     * @param taxPercent contained in the gross
     * @param untaxed why no tax is due, where the percentage is 0 by an exemption; empty where it is a rate like others
     */
    public record Line(
            Name content,
            Name item,
            Optional<Days> service,
            int quantity,
            Money gross,
            int taxPercent,
            Optional<Name> untaxed) {

        public Line {
            if (quantity <= 0 || gross.isNegative()) {
                throw new IllegalArgumentException("Indicates a bug: a line of " + quantity + " for " + gross);
            }
        }
    }

    /** @param last included */
    public record Days(LocalDate first, LocalDate last) {}

    public Sums sums() {
        return Sums.of(lines, currency);
    }
}
