package dev.perennial.subscription;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The clockwork's three kinds of work on an item, each with the deadline that says when it is due. */
public enum Work {
    TRY("next_try_at", Due::tryAt),
    STEP("next_step_at", Due::stepAt),
    REMINDER("next_reminder_at", Due::reminderAt);

    final String column;
    private final Function<Due, @Nullable Instant> deadline;

    Work(String column, Function<Due, @Nullable Instant> deadline) {
        this.column = column;
        this.deadline = deadline;
    }

    public boolean isDue(Subscription item, Instant now) {
        var at = deadline.apply(item.due());
        return at != null && !at.isAfter(now);
    }
}
