package dev.perennial.paper;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Sentences;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A paper as its page shows it: every text printable, every amount and date in the form of its language. */
public final class PaperPage {
    private static final String STYLE = new String(Fonts.resource("paper.css"), StandardCharsets.UTF_8);
    private static final int PRICE_DECIMALS_MORE = 4;
    private static final int AMOUNT_MOST = 11;

    private final Paper paper;
    private final Sums sums;
    private final Locale language;
    private final Sentences sentences;

    PaperPage(Paper paper, Locale language) {
        this.paper = paper;
        this.sums = paper.sums();
        this.sentences = Sentences.in(language);
        this.language = isChinese(language) ? Locale.CHINESE : Locale.ENGLISH;
    }

    static boolean isChinese(Locale language) {
        return language.getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    public String style() {
        return STYLE;
    }

    public String language() {
        return language.toLanguageTag();
    }

    public String title() {
        return say("papers.title." + paper.kind());
    }

    public boolean isCreditNote() {
        return paper.kind() == Paper.Kind.CREDIT_NOTE;
    }

    public String say(String key) {
        return sentences.say(key, Map.of());
    }

    public String say(String key, String name, String fact) {
        return Fonts.printable(sentences.say(key, Map.of(name, fact)));
    }

    public String number() {
        return Fonts.printable(paper.number());
    }

    public String currency() {
        return paper.currency().getCurrencyCode();
    }

    public String issuedOn() {
        return paper.issuedOn().toString();
    }

    public Optional<String> corrects() {
        return paper.corrects().map(Paper.Corrected::number).map(Fonts::printable);
    }

    public Optional<String> correctedOn() {
        return paper.corrects().map(corrected -> corrected.issuedOn().toString());
    }

    public List<String> orders() {
        return paper.orders().stream().map(Fonts::printable).toList();
    }

    public List<String> notes() {
        return paper.note().stream()
                .flatMap(String::lines)
                .map(Fonts::printable)
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** A name and what is said of a party, one beside the other. */
    public record Fact(String key, String words) {}

    public record Block(String name, List<String> address, List<Fact> facts) {}

    public Block seller() {
        return block(paper.seller());
    }

    public Block buyer() {
        return block(paper.buyer());
    }

    private Block block(Paper.Party party) {
        var country = Locale.of("", party.country()).getDisplayCountry(language);
        var city = party.city().map(name -> name.in(language));
        var address = party.address().stream().map(line -> line.in(language));
        var lines = isChinese(language)
                ? Stream.of(
                        Stream.of(Stream.concat(Stream.of(country), city.stream())
                                .reduce((left, right) -> left + " " + right)
                                .orElseThrow()),
                        address,
                        party.postcode().map(code -> say("papers.postcode") + " " + code).stream())
                : Stream.of(
                        address,
                        Stream.concat(party.postcode().stream(), city.stream())
                                .reduce((left, right) -> left + " " + right)
                                .stream(),
                        Stream.of(country));
        return new Block(
                Fonts.printable(party.name().in(language)),
                lines.flatMap(each -> each)
                        .map(Fonts::printable)
                        .filter(line -> !line.isBlank())
                        .toList(),
                Stream.of(
                                party.taxNumber().map(number -> new Fact(taxNumber(party), number)),
                                party.registration().map(number -> new Fact("papers.registration", number)),
                                party.bank().map(bank -> new Fact("papers.bank", bank.in(language))),
                                party.bankAccount().map(number -> new Fact("papers.account", number)),
                                party.phone().map(phone -> new Fact("papers.phone", phone)),
                                party.email().map(email -> new Fact("papers.email", email)))
                        .flatMap(Optional::stream)
                        .map(fact -> new Fact(fact.key(), Fonts.printable(fact.words())))
                        .toList());
    }

    private static String taxNumber(Paper.Party party) {
        return BusinessTerms.vatNumber(party).isPresent() ? "papers.vat-number" : "papers.tax-number";
    }

    public record Row(
            int number,
            String content,
            String item,
            Optional<String> service,
            String quantity,
            String price,
            String net,
            String rate,
            String tax,
            String gross) {}

    /** Whether the amounts need a smaller print to stand in their columns. */
    public boolean isWide() {
        return gross().length() > AMOUNT_MOST;
    }

    public List<Row> rows() {
        return IntStream.range(0, paper.lines().size())
                .mapToObj(at -> row(at + 1, paper.lines().get(at), sums.lines().get(at)))
                .toList();
    }

    private Row row(int number, Paper.Line line, Money net) {
        return new Row(
                number,
                Fonts.printable(line.content().in(language)),
                Fonts.printable(line.item().in(language)),
                line.service().map(days -> days.first() + " – " + days.last()),
                (takesBack() ? "-" : "") + line.quantity(),
                price(line, net),
                money(net),
                rate(line.taxPercent(), line.untaxed()),
                money(line.gross().minus(net)),
                money(line.gross()));
    }

    /** The net price of one, with as many decimals more as it takes, but four at the most. */
    private String price(Paper.Line line, Money net) {
        int scale = paper.currency().getDefaultFractionDigits();
        var one = new BigDecimal(net.decimal())
                .divide(BigDecimal.valueOf(line.quantity()), scale + PRICE_DECIMALS_MORE, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return grouped(one.scale() < scale ? one.setScale(scale, RoundingMode.UNNECESSARY) : one);
    }

    public record RateRow(String rate, Optional<String> reason, String net, String tax, String gross) {}

    public List<RateRow> rates() {
        return sums.rates().stream()
                .map(rate -> new RateRow(
                        rate(rate.percent(), rate.untaxed()),
                        rate.untaxed().map(reason -> Fonts.printable(reason.in(language))),
                        money(rate.net()),
                        money(rate.tax()),
                        money(rate.gross())))
                .toList();
    }

    private String rate(int percent, Optional<Paper.Name> untaxed) {
        return untaxed.isPresent() ? say("papers.exempt") : percent + "%";
    }

    public String net() {
        return money(sums.net());
    }

    public String tax() {
        return money(sums.tax());
    }

    public String gross() {
        return money(sums.gross());
    }

    public String nothing() {
        return money(Money.zero(paper.currency()));
    }

    /** The total in capital figures, on Chinese papers. */
    public Optional<String> inWords() {
        return isChinese(language) ? Optional.of(CapitalsRule.words(signed(sums.gross()))) : Optional.empty();
    }

    public String settled() {
        return say("papers.settled." + paper.kind());
    }

    private String money(Money amount) {
        return grouped(new BigDecimal(signed(amount).decimal()));
    }

    /** A Chinese credit note shows what it takes back below zero (红字); others say by their name that they do. */
    private Money signed(Money amount) {
        return takesBack() ? amount.negated() : amount;
    }

    private boolean takesBack() {
        return isCreditNote() && isChinese(language);
    }

    static String grouped(BigDecimal amount) {
        var plain = amount.abs().toPlainString();
        int point = plain.contains(".") ? plain.indexOf('.') : plain.length();
        var whole = plain.substring(0, point).replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", ",");
        return (amount.signum() < 0 ? "-" : "") + whole + plain.substring(point);
    }
}
