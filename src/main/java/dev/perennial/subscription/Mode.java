package dev.perennial.subscription;

/** What is to happen at the end of the term: the three tabs of the Renewals page. */
public enum Mode {
    MANUAL,
    AUTO,
    NONE
}
