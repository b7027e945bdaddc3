package dev.perennial.payment;

import dev.perennial.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How Stripe writes amounts (docs.stripe.com/currencies): whole numbers of a smallest unit that is not always the
 * currency's own. Two decimals, but for these; {@code ISK} and {@code UGX} have none and are written with two all the
 * same, and what has three must end in a zero.
 */
public final class StripeAmountRule {
    private static final Set<String> NO_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private StripeAmountRule() {}

    /** Empty for what Stripe cannot take: a part of its smallest unit. */
    public static OptionalLong write(Money money) {
        var code = money.currency().getCurrencyCode();
        try {
            long units = new BigDecimal(money.decimal())
                    .setScale(decimals(code), RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
            boolean whole = !THREE_DECIMALS.contains(code) || units % 10 == 0;
            return whole ? OptionalLong.of(units) : OptionalLong.empty();
        } catch (ArithmeticException tooFineOrTooLarge) {
            return OptionalLong.empty();
        }
    }

    /** Empty for what is no amount of a currency known here. */
    public static Optional<Money> read(long units, String code) {
        try {
            var currency = Currency.getInstance(code.toUpperCase(Locale.ROOT));
            var decimal = BigDecimal.valueOf(units, decimals(currency.getCurrencyCode()))
                    .setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
            return Optional.of(Money.ofMinor(decimal.unscaledValue().longValueExact(), currency));
        } catch (IllegalArgumentException | ArithmeticException notAnAmount) {
            return Optional.empty();
        }
    }

    private static int decimals(String code) {
        if (NO_DECIMALS.contains(code)) return 0;
        return THREE_DECIMALS.contains(code) ? 3 : 2;
    }
}
