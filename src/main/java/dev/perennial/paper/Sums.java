package dev.perennial.paper;

import dev.perennial.kernel.Money;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is owed without tax, as tax, and together. Prices contain the tax, so the gross is what adds up: of each rate,
 * the net is worked out of the gross once, rounded half up, and shared out over the lines so that they sum to it.
 *
 * @param lines the net of each line, in the lines' order; its tax is what the gross has more
 * @param rates the highest first
 */
public record Sums(List<Money> lines, List<Rate> rates, Money net, Money tax, Money gross) {

    /** All lines of one percentage, and of one reason when it is nothing. */
    public record Rate(int percent, Optional<Paper.Name> untaxed, Money net, Money tax, Money gross) {}

    private record Key(int percent, Optional<Paper.Name> untaxed) {
        private static final Comparator<Key> ORDER = Comparator.comparingInt(Key::percent)
                .reversed()
                .thenComparing(key -> key.untaxed.map(Paper.Name::en).orElse(""));
    }

    static Sums of(List<Paper.Line> lines, Currency currency) {
        var nothing = Money.zero(currency);
        var grossOf = new TreeMap<Key, Money>(Key.ORDER);
        var nets = new ArrayList<Money>();
        for (var line : lines) {
            var key = new Key(line.taxPercent(), line.untaxed());
            var before = grossOf.getOrDefault(key, nothing);
            var after = before.plus(line.gross());
            nets.add(net(after, key.percent).minus(net(before, key.percent)));
            grossOf.put(key, after);
        }
        var rates = grossOf.entrySet().stream()
                .map(entry -> rate(entry.getKey(), entry.getValue()))
                .toList();
        var net = rates.stream().map(Rate::net).reduce(nothing, Money::plus);
        var tax = rates.stream().map(Rate::tax).reduce(nothing, Money::plus);
        return new Sums(List.copyOf(nets), rates, net, tax, net.plus(tax));
    }

    /** The amount without the tax it contains. */
    public static Money net(Money gross, int taxPercent) {
        return gross.share(100, 100L + taxPercent, RoundingMode.HALF_UP);
    }

    private static Rate rate(Key key, Money gross) {
        var net = net(gross, key.percent);
        return new Rate(key.percent, key.untaxed, net, gross.minus(net), gross);
    }
}
