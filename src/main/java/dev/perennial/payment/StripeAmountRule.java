package dev.perennial.payment;

import dev.perennial.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
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

    private static final Map<String, String> LEAST = Map.ofEntries(
            Map.entry("AED", "2.00"),
            Map.entry("AUD", "0.50"),
            Map.entry("BRL", "0.50"),
            Map.entry("CAD", "0.50"),
            Map.entry("CHF", "0.50"),
            Map.entry("CZK", "15.00"),
            Map.entry("DKK", "2.50"),
            Map.entry("EUR", "0.50"),
            Map.entry("GBP", "0.30"),
            Map.entry("HKD", "4.00"),
            Map.entry("HUF", "175.00"),
            Map.entry("INR", "0.50"),
            Map.entry("JPY", "50"),
            Map.entry("MXN", "10.00"),
            Map.entry("MYR", "2.00"),
            Map.entry("NOK", "3.00"),
            Map.entry("NZD", "0.50"),
            Map.entry("PLN", "2.00"),
            Map.entry("RON", "2.00"),
            Map.entry("SEK", "3.00"),
            Map.entry("SGD", "0.50"),
            Map.entry("THB", "10.00"),
            Map.entry("USD", "0.50"));

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

    /** The smallest amount Stripe charges, as its table of minimum amounts has it; else its smallest unit. */
    public static Money least(Currency currency) {
        var decimal = LEAST.get(currency.getCurrencyCode());
        return decimal == null ? Money.ofMinor(1, currency) : Money.parse(decimal, currency);
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
