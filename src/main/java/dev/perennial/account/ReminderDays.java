package dev.perennial.account;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reminder days of an account's own, beside those its products' policies promise (rule 30). */
public record ReminderDays(List<Day> all) {
    /** Of every product. */
    public static final String ALL_PRODUCTS = "*";

    public static final int DAYS_MAX = 365;
    public static final int COUNT_MAX = 10;
    public static final ReminderDays NONE = new ReminderDays(List.of());

    /** So many days before the expiration of items of this product, or of {@link #ALL_PRODUCTS}. */
    public record Day(String product, int days) {
        @Override
        public String toString() {
            return product + ":" + days;
        }
    }

    public ReminderDays {
        var sorted = new TreeSet<>(Comparator.comparing(Day::product)
                .thenComparing(Comparator.comparing(Day::days).reversed()));
        sorted.addAll(all);
        all = List.copyOf(sorted);
    }

    /** As {@link Day#toString} writes them. */
    static ReminderDays read(Collection<String> written) {
        return new ReminderDays(written.stream()
                .map(day -> day.split(":", 2))
                .map(parts -> new Day(parts[0], Integer.parseInt(parts[1])))
                .toList());
    }

    /** What items of this product are reminded of besides, earliest first. */
    public List<Integer> of(String product) {
        return all.stream()
                .filter(day -> day.product().equals(product) || day.product().equals(ALL_PRODUCTS))
                .map(Day::days)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    public boolean has(Day day) {
        return all.contains(day);
    }

    public ReminderDays with(Day day) {
        return new ReminderDays(Stream.concat(all.stream(), Stream.of(day)).toList());
    }

    public ReminderDays without(Day day) {
        return new ReminderDays(all.stream().filter(other -> !other.equals(day)).toList());
    }

    /** What of {@code written} is for items of this product, for rows that carry both. */
    public static List<Integer> of(Collection<String> written, String product) {
        return written.isEmpty() ? List.of() : read(written).of(product);
    }
}
