package dev.perennial.notice;

/** How a notice travels. */
public enum Channel {
    EMAIL,
    SMS
}
