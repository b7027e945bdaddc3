package dev.perennial.timeline;

/** How the reader should take it. */
public enum Tone {
    GOOD,
    PLAIN,
    /** Something is to be done before long. */
    CARE,
    BAD
}
