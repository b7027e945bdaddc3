package dev.perennial.portfolio;

import static java.util.Objects.requireNonNullElse;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line of {@code accounts.csv}, right in itself. */
record AccountRow(Place place, Account account, Money balance, Money creditLimit) {

    static Optional<AccountRow> read(Fields fields) {
        fields.need("account", "name", "currency", "time_zone");
        var id = fields.id("account");
        var name = fields.text("name");
        var currency = fields.currency("currency");
        var zone = fields.zone("time_zone");
        var language = language(fields);
        var email = fields.email("email");
        var phone = fields.phone("phone");
        if (currency == null) {
            // No amount can be read without it.
            return Optional.empty();
        }
        var zero = Money.zero(currency);
        var balance = requireNonNullElse(fields.money("balance", currency), zero);
        var creditLimit = notNegative(fields, "credit_limit", fields.money("credit_limit", currency));
        var threshold = fields.money("low_balance_threshold", currency);
        notNegative(fields, "low_balance_threshold", threshold);
        var limit = requireNonNullElse(creditLimit, zero);
        if (fields.isRight() && balance.plus(limit).isNegative()) {
            fields.wrong("balance", "is " + balance + "; write no less than minus the credit limit of " + limit);
        }
        if (!fields.isRight()) {
            return Optional.empty();
        }
        var account = new Account(
                new Account.Id(id),
                name,
                currency,
                zone,
                language,
                Optional.ofNullable(email),
                Optional.ofNullable(phone),
                Optional.ofNullable(threshold).map(Money::minor));
        return Optional.of(new AccountRow(fields.place(), account, balance, limit));
    }

    private static @Nullable Money notNegative(Fields fields, String column, @Nullable Money amount) {
        if (amount != null && amount.isNegative()) {
            fields.wrong(column, "is " + amount + "; write zero or more");
        }
        return amount;
    }

    /** Tags with a region or script mean the language they begin with. */
    private static @Nullable Locale language(Fields fields) {
        var raw = fields.text("language");
        if (raw == null) {
            return Locale.ENGLISH;
        }
        var language = raw.split("[-_]", 2)[0];
        return switch (language) {
            case "en" -> Locale.ENGLISH;
            case "zh" -> Locale.CHINESE;
            default -> fields.not("language");
        };
    }
}
