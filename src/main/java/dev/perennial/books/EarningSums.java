package dev.perennial.books;

import dev.perennial.books.DeferredRevenue.Line;
import dev.perennial.books.DeferredRevenue.Month;
import dev.perennial.books.DeferredRevenue.Part;
import dev.perennial.books.EarningRule.Back;
import dev.perennial.books.EarningRule.Sale;
import dev.perennial.kernel.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Adds up sales month by month. What it keeps grows with the months and the products, not with the sales. */
final class EarningSums {
    private static final int MONTHS_A_YEAR = 12;

    private final YearMonth from;
    private final LocalDate[] ends;
    private final int months;
    private final Map<Key, Sums> sums = new TreeMap<>(Comparator.comparing((Key key) -> key.currency)
            .thenComparing(key -> key.product)
            .thenComparing(key -> key.part));

    EarningSums(YearMonth from, YearMonth to) {
        this.from = from;
        this.months = (int) ChronoUnit.MONTHS.between(from, to) + 1;
        this.ends = IntStream.range(0, months)
                .mapToObj(i -> from.plusMonths(i).atEndOfMonth())
                .toArray(LocalDate[]::new);
    }

    private record Key(String currency, String product, Part part) {}

    private static final class Sums {
        long opening;
        final long[] sold;
        final long[] refunded;
        final long[] earned;

        Sums(int months) {
            sold = new long[months];
            refunded = new long[months];
            earned = new long[months];
        }
    }

    void add(String currency, String product, Part part, Sale sale) {
        if (sale.minor() == 0) return;
        var to = sums.computeIfAbsent(new Key(currency, product, part), key -> new Sums(months));
        var eve = from.atDay(1).minusDays(1);
        long before = EarningRule.earned(sale, eve);
        to.opening += soldBy(sale, eve) - before;
        note(to.sold, sale.sold(), sale.minor());
        sale.back().forEach(back -> note(to.refunded, back.day(), back.minor()));
        // Outside these months nothing is earned: a look at each would be most of the work.
        int last = index(over(sale));
        for (int i = Math.max(0, index(sale.sold())); i <= last && i < months; i++) {
            long through = EarningRule.earned(sale, ends[i]);
            to.earned[i] += through - before;
            before = through;
        }
    }

    /** The first day on which all is earned, or a later one. */
    private static LocalDate over(Sale sale) {
        var over = sale.end().isAfter(sale.sold()) ? sale.end() : sale.sold();
        for (var back : sale.back()) {
            over = back.day().isAfter(over) ? back.day() : over;
            over = back.end().isAfter(over) ? back.end() : over;
        }
        return over;
    }

    private int index(LocalDate day) {
        return (day.getYear() - from.getYear()) * MONTHS_A_YEAR + day.getMonthValue() - from.getMonthValue();
    }

    private static long soldBy(Sale sale, LocalDate day) {
        long back = sale.back().stream()
                .filter(given -> !given.day().isAfter(day))
                .mapToLong(Back::minor)
                .sum();
        return sale.sold().isAfter(day) ? 0 : sale.minor() - back;
    }

    private void note(long[] into, LocalDate day, long minor) {
        int month = index(day);
        if (month >= 0 && month < months) {
            into[month] += minor;
        }
    }

    DeferredRevenue revenue() {
        var lines = sums.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
        return new DeferredRevenue(from, from.plusMonths(months - 1L), lines);
    }

    private Line line(Key key, Sums of) {
        var currency = Currency.getInstance(key.currency);
        long[] deferred = new long[months];
        for (int i = 0; i < months; i++) {
            deferred[i] = (i == 0 ? of.opening : deferred[i - 1]) + of.sold[i] - of.refunded[i] - of.earned[i];
        }
        List<Month> list = IntStream.range(0, months)
                .mapToObj(i -> new Month(
                        from.plusMonths(i),
                        Money.ofMinor(of.sold[i], currency),
                        Money.ofMinor(of.refunded[i], currency),
                        Money.ofMinor(of.earned[i], currency),
                        Money.ofMinor(deferred[i], currency)))
                .toList();
        return new Line(currency, key.product, key.part, Money.ofMinor(of.opening, currency), list);
    }
}
