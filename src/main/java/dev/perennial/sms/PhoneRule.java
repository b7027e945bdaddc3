package dev.perennial.sms;

import java.util.Optional;
import java.util.regex.Pattern;

/** Phone numbers as E.164 writes them, and as a message center wants them. */
final class PhoneRule {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s().-]");

    private PhoneRule() {}

    /** How numbers are written for the message center. */
    enum Form {
        /** {@code 8613800000000}, as SMPP means an international number. */
        DIGITS,
        /** {@code +8613800000000}. */
        PLUS,
        /** Those of the platform's own country without its code, {@code 13800000000}; others as {@link #DIGITS}. */
        NATIONAL
    }

    /** @param international whether the country's code is part of it */
    record Number(String digits, boolean international) {}

    /** The country's code as set; needed where numbers are written without it. */
    static String countryCode(Setup setup, Form form) {
        var code = setup.text("country-code", "");
        if (!code.matches("([1-9][0-9]{0,3})?")) throw setup.wrong("country-code", "is digits, such as 86");
        if (code.isEmpty() && form == Form.NATIONAL) {
            throw setup.wrong("country-code", "is needed where number-form is national");
        }
        return code;
    }

    /** The number in this form, or empty where it is none. */
    static Optional<Number> written(String phone, Form form, String countryCode) {
        var plain = BETWEEN.matcher(phone).replaceAll("");
        if (!E164.matcher(plain).matches()) return Optional.empty();
        return Optional.of(
                switch (form) {
                    case PLUS -> new Number(plain, true);
                    case DIGITS -> new Number(plain.substring(1), true);
                    case NATIONAL ->
                        !countryCode.isEmpty() && plain.startsWith("+" + countryCode)
                                ? new Number(plain.substring(1 + countryCode.length()), false)
                                : new Number(plain.substring(1), true);
                });
    }
}
