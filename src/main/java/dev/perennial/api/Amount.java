package dev.perennial.api;

import dev.perennial.kernel.Money;

/**
 * An amount of money.
 *
 * @param amount a plain decimal in the currency's scale: {@code 12.30}
 * @param currency by ISO 4217: {@code CNY}
 */
public record Amount(String amount, String currency) {
    public static Amount of(Money money) {
        return new Amount(money.decimal(), money.currency().getCurrencyCode());
    }
}
