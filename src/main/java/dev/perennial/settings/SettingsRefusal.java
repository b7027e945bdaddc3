package dev.perennial.settings;

import dev.perennial.kernel.Refusal;

/** Every expected "no" about an account's settings, in the order checked. */
public enum SettingsRefusal implements Refusal {
    /** An account's name is one line of 1 to 100 characters. */
    ACCOUNT_NAME_INVALID,
    /** No time zone has this name. */
    ZONE_UNKNOWN,
    /** A day of the month that every month has is 1 to 28. */
    UNIFIED_DAY_INVALID
}
