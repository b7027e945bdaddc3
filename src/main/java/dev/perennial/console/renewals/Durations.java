package dev.perennial.console.renewals;

import dev.perennial.catalog.Product;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.listing.Line;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long items of one kind are to be renewed for each time: what is sold, and what is chosen.
 *
 * @param offered empty where nothing is sold in the account's currency
 * @param keeps whether each can keep its own, since each has one and they differ
 * @param chosen null where each keeps its own
 * @param readable whether what was chosen could be read
 */
public record Durations(
        Product product,
        String edition,
        List<Line> lines,
        List<Offered> offered,
        boolean keeps,
        @Nullable Period chosen,
        boolean readable) {
    /** What a form says for "as each has it". */
    public static final String KEEP = "keep";

    /** @param price of one item */
    public record Offered(Period period, Money price) {}

    /** @param lines items of one kind, at least one */
    static Durations of(List<Line> lines, Currency currency, Ask ask) {
        var product = lines.getFirst().product();
        var edition = lines.getFirst().item().item().edition();
        var offered = product.periods(edition).stream()
                .flatMap(period ->
                        product.price(edition, period, currency).stream().map(price -> new Offered(period, price)))
                .toList();
        var own = lines.stream()
                .flatMap(line -> Stream.ofNullable(line.item().plan().period()))
                .toList();
        boolean all = own.size() == lines.size();
        boolean keeps = all && own.stream().distinct().count() > 1;
        var usual = all && !keeps
                ? own.getFirst()
                : keeps || offered.isEmpty() ? null : offered.getFirst().period();
        var said = said(ask, product.code(), edition);
        boolean unsaid = said.isEmpty() || keeps && said.get().equals(KEEP);
        var read = unsaid ? Optional.<Period>empty() : read(said.get());
        var chosen = unsaid ? (said.isPresent() ? null : usual) : read.orElse(usual);
        return new Durations(product, edition, lines, offered, keeps, chosen, unsaid || read.isPresent());
    }

    private static Optional<String> said(Ask ask, String product, String edition) {
        return Stream.of(field(product, edition), "period")
                .flatMap(name -> Stream.ofNullable(ask.parameters().apply(name)))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static Optional<Period> read(String text) {
        try {
            return Optional.of(Period.parse(text));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String field(String product, String edition) {
        return "period." + product + "." + edition;
    }

    /** The name by which the form says it: codes have no dots. */
    public String field() {
        return field(product.code(), edition);
    }

    public boolean isChosen(Period period) {
        return period.equals(chosen);
    }
}
