package dev.perennial.console.overview;

import dev.perennial.forecast.Forecast;
import dev.perennial.forecast.WhatIf;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to try out, as the address has it.
 *
 * @param balance what is to be available, as it was written; empty for what there is
 * @param items ids of the items to be set to another mode
 * @param mode that mode; null for the one they have
 * @param period how long each automatic renewal is to buy; null for what they have
 * @param first the item that comes first when money is short; empty for none
 * @param wrong what could not be read, as a key; empty when all could
 */
public record Trial(
        String balance,
        List<String> items,
        @Nullable Mode mode,
        @Nullable Period period,
        String first,
        Optional<String> wrong) {

    static Trial read(Function<String, String @Nullable []> parameters) {
        var wrong = new ArrayList<String>();
        return new Trial(
                one(parameters, "balance").replace(",", ""),
                Arrays.asList(Optional.ofNullable(parameters.apply("item")).orElse(new String[0])),
                mode(one(parameters, "mode"), wrong),
                period(one(parameters, "period"), wrong),
                one(parameters, "first"),
                wrong.stream().findFirst());
    }

    private static String one(Function<String, String @Nullable []> parameters, String name) {
        var values = parameters.apply(name);
        return values == null || values.length == 0 ? "" : values[0].strip();
    }

    private static @Nullable Mode mode(String text, List<String> wrong) {
        if (text.isEmpty()) return null;
        var found = Arrays.stream(Mode.values())
                .filter(mode -> mode.name().equals(text))
                .findFirst();
        if (found.isEmpty()) wrong.add("overview.try.wrong.mode");
        return found.orElse(null);
    }

    private static @Nullable Period period(String text, List<String> wrong) {
        try {
            return text.isEmpty() ? null : Period.parse(text);
        } catch (IllegalArgumentException unreadable) {
            wrong.add("overview.try.wrong.period");
            return null;
        }
    }

    private Trial but(String key) {
        return new Trial(balance, items, mode, period, first, Optional.of(key));
    }

    /** This trial with what is wrong with its sum, if anything is. */
    Trial checked(Forecast plain) {
        return wrong.isEmpty() && !balance.isEmpty() && sum(plain).isEmpty() ? but("overview.try.wrong.balance") : this;
    }

    private Optional<Money> sum(Forecast plain) {
        return Money.read(balance, plain.account().currency()).filter(sum -> !sum.isNegative());
    }

    /** What is to be tried on things as they are; empty when there is nothing to try. */
    List<WhatIf> whatIfs(Forecast plain) {
        if (wrong.isPresent()) return List.of();
        var ids = items.stream().map(Subscription.Id::new).toList();
        var wanted = first.isEmpty() ? Optional.<Subscription.Id>empty() : Optional.of(new Subscription.Id(first));
        return new dev.perennial.forecast.Trial(sum(plain), ids, mode, period, wanted).on(plain);
    }
}
