package dev.perennial.bss.instance;

import dev.perennial.bss.Action;
import dev.perennial.bss.Ask;
import dev.perennial.key.Scope;
import dev.perennial.settings.UnifiedDays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names the day of the month on which the account wants its instances to end. */
@Component
class SetAllExpirationDay implements Action {
    private static final int DAY_MAX = 28;

    private final UnifiedDays days;

    SetAllExpirationDay(UnifiedDays days) {
        this.days = days;
    }

    @Override
    public String name() {
        return "SetAllExpirationDay";
    }

    @Override
    public Scope scope() {
        return Scope.SUBSCRIPTIONS_WRITE;
    }

    @Override
    public @Nullable Object answer(Ask ask) {
        int day = (int) ask.parameters().requiredNumber("UnifyExpireDay", 1, DAY_MAX);
        days.set(ask.account().id(), day, ask.actor(), ask.now()).orThrow();
        return null;
    }
}
