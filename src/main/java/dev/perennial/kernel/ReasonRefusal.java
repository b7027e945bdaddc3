package dev.perennial.kernel;

/** What is wrong with a reason. */
public enum ReasonRefusal implements Refusal {
    /** Nothing was said. */
    REASON_MISSING,
    /** More was said than the journal keeps. */
    REASON_TOO_LONG
}
