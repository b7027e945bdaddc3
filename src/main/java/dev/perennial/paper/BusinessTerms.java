package dev.perennial.paper;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Sentences;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What EN 16931 makes of a paper, whatever the syntax: the business terms (BT) that have to be worked out. Words are in
 * the seller's language.
 */
final class BusinessTerms {
    /** BT-24: the core invoice, with no rules added to it. */
    static final String CORE = "urn:cen.eu:en16931:2017";

    /** BT-130: one, of no unit (UN/ECE recommendation 20). */
    static final String UNIT = "C62";

    /** BT-81: the means is not told by a code; its words (BT-82) tell it: the balance paid in before. */
    static final String PAID_FROM_BALANCE = "1";

    private static final int PRICE_DECIMALS_MOST = 6;
    private static final int LINES_MOST = 3;

    private final Paper paper;
    private final Sums sums;
    private final Locale language;

    BusinessTerms(Paper paper) {
        if (!Papers.hasEInvoice(paper.currency())) {
            throw new IllegalArgumentException("Indicates a bug: EN 16931 has two decimals, not those of "
                    + paper.currency().getCurrencyCode());
        }
        this.paper = paper;
        this.sums = paper.sums();
        this.language = paper.seller().country().equals("CN") ? Locale.CHINESE : Locale.ENGLISH;
    }

    Paper paper() {
        return paper;
    }

    Sums sums() {
        return sums;
    }

    Locale language() {
        return language;
    }

    String currency() {
        return paper.currency().getCurrencyCode();
    }

    /** BT-3: a commercial invoice, or a credit note. */
    String typeCode() {
        return paper.kind() == Paper.Kind.INVOICE ? "380" : "381";
    }

    /** BT-22: words of the seller's, and the orders where they are too many for BT-14. */
    List<String> notes() {
        var orders = paper.orders().size() > 1
                ? Stream.of(say("papers.orders") + ": " + String.join(", ", paper.orders()))
                : Stream.<String>empty();
        return Stream.concat(paper.note().stream(), orders)
                .filter(words -> !Xml.sound(words).isEmpty())
                .toList();
    }

    /** BT-14. */
    Optional<String> order() {
        return paper.orders().size() == 1 ? Optional.of(paper.orders().getFirst()) : Optional.empty();
    }

    /** BT-31 or BT-48: only a number that begins with its country's letters (BR-CO-9). */
    static Optional<String> vatNumber(Paper.Party party) {
        var letters = party.country().equals("GR") ? "EL" : party.country();
        return party.taxNumber().map(BusinessTerms::compact).filter(number -> number.startsWith(letters));
    }

    /** BT-32: the number of a country without VAT numbers. */
    static Optional<String> localTaxNumber(Paper.Party party) {
        return vatNumber(party).isPresent()
                ? Optional.empty()
                : party.taxNumber().map(BusinessTerms::compact);
    }

    /** BT-30 or BT-47: where a party has no VAT number, its tax number is what it is registered by (BR-CO-26). */
    static Optional<String> registration(Paper.Party party) {
        return party.registration().map(String::strip).or(() -> localTaxNumber(party));
    }

    private static String compact(String number) {
        return Xml.sound(number).replace(" ", "");
    }

    /** BT-118, and the reason BT-120 that E and O need. */
    record Category(String code, Optional<String> reason) {
        /** Not subject to tax has no rate (BR-O-05). */
        boolean hasRate() {
            return !code.equals("O");
        }
    }

    /** S: taxed. Of 0 percent: E where a reason is given, O where the seller has no tax number, Z otherwise. */
    Category category(int percent, Optional<Paper.Name> untaxed) {
        if (percent > 0) {
            return new Category("S", Optional.empty());
        }
        if (paper.seller().taxNumber().isEmpty()) {
            return new Category(
                    "O", Optional.of(untaxed.map(name -> name.in(language)).orElse(say("papers.untaxed"))));
        }
        return untaxed.map(name -> new Category("E", Optional.of(name.in(language))))
                .orElse(new Category("Z", Optional.empty()));
    }

    /** BT-146 with BT-149: the price of one where it is exact, or else the price of all of them. */
    record Price(BigDecimal amount, int basis) {}

    Price price(Paper.Line line, Money net) {
        var all = new BigDecimal(net.decimal());
        var one = all.divide(BigDecimal.valueOf(line.quantity()), PRICE_DECIMALS_MOST, RoundingMode.DOWN);
        return one.multiply(BigDecimal.valueOf(line.quantity())).compareTo(all) == 0
                ? new Price(plain(one, all.scale()), 1)
                : new Price(all, line.quantity());
    }

    private static BigDecimal plain(BigDecimal amount, int scaleLeast) {
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < scaleLeast ? amount.setScale(scaleLeast, RoundingMode.UNNECESSARY) : stripped;
    }

    /** BT-73 and BT-74: from the first day served to the last, when every line names its days. */
    Optional<Paper.Days> period() {
        var days =
                paper.lines().stream().flatMap(line -> line.service().stream()).toList();
        return days.size() < paper.lines().size()
                ? Optional.empty()
                : Optional.of(new Paper.Days(
                        days.stream()
                                .map(Paper.Days::first)
                                .min(Comparator.<LocalDate>naturalOrder())
                                .orElseThrow(),
                        days.stream()
                                .map(Paper.Days::last)
                                .max(Comparator.<LocalDate>naturalOrder())
                                .orElseThrow()));
    }

    /** BT-153 is the very thing sold; BT-154 what the tax office calls it. */
    String item(Paper.Line line) {
        var item = Xml.sound(line.item().in(language));
        return item.isEmpty() ? line.content().in(language) : item;
    }

    /** BT-35, BT-36 and BT-162, or the buyer's: more lines than three stand in the third. */
    List<String> addressLines(Paper.Party party) {
        var lines = party.address().stream()
                .map(line -> Xml.sound(line.in(language)))
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.size() <= LINES_MOST
                ? lines
                : List.of(lines.get(0), lines.get(1), String.join(", ", lines.subList(2, lines.size())));
    }

    /** BT-20: nothing is to be paid, or paid back: the balance paid it, or has it back. */
    String settled() {
        return say("papers.settled." + paper.kind());
    }

    /** BT-82, within an attribute. */
    String settledName() {
        return say("papers.means");
    }

    private String say(String key) {
        return Sentences.in(language).say(key, Map.of());
    }
}
