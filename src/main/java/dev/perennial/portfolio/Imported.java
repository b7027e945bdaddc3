package dev.perennial.portfolio;

/** What an import did. */
public record Imported(Count accounts, Count subscriptions, Count coupons) {

    /**
     * @param unchanged rows whose id was there before: they are left as they are
     */
    public record Count(long added, long unchanged) {}
}
