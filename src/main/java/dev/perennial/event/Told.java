package dev.perennial.event;

import dev.perennial.journal.JournalEntry;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a journal row's facts as what they are; what is missing, as in rows of older versions, is null. */
record Told(JournalEntry row) {
    String account() {
        return row.account().value();
    }

    @Nullable
    String subscription() {
        return row.subscription().orElse(null);
    }

    @Nullable
    String text(String name) {
        return row.facts().get(name);
    }

    EventData.@Nullable Amount amount(String name) {
        var decimal = text(name);
        var currency = text("currency");
        return decimal == null || currency == null ? null : new EventData.Amount(decimal, currency);
    }

    /** An amount written with its currency: {@code 12.30 CNY}. */
    EventData.@Nullable Amount whole(String name) {
        var parts = row.facts().getOrDefault(name, "").split(" ");
        if (parts.length != 2) return null;
        boolean currencyFirst = parts[0].matches("[A-Z]{3}");
        return new EventData.Amount(parts[currencyFirst ? 1 : 0], parts[currencyFirst ? 0 : 1]);
    }

    @Nullable
    Instant instant(String name) {
        return read(name, Instant::parse);
    }

    @Nullable
    LocalDate date(String name) {
        return read(name, LocalDate::parse);
    }

    int number(String name) {
        var read = read(name, BigDecimal::new);
        return read == null ? 0 : read.intValue();
    }

    List<Integer> numbers(String name) {
        return Arrays.stream(row.facts().getOrDefault(name, "").split(","))
                .filter(part -> part.matches("-?\\d{1,9}"))
                .map(Integer::valueOf)
                .toList();
    }

    private <T> @Nullable T read(String name, Function<String, T> reader) {
        var text = text(name);
        if (text == null) return null;
        try {
            return reader.apply(text);
        } catch (DateTimeException | NumberFormatException otherwiseWritten) {
            return null;
        }
    }
}
