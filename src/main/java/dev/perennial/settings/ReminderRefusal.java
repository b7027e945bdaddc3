package dev.perennial.settings;

import dev.perennial.kernel.Refusal;

/** Every expected "no" about an account's reminder days, in the order checked. */
public enum ReminderRefusal implements Refusal {
    /** No product has this code. */
    REMINDER_PRODUCT_UNKNOWN,
    /** Reminders come 1 to 365 days before the expiration. */
    REMINDER_DAYS_INVALID,
    /** The reminder of that day is promised already, by the policy or by a day of the account's own. */
    REMINDER_PROMISED,
    /** An account has at most ten reminder days of its own. */
    REMINDER_DAYS_TOO_MANY,
    /** The account has no such reminder day of its own; what the policy promises cannot be removed. */
    REMINDER_DAY_UNKNOWN
}
