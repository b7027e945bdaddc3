package dev.perennial.feed;

import dev.perennial.kernel.Refusal;

/** Every expected "no" about calendar feeds, in the order checked. */
public enum FeedRefusal implements Refusal {
    /** No such account, or not theirs. */
    FEED_ACCOUNT_UNKNOWN(true),
    /** A feed's name is one line of 1 to 60 characters. */
    FEED_NAME_INVALID(false),
    /** An account has at most twenty feeds. */
    FEEDS_TOO_MANY(false),
    /** No such feed, or revoked already. */
    FEED_NOT_FOUND(true);

    private final boolean notFound;

    FeedRefusal(boolean notFound) {
        this.notFound = notFound;
    }

    @Override
    public boolean isNotFound() {
        return notFound;
    }
}
