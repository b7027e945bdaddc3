package dev.perennial.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

/**
 * An exact amount in the minor unit of its currency (fen, cent). It never rounds unless told how, and amounts of two
 * currencies never meet.
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    public Money {
        Objects.requireNonNull(currency, "currency");
    }

    public static Money ofMinor(long minor, Currency currency) {
        return new Money(minor, currency);
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * Reads a plain decimal such as {@code 12.30} in the currency's scale.
     *
     * @throws IllegalArgumentException when it is no plain decimal, has more decimals than the currency, or is too large
     */
    public static Money parse(String decimal, Currency currency) {
        if (!decimal.matches("-?[0-9]{1,18}(\\.[0-9]+)?")) {
            throw new IllegalArgumentException("'" + decimal + "' is not a plain decimal such as 12.30");
        }
        int scale = currency.getDefaultFractionDigits();
        try {
            var exact = new BigDecimal(decimal).setScale(scale, RoundingMode.UNNECESSARY);
            return new Money(exact.unscaledValue().longValueExact(), currency);
        } catch (ArithmeticException tooFineOrTooLarge) {
            throw new IllegalArgumentException(
                    "'" + decimal + "' has more than " + scale + " decimals or is too large for " + currency);
        }
    }

    /** As {@link #parse}; empty where that would throw. */
    public static Optional<Money> read(String decimal, Currency currency) {
        try {
            return Optional.of(parse(decimal, currency));
        } catch (IllegalArgumentException notAnAmount) {
            return Optional.empty();
        }
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** This amount times {@code percent} hundredths, rounded as named. */
    public Money percent(int percent, RoundingMode rounding) {
        var share = BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(percent))
                .divide(BigDecimal.valueOf(100), 0, rounding);
        return new Money(share.longValueExact(), currency);
    }

    /** This amount times {@code part} of {@code whole}, rounded as named. */
    public Money share(long part, long whole, RoundingMode rounding) {
        var share = BigDecimal.valueOf(minor)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), 0, rounding);
        return new Money(share.longValueExact(), currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public boolean isLessThan(Money other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    /** The plain decimal in the currency's scale, without the currency: {@code 12.30}. */
    public String decimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
    }

    @Override
    public String toString() {
        return decimal() + " " + currency.getCurrencyCode();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Indicates a bug: " + this + " meets " + other);
        }
        return other;
    }
}
