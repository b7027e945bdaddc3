package dev.perennial.notice;

/** Why a thing that was to be told was not. */
public enum Withdrawal {
    /** The item was renewed: it ends on another day now. */
    RENEWED,
    /** The item was deleted for good. */
    RELEASED,
    /** Its customer said meanwhile that it is not to be renewed. */
    NOT_TO_BE_RENEWED,
    /** Its customer turned automatic renewal on meanwhile. */
    RENEWS_BY_ITSELF,
    /** Its customer turned automatic renewal off meanwhile: that nothing renews it is told instead. */
    RENEWS_BY_HAND,
    /** What it warned of has happened. */
    PASSED,
    /** It was for one reader for a short while, and is of no use any more. */
    FORGOTTEN
}
