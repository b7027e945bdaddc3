package dev.perennial.api.forecast;

import dev.perennial.account.Account;
import dev.perennial.api.FieldErrors;
import dev.perennial.forecast.Trial;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.web.Visit;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be tried out, as the parameters of a request say. */
record Wanted(
        @Parameter(description = "What if so much were available?", example = "5000.00") @Nullable
        String balance,

        @Parameter(description = "What if these items were renewed by mode and period? At most 200.") @Nullable
        List<String> item,

        @Parameter(description = "How they would be; AUTO where only a period is named.") @Nullable
        Mode mode,

        @Parameter(description = "For how long each time.", example = "P1Y") @Nullable
        String period,

        @Parameter(description = "What if this item came first when money is short?") @Nullable
        String first) {
    private static final int ITEMS_MAX = 200;

    Trial trial(Account account, FieldErrors errors) {
        var sum = errors.read("balance", balance, text -> sum(text, account));
        var length = errors.read("period", period, Period::parse);
        var items = item == null ? List.<String>of() : item;
        if (items.size() > ITEMS_MAX || !items.stream().allMatch(Visit::mayBeId)) {
            errors.add("item", "api.subscriptions.items", Map.of("max", String.valueOf(ITEMS_MAX)));
        }
        if (items.isEmpty() == (mode != null || period != null)) {
            errors.add(items.isEmpty() ? "item" : "mode", "api.field.missing", Map.of());
        }
        if (first != null && !Visit.mayBeId(first)) errors.add("first", "api.field.unreadable", Map.of());
        return new Trial(
                sum,
                items.stream().distinct().map(Subscription.Id::new).toList(),
                mode,
                length.orElse(null),
                Optional.ofNullable(first).map(Subscription.Id::new));
    }

    private static Money sum(String text, Account account) {
        var sum = Money.parse(text, account.currency());
        if (sum.isNegative()) throw new IllegalArgumentException(text);
        return sum;
    }
}
