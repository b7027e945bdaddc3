package dev.perennial.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * Decides whether a tax number can be one: by its form in the European Union, by its check digit in China and Germany,
 * by its length anywhere else. A number may be well formed and nobody's: only the tax office knows.
 */
public final class TaxNumberRule {
    /** GB 32100-2015: no I, O, S, V, Z, which are read as digits. */
    private static final String SOCIAL_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /** The form after the two letters, by the country whose letters they are; Greece's are EL. */
    private static final Map<String, String> VAT = Map.ofEntries(
            Map.entry("AT", "U[0-9]{8}"),
            Map.entry("BE", "[01][0-9]{9}"),
            Map.entry("BG", "[0-9]{9,10}"),
            Map.entry("CY", "[0-9]{8}[A-Z]"),
            Map.entry("CZ", "[0-9]{8,10}"),
            Map.entry("DE", "[0-9]{9}"),
            Map.entry("DK", "[0-9]{8}"),
            Map.entry("EE", "[0-9]{9}"),
            Map.entry("EL", "[0-9]{9}"),
            Map.entry("ES", "[A-Z0-9][0-9]{7}[A-Z0-9]"),
            Map.entry("FI", "[0-9]{8}"),
            Map.entry("FR", "[A-HJ-NP-Z0-9]{2}[0-9]{9}"),
            Map.entry("HR", "[0-9]{11}"),
            Map.entry("HU", "[0-9]{8}"),
            Map.entry("IE", "[0-9][A-Z0-9+*][0-9]{5}[A-Z]{1,2}"),
            Map.entry("IT", "[0-9]{11}"),
            Map.entry("LT", "([0-9]{9}|[0-9]{12})"),
            Map.entry("LU", "[0-9]{8}"),
            Map.entry("LV", "[0-9]{11}"),
            Map.entry("MT", "[0-9]{8}"),
            Map.entry("NL", "[0-9]{9}B[0-9]{2}"),
            Map.entry("PL", "[0-9]{10}"),
            Map.entry("PT", "[0-9]{9}"),
            Map.entry("RO", "[0-9]{2,10}"),
            Map.entry("SE", "[0-9]{12}"),
            Map.entry("SI", "[0-9]{8}"),
            Map.entry("SK", "[0-9]{10}"),
            Map.entry("XI", "([0-9]{9}|[0-9]{12}|GD[0-9]{3}|HA[0-9]{3})"));

    private TaxNumberRule() {}

    /** What is wrong with the number for somebody of this country, in words; nothing when it can be one. */
    public static Optional<String> fault(String number, String country) {
        if (country.equals("CN")) {
            return isSocialCredit(number)
                    ? Optional.empty()
                    : Optional.of(
                            "'" + number + "' is no unified social credit code; its 18th character checks the others");
        }
        var letters = letters(country);
        if (!VAT.containsKey(letters)) {
            return number.matches("[A-Z0-9][A-Z0-9 ./-]{1,29}")
                    ? Optional.empty()
                    : Optional.of("'" + number + "' is no tax number; write 2 to 30 capitals and digits");
        }
        return isVat(number, country)
                ? Optional.empty()
                : Optional.of("'" + number + "' is no VAT number of " + country + "; it begins with " + letters);
    }

    /** Whether it is a VAT number of the European Union, with the letters of this country. */
    public static boolean isVat(String number, String country) {
        var letters = letters(country);
        var form = VAT.get(letters);
        return form != null
                && number.matches(letters + form)
                && (!letters.equals("DE") || isGerman(number.substring(2)));
    }

    /** China's unified social credit code: the last character makes the weighted sum a multiple of 31. */
    public static boolean isSocialCredit(String number) {
        if (!number.matches("[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}")) {
            return false;
        }
        int sum = 0;
        int weight = 1;
        for (int at = 0; at < 17; at++) {
            sum += SOCIAL_CREDIT.indexOf(number.charAt(at)) * weight;
            weight = weight * 3 % 31;
        }
        return SOCIAL_CREDIT.charAt((31 - sum % 31) % 31) == number.charAt(17);
    }

    /** ISO 7064, MOD 11,10. */
    private static boolean isGerman(String digits) {
        int product = 10;
        for (int at = 0; at < 8; at++) {
            int sum = (digits.charAt(at) - '0' + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == digits.charAt(8) - '0';
    }

    private static String letters(String country) {
        return country.equals("GR") ? "EL" : country;
    }
}
