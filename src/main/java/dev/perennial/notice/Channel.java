package dev.perennial.notice;

/** How a notice travels. */
public enum Channel {
    EMAIL,
    SMS,
    /** Read in the console: always, whatever else is set up. */
    CONSOLE
}
