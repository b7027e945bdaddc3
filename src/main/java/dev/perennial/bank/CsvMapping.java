package dev.perennial.bank;

import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the CSV files of a bank are read: a line {@code key: value} for each thing said. Columns are named as in the
 * file's header line, which may stand below other lines.
 *
 * @param said the lines, by key
 */
public record CsvMapping(String name, Map<String, String> said) {
    private static final Set<String> KEYS = Set.of(
            "separator",
            "charset",
            "decimal",
            "date_format",
            "date",
            "amount",
            "credit",
            "debit",
            "direction",
            "credit_word",
            "currency",
            "currency_is",
            "account",
            "account_is",
            "text",
            "payer",
            "payer_account",
            "reference",
            "id");
    private static final int CONTENT_MAX = 4000;

    /** Those that come with the program. */
    static final Map<String, String> SHIPPED = Map.of("plain", """
        separator: ,
        date: date
        amount: amount
        currency: currency
        account: account
        text: text
        payer: payer
        payer_account: payer_account
        reference: reference
        id: id
        """, "german", """
        separator: ;
        charset: windows-1252
        decimal: ,
        date_format: dd.MM.uu
        date: Buchungstag
        amount: Betrag
        currency: Waehrung
        account: Auftragskonto
        text: Verwendungszweck + Kundenreferenz (End-to-End)
        payer: Beguenstigter/Zahlungspflichtiger
        payer_account: Kontonummer/IBAN
        """, "chinese", """
        separator: ,
        charset: GB18030
        date_format: uuuuMMdd
        date: 交易日期
        credit: 贷方发生额
        debit: 借方发生额
        currency_is: CNY
        text: 摘要 + 附言
        payer: 对方户名
        payer_account: 对方账号
        id: 交易流水号
        """);

    /** Reads what was typed; a line that is empty or begins with # says nothing. */
    static Outcome<CsvMapping> read(String name, String content) {
        if (!name.matches("[a-z0-9-]{1,40}")) return invalid("name", name);
        if (content.length() > CONTENT_MAX) return invalid("content", content.length() + " > " + CONTENT_MAX);
        var said = new LinkedHashMap<String, String>();
        for (var line : content.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) continue;
            int colon = line.indexOf(':');
            var key = colon < 0 ? line : line.substring(0, colon).strip();
            var value = colon < 0 ? "" : line.substring(colon + 1).strip();
            if (!KEYS.contains(key) || value.isEmpty()) return invalid("line", line);
            said.put(key, value);
        }
        return checked(new CsvMapping(name, Map.copyOf(said)));
    }

    private static Outcome<CsvMapping> checked(CsvMapping mapping) {
        var said = mapping.said;
        if (!said.containsKey("date")) return invalid("date", "");
        if (!said.containsKey("amount") && !said.containsKey("credit")) return invalid("amount", "");
        if (!said.containsKey("currency") && !said.containsKey("currency_is")) return invalid("currency", "");
        try {
            mapping.charset();
            mapping.dates();
            if (said.containsKey("currency_is")) Currency.getInstance(said.get("currency_is"));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return invalid("charset", said.getOrDefault("charset", ""));
        } catch (IllegalArgumentException unreadable) {
            return invalid("date_format, currency_is", said.getOrDefault("date_format", ""));
        }
        if (mapping.word("separator", ",").length() != 1
                && !mapping.word("separator", ",").equals("tab")) {
            return invalid("separator", said.get("separator"));
        }
        if (!Set.of(".", ",").contains(mapping.word("decimal", "."))) return invalid("decimal", said.get("decimal"));
        return Outcome.done(mapping);
    }

    private static <T> Outcome<T> invalid(String what, String value) {
        Refusal why = BankRefusal.MAPPING_INVALID;
        return Outcome.refused(why, Map.of("what", what, "value", Faults.shown(value)));
    }

    String word(String key, String otherwise) {
        return said.getOrDefault(key, otherwise);
    }

    char separator() {
        var written = word("separator", ",");
        return written.equals("tab") ? '\t' : written.charAt(0);
    }

    Charset charset() {
        return Charset.forName(word("charset", "UTF-8"));
    }

    DateTimeFormatter dates() {
        return DateTimeFormatter.ofPattern(word("date_format", "uuuu-MM-dd")).withResolverStyle(ResolverStyle.STRICT);
    }

    boolean hasDecimalComma() {
        return word("decimal", ".").equals(",");
    }

    /** The columns whose texts, joined, are this. */
    List<String> columns(String key) {
        return Arrays.stream(word(key, "").split("\\s\\+\\s"))
                .map(String::strip)
                .filter(column -> !column.isEmpty())
                .toList();
    }

    /** All columns it names. */
    List<String> columns() {
        return List.of(
                        "date",
                        "amount",
                        "credit",
                        "debit",
                        "direction",
                        "currency",
                        "account",
                        "text",
                        "payer",
                        "payer_account",
                        "reference",
                        "id")
                .stream()
                .flatMap(key -> columns(key).stream())
                .distinct()
                .toList();
    }
}
