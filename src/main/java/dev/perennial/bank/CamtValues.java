package dev.perennial.bank;

import dev.perennial.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** Dates, amounts and numbers as ISO 20022 writes them. */
final class CamtValues {
    private static final int DAY_LENGTH = 10;
    private static final int NUMBER_MAX = 40;

    private CamtValues() {}

    /** The day of a date, or of an instant with its own offset. */
    static LocalDate day(String text, String what, long line) {
        try {
            var day = LocalDate.parse(text.length() > DAY_LENGTH ? text.substring(0, DAY_LENGTH) : text);
            if (day.getYear() >= 1970 && day.getYear() < 3000) return day;
        } catch (DateTimeException noDay) {
            throw Faults.unreadable(what, text, line);
        }
        throw Faults.unreadable(what, text, line);
    }

    static Currency currency(String code, long line) {
        try {
            var currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) return currency;
        } catch (IllegalArgumentException noCurrency) {
            throw Faults.unreadable("Ccy", code, line);
        }
        throw Faults.unreadable("Ccy", code, line);
    }

    /** The amount of the current element, in the currency of its attribute. */
    static Money amount(Xml xml) {
        long line = xml.line();
        var currency = currency(xml.attribute("Ccy"), line);
        return money(xml.text(), currency, line);
    }

    static Money money(String text, Currency currency, long line) {
        if (!text.matches("\\+?(\\d{1,15}(\\.\\d{0,5})?|\\.\\d{1,5})")) throw Faults.unreadable("Amt", text, line);
        try {
            var exact = new BigDecimal(text).setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
            return Money.ofMinor(exact.unscaledValue().longValueExact(), currency);
        } catch (ArithmeticException tooFine) {
            throw Faults.unreadable("Amt", text, line);
        }
    }

    static boolean isCredit(Xml xml) {
        var text = xml.text();
        return switch (text) {
            case "CRDT" -> true;
            case "DBIT" -> false;
            default -> throw Faults.unreadable("CdtDbtInd", text, xml.line());
        };
    }

    static boolean flag(String text) {
        return text.equals("true") || text.equals("1");
    }

    /** The IBAN, or the bank's own number, of an account's Id. */
    static Optional<String> accountNumber(Xml xml) {
        String[] found = {""};
        xml.children(name -> {
            switch (name) {
                case "IBAN" -> found[0] = xml.text();
                case "Othr" ->
                    xml.children(part -> {
                        if (part.equals("Id") && found[0].isEmpty()) found[0] = xml.text();
                    });
                default -> {}
            }
        });
        var plain = Payee.plain(found[0]);
        if (plain.length() > NUMBER_MAX) throw Faults.unreadable("Acct/Id", plain, xml.line());
        return Optional.of(plain).filter(number -> !number.isEmpty());
    }
}
