package dev.perennial.console.renewals;

import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Spreadsheet;
import dev.perennial.kernel.Words;
import dev.perennial.listing.Line;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.QuoteRule.Quote;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The list as a table for spreadsheets: a line an item, with what one more term costs and until when it lasts. */
final class Sheet {
    private static final List<String> COLUMNS = List.of(
            "id",
            "name",
            "product",
            "edition",
            "phase",
            "expires",
            "days_left",
            "mode",
            "each_time",
            "next_charge",
            "quoted_for",
            "price",
            "currency",
            "new_expiration",
            "not_now");

    private final Words words;
    private final Locale language;

    Sheet(Words words, Locale language) {
        this.words = words;
        this.language = language;
    }

    List<String> head() {
        return COLUMNS.stream()
                .map(column -> words.say("renewals.sheet." + column))
                .toList();
    }

    List<String> cells(Line line) {
        var item = line.item();
        var cells = new ArrayList<String>();
        cells.add(defused(line.id()));
        cells.add(defused(line.name()));
        cells.add(defused(line.product().name().in(language)));
        cells.add(defused(line.editionName(language)));
        cells.add(words.say("words.phase." + line.phase()));
        cells.add(line.expiresAt() == null ? "" : words.day(line.expiresAt()));
        cells.add(line.expiresAt() == null ? "" : String.valueOf(daysLeft(line, words.zone())));
        cells.add(words.say("words.mode." + line.mode()));
        cells.add(item.plan().period() == null ? "" : words.period(item.plan().period()));
        cells.add(line.nextTry() == null ? "" : words.instant(line.nextTry()));
        quote(line).forEach(cells::add);
        return cells;
    }

    private Stream<String> quote(Line line) {
        var open = line.open().isPresent() ? reason(OrderRefusal.ORDER_IN_PROGRESS.name()) : "";
        return switch (line.quote()) {
            case Done<Quote>(var quote) ->
                Stream.of(
                        words.period(quote.period()),
                        quote.price().decimal(),
                        quote.price().currency().getCurrencyCode(),
                        words.day(quote.term().end()),
                        open);
            case Refused<Quote>(var why, var facts) -> Stream.of("", "", "", "", reason(why.name()));
        };
    }

    private String reason(String code) {
        return words.say("words.reason." + code);
    }

    private static long daysLeft(Line line, ZoneId zone) {
        return ChronoUnit.DAYS.between(
                LocalDate.ofInstant(line.now(), zone), LocalDate.ofInstant(line.expiresAt(), zone));
    }

    static String defused(String text) {
        return Spreadsheet.text(text);
    }
}
