package dev.perennial.renewal;

import dev.perennial.kernel.Money;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The statement of law 6: everything due ended as renewed, refused, deferred or parked, each with its reason. */
public final class Tally {
    public enum Decision {
        RENEWED,
        /** A no that ends this expiration's tries. */
        REFUSED,
        /** A no with a later try, or a yes that waits for the provider. */
        DEFERRED,
        PARKED
    }

    /**
     * @param reason the refusal code, or how it was renewed
     * @param currency of {@code amount}; null where no price was known
     * @param amountMinor the sum of prices
     */
    public record Line(
            Decision decision, String reason, @Nullable String currency, long count, long amountMinor) {

        Line plus(Line other) {
            return new Line(
                    decision, reason, currency, count + other.count, Math.addExact(amountMinor, other.amountMinor));
        }

        public @Nullable Money amount() {
            return currency == null ? null : Money.ofMinor(amountMinor, Currency.getInstance(currency));
        }
    }

    private record Key(Decision decision, String reason, String currency) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::decision)
                    .thenComparing(Key::reason)
                    .thenComparing(Key::currency)
                    .compare(this, other);
        }
    }

    private final Map<Key, Line> lines = new TreeMap<>();

    public void add(Decision decision, String reason, @Nullable Money price) {
        add(new Line(
                decision,
                reason,
                price == null ? null : price.currency().getCurrencyCode(),
                1,
                price == null ? 0 : price.minor()));
    }

    /** An item whose provider said yes: it was deferred, in this statement or an earlier one, and is renewed now. */
    void confirmed(Money price) {
        answered(Decision.RENEWED, Attempt.RENEWED, price);
    }

    /** An item whose provider said no to this order. */
    void refused(Money price, boolean forGood) {
        answered(forGood ? Decision.REFUSED : Decision.DEFERRED, RenewalRefusal.PROVIDER_REFUSED.name(), price);
    }

    private void answered(Decision decision, String reason, Money price) {
        var waited = new Line(
                Decision.DEFERRED,
                RenewalRefusal.AWAITING_PROVIDER.name(),
                price.currency().getCurrencyCode(),
                -1,
                -price.minor());
        var before = lines.get(key(waited));
        if (before != null && before.count() > 0) {
            add(waited);
        }
        add(decision, reason, price);
    }

    public void add(Tally other) {
        other.lines.values().forEach(this::add);
    }

    private void add(Line line) {
        var sum = lines.merge(key(line), line, Line::plus);
        if (sum.count() == 0) {
            lines.remove(key(line));
        }
    }

    private static Key key(Line line) {
        return new Key(line.decision(), line.reason(), line.currency() == null ? "" : line.currency());
    }

    public long due() {
        return lines.values().stream().mapToLong(Line::count).sum();
    }

    public long count(Decision decision) {
        return lines.values().stream()
                .filter(line -> line.decision() == decision)
                .mapToLong(Line::count)
                .sum();
    }

    public List<Line> lines() {
        return List.copyOf(lines.values());
    }

    public static Tally of(List<Line> lines) {
        var tally = new Tally();
        lines.forEach(tally::add);
        return tally;
    }
}
