package dev.perennial.paper;

import dev.perennial.kernel.Money;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * Writes an amount in the capital figures of Chinese papers (大写金额), which nobody can alter with a stroke of the
 * pen: by the rules of the Ministry of Finance for filling in bills.
 */
final class CapitalsRule {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final List<String> PLACES = List.of("", "拾", "佰", "仟");
    private static final List<String> PARTS = List.of("角", "分", "厘");
    private static final int TEN_THOUSAND = 10_000;
    private static final int HUNDRED_MILLION = 100_000_000;

    private CapitalsRule() {}

    static String words(Money amount) {
        int decimals = amount.currency().getDefaultFractionDigits();
        var digits = amount.negated().max(amount).decimal();
        long whole = Long.parseLong(digits.substring(0, digits.length() - (decimals == 0 ? 0 : decimals + 1)));
        var small = small(digits.substring(digits.length() - decimals), whole > 0);
        var sign = amount.isNegative() ? "（负数）" : "";
        var large = whole == 0 && !small.isEmpty() ? "" : whole(whole) + "元";
        return sign + name(amount.currency()) + large + (small.isEmpty() || small.endsWith("角") ? small + "整" : small);
    }

    private static String name(Currency currency) {
        return currency.getDisplayName(Locale.CHINA);
    }

    /** Hundred millions, ten thousands and ones; where figures are skipped between them, one 零 stands for all. */
    private static String whole(long number) {
        if (number == 0) {
            return "零";
        }
        long large = number / HUNDRED_MILLION;
        int rest = Math.toIntExact(number % HUNDRED_MILLION);
        return large == 0 ? eight(rest) : whole(large) + "亿" + after(rest, HUNDRED_MILLION) + eight(rest);
    }

    private static String eight(int number) {
        int large = number / TEN_THOUSAND;
        int rest = number % TEN_THOUSAND;
        return large == 0 ? four(rest) : four(large) + "万" + after(rest, TEN_THOUSAND) + four(rest);
    }

    private static String after(int rest, int unit) {
        return rest > 0 && rest < unit / 10 ? "零" : "";
    }

    private static String four(int number) {
        var words = new StringBuilder();
        boolean skipped = false;
        for (int place = 3, unit = TEN_THOUSAND / 10; place >= 0; place--, unit /= 10) {
            int digit = number / unit % 10;
            if (digit == 0) {
                skipped = !words.isEmpty();
            } else {
                words.append(skipped ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES.get(place));
                skipped = false;
            }
        }
        return words.toString();
    }

    /** 角, 分 and 厘; a 零 where the tenths are skipped after whole units, or between. */
    private static String small(String fraction, boolean afterWhole) {
        var words = new StringBuilder();
        boolean skipped = false;
        for (int at = 0; at < fraction.length(); at++) {
            int digit = fraction.charAt(at) - '0';
            if (digit == 0) {
                skipped = afterWhole || !words.isEmpty();
            } else {
                words.append(skipped ? "零" : "").append(DIGITS.charAt(digit)).append(PARTS.get(at));
                skipped = false;
            }
        }
        return words.toString();
    }
}
