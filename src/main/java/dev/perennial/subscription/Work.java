package dev.perennial.subscription;

/**
 * The clockwork's three kinds of work on an item, each with the column that says when it is due. A try comes before
 * anything else that is due of the item, and a reminder after everything else, also while somebody else works on the
 * tries and steps (rule 24).
 */
public enum Work {
    TRY("next_try_at", "s.next_try_at <= ?"),
    STEP("next_step_at", Work.NO_TRY_IS_DUE),
    REMINDER("next_reminder_at", "coalesce(least(s.next_try_at, s.next_step_at), 'infinity') > ?");

    private static final String NO_TRY_IS_DUE = "(s.next_try_at is null or s.next_try_at > ?)";

    final String column;
    /** What must hold at an instant besides that the work is due. */
    final String condition;

    Work(String column, String condition) {
        this.column = column;
        this.condition = condition;
    }
}
