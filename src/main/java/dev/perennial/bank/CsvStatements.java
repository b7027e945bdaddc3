package dev.perennial.bank;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.RefusedException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a CSV file of a bank by a mapping: each row is one booked movement. */
final class CsvStatements {
    /** So many lines may stand above the header. */
    private static final int ABOVE_MAX = 40;

    private static final int FIELDS_MAX = 200;

    private final CsvMapping mapping;
    private final String number;
    private final String otherwise;
    private final Sink sink;
    private final Map<String, Integer> places = new HashMap<>();
    private String account = "";

    private CsvStatements(CsvMapping mapping, String number, String otherwise, Sink sink) {
        this.mapping = mapping;
        this.number = number;
        this.otherwise = otherwise;
        this.sink = sink;
    }

    /**
     * @param number to call the statement by, since the file has none
     * @param otherwise the bank account it is of, where the file does not say
     */
    static void read(InputStream in, CsvMapping mapping, String number, String otherwise, Sink sink) {
        var statements = new CsvStatements(mapping, number, otherwise, sink);
        var decoder = mapping.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        long[] line = {1};
        try (var reader = CsvReader.builder()
                .fieldSeparator(mapping.separator())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(new InputStreamReader(in, decoder))) {
            reader.forEach(row -> {
                line[0] = row.getStartingLineNumber();
                statements.row(row);
            });
        } catch (CsvParseException unreadable) {
            throw fault(unreadable, line[0]);
        } catch (UncheckedIOException unreadable) {
            throw fault(unreadable, line[0]);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        statements.finish();
    }

    private static RuntimeException fault(RuntimeException broken, long line) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException || cause instanceof CharConversionException) {
                return Faults.at(BankRefusal.STATEMENT_WRONG_ENCODING, line);
            }
        }
        return broken instanceof CsvParseException
                ? new RefusedException(
                        BankRefusal.STATEMENT_FIELD_TOO_LONG, Map.of("line", String.valueOf(line), "most", "16777216"))
                : broken;
    }

    private void row(CsvRecord row) {
        if (row.getFieldCount() > FIELDS_MAX) {
            throw Faults.unreadable("columns", String.valueOf(row.getFieldCount()), row.getStartingLineNumber());
        }
        if (places.isEmpty()) {
            header(row);
        } else if (row.getFields().stream().anyMatch(field -> !field.isBlank())) {
            booking(row);
        }
    }

    private void header(CsvRecord row) {
        var names = row.getFields().stream()
                .map(name -> name.replace("\uFEFF", "").strip())
                .toList();
        if (names.containsAll(mapping.columns())) {
            for (int i = 0; i < names.size(); i++) {
                places.putIfAbsent(names.get(i), i);
            }
        } else if (row.getStartingLineNumber() > ABOVE_MAX) {
            throw missing();
        }
    }

    private void finish() {
        if (places.isEmpty()) throw missing();
        if (account.isEmpty()) throw new RefusedException(BankRefusal.STATEMENT_EMPTY, Map.of());
        sink.end();
    }

    private RefusedException missing() {
        return new RefusedException(
                BankRefusal.COLUMN_MISSING,
                Map.of("columns", String.join(", ", mapping.columns()), "mapping", mapping.name()));
    }

    private void booking(CsvRecord row) {
        long line = row.getStartingLineNumber();
        var currency = CamtValues.currency(
                mapping.said().containsKey("currency") ? one(row, "currency") : mapping.word("currency_is", ""), line);
        var signed = amount(row, currency, line);
        if (signed.isZero()) {
            sink.pending();
            return;
        }
        begin(row, currency, line);
        boolean credit = signed.isPositive();
        sink.booking(new Booking(
                day(one(row, "date"), line),
                credit,
                false,
                credit ? signed : signed.negated(),
                CamtDetail.given(one(row, "id")).map(id -> "I" + id),
                new Booking.Payer(
                        CamtDetail.given(one(row, "payer")),
                        CamtDetail.given(one(row, "payer_account")).map(Payee::plain)),
                CamtDetail.given(one(row, "reference")),
                said(row, "text", "\n"),
                Optional.empty(),
                CamtDetail.given(one(row, "id")),
                Optional.empty(),
                false,
                line));
    }

    private void begin(CsvRecord row, Currency currency, long line) {
        var said = mapping.said().containsKey("account") ? one(row, "account") : mapping.word("account_is", otherwise);
        var plain = Payee.plain(said);
        if (plain.isEmpty()) throw Faults.lacks(mapping.word("account", "account_is"), line);
        if (plain.equals(account)) return;
        if (!account.isEmpty()) sink.end();
        account = plain;
        sink.begin(new StatementHead(plain, number, currency, null, null, null, null));
    }

    private LocalDate day(String text, long line) {
        try {
            return mapping.dates().parse(text, LocalDate::from);
        } catch (DateTimeException noDay) {
            throw Faults.unreadable(mapping.word("date", ""), text, line);
        }
    }

    /** What came in, or what went out below zero. */
    private Money amount(CsvRecord row, Currency currency, long line) {
        if (!mapping.said().containsKey("amount")) {
            var in = money(one(row, "credit"), currency, line);
            return in.isZero() ? money(one(row, "debit"), currency, line).negated() : in;
        }
        var amount = money(one(row, "amount"), currency, line);
        if (!mapping.said().containsKey("direction")) return amount;
        boolean credit = List.of(mapping.word("credit_word", "C").split("\\|")).contains(one(row, "direction"));
        return credit ? amount : amount.negated();
    }

    private Money money(String text, Currency currency, long line) {
        var plain = text.replaceAll("[\\s\u00A0\u202F'￥¥€]", "");
        plain = mapping.hasDecimalComma() ? plain.replace(".", "").replace(',', '.') : plain.replace(",", "");
        if (plain.isEmpty()) return Money.zero(currency);
        boolean negative = plain.startsWith("-");
        if (!plain.matches("[+-]?[0-9.]+")) throw Faults.unreadable(mapping.word("amount", "credit"), text, line);
        var money = CamtValues.money(negative ? plain.substring(1) : plain, currency, line);
        return negative ? money.negated() : money;
    }

    private String one(CsvRecord row, String key) {
        return said(row, key, " ");
    }

    private String said(CsvRecord row, String key, String between) {
        return mapping.columns(key).stream()
                .map(places::get)
                .filter(place -> place != null && place < row.getFieldCount())
                .map(place -> row.getField(place).strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(between));
    }
}
