package dev.perennial.forecast;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to try out on things as they are.
 *
 * @param balance what is to be available; empty for what there is
 * @param items those to be set to another mode
 * @param mode that mode; null for AUTO where a period is named
 * @param period how long each automatic renewal is to buy; null for what they have
 * @param first the item that comes first when money is short
 */
public record Trial(
        Optional<Money> balance,
        List<Subscription.Id> items,
        @Nullable Mode mode,
        @Nullable Period period,
        Optional<Subscription.Id> first) {

    /** What is to be tried; empty when there is nothing to try. */
    public List<WhatIf> on(Forecast plain) {
        var tried = new ArrayList<WhatIf>();
        balance.map(sum -> sum.minus(plain.before().available()))
                .filter(extra -> !extra.isZero())
                .ifPresent(extra -> tried.add(new WhatIf.Extra(extra)));
        if (mode != null || period != null) {
            var wanted = mode == null ? Mode.AUTO : mode;
            items.forEach(item -> tried.add(new WhatIf.Renewal(item, wanted, period)));
        }
        first.ifPresent(id -> {
            for (var item : plain.items().values()) {
                var rank = item.item().rank();
                if (rank != null && !item.id().equals(id)) tried.add(new WhatIf.Rank(item.id(), rank + 1));
            }
            tried.add(new WhatIf.Rank(id, 1));
        });
        return tried;
    }
}
