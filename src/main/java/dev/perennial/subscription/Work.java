package dev.perennial.subscription;

/** The clockwork's three kinds of work on an item, each with the column that says when it is due. */
public enum Work {
    TRY("next_try_at"),
    STEP("next_step_at"),
    REMINDER("next_reminder_at");

    final String column;

    Work(String column) {
        this.column = column;
    }
}
