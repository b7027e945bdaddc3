package dev.perennial.bss;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a call says. A parameter that is sent empty counts as not sent, as programs' libraries leave those out or not;
 * one that is not known is passed over, as the service modelled does.
 */
public final class Parameters {
    private static final int TEXT_MAX = 10_000;
    private static final int YEAR_MAX = 9999;

    private final SortedMap<String, String> sent;

    Parameters(SortedMap<String, String> sent) {
        this.sent = sent;
    }

    public Optional<String> text(String name) {
        var text = sent.getOrDefault(name, "");
        boolean odd = text.length() > TEXT_MAX || text.chars().anyMatch(Character::isISOControl);
        if (odd) throw Fault.invalid(name);
        return Optional.of(text).filter(value -> !value.isBlank());
    }

    public String required(String name) {
        return text(name).orElseThrow(() -> Fault.missing(name));
    }

    public Optional<Long> number(String name, long least, long most) {
        return text(name).map(text -> {
            try {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) return number;
            } catch (NumberFormatException noNumber) {
                // answered below, in the same words
            }
            throw Fault.invalid(name);
        });
    }

    public long requiredNumber(String name, long least, long most) {
        return number(name, least, most).orElseThrow(() -> Fault.missing(name));
    }

    /** One of a few whole numbers. */
    public Optional<Integer> oneOf(String name, List<Integer> values) {
        var number = number(name, Integer.MIN_VALUE, Integer.MAX_VALUE).map(Long::intValue);
        if (number.filter(found -> !values.contains(found)).isPresent()) throw Fault.invalid(name);
        return number;
    }

    /** One of a few words. */
    public Optional<String> word(String name, String... words) {
        var word = text(name);
        if (word.filter(found -> !Arrays.asList(words).contains(found)).isPresent()) throw Fault.invalid(name);
        return word;
    }

    public Optional<Boolean> yes(String name) {
        return word(name, "true", "false").map(Boolean::valueOf);
    }

    /** An instant of the wire: {@code 2026-01-31T08:00:00Z}. */
    public Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                var at = DateTimeFormatter.ISO_INSTANT.parse(text, Instant::from);
                var year = at.atOffset(java.time.ZoneOffset.UTC).getYear();
                if (year >= 0 && year <= YEAR_MAX) return at;
            } catch (DateTimeException noTime) {
                // answered below, in the same words
            }
            throw Fault.invalid(name);
        });
    }

    /** An instant of the wire, or a time of this zone's clocks: {@code 2026-01-31 16:00:00}. */
    public Optional<Instant> time(String name, ZoneId zone) {
        var clock = text(name).filter(text -> text.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
        if (clock.isEmpty()) return time(name);
        try {
            return Optional.of(LocalDateTime.parse(clock.get().replace(' ', 'T'))
                    .atZone(zone)
                    .toInstant());
        } catch (DateTimeException noTime) {
            throw Fault.invalid(name);
        }
    }

    /** What a comma separates, without repetition; at most so many. */
    public List<String> list(String name, int most) {
        var all = text(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
        if (all.size() > most) throw Fault.invalid(name);
        return all;
    }

    /** {@code NAME.1}, {@code NAME.2} and so on, as far as they follow each other. */
    public List<String> numbered(String name, int most) {
        var all = new ArrayList<String>();
        for (int i = 1; i <= most + 1 && sent.containsKey(name + "." + i); i++) {
            if (i > most) throw Fault.invalid(name);
            all.add(required(name + "." + i));
        }
        return List.copyOf(all);
    }

    /** How many groups {@code NAME.1.…}, {@code NAME.2.…} there are, as far as they follow each other. */
    public int groups(String name, int most) {
        int count = 0;
        while (isGroup(name + "." + (count + 1) + ".")) {
            count++;
            if (count > most) throw Fault.invalid(name);
        }
        return count;
    }

    private boolean isGroup(String prefix) {
        var after = sent.tailMap(prefix);
        return !after.isEmpty() && after.firstKey().startsWith(prefix);
    }

    /**
     * Which part of a list is asked for.
     *
     * @param number from 1 on
     */
    public record Paging(int number, int size) {
        public long offset() {
            return (number - 1L) * size;
        }

        /** The part of a list that is all there. */
        public <T> List<T> of(List<T> all) {
            int from = (int) Math.min(offset(), all.size());
            return all.subList(from, Math.min(from + size, all.size()));
        }
    }

    public Paging paging(int usual, int most) {
        int number = number("PageNum", 1, Integer.MAX_VALUE).orElse(1L).intValue();
        int size = number("PageSize", 1, most).orElse((long) usual).intValue();
        return new Paging(number, size);
    }
}
