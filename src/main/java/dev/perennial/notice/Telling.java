package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.notice.NoticeKind.Nature;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be told: it becomes an item of a notice to each contact that is told of its kind, on each channel.
 *
 * @param about the item it concerns; null when it concerns the account
 * @param dueAt when it was to be told; earlier than today means it is late, and says so (rule 24)
 * @param only whom and where it goes to, when it goes nowhere else
 */
public record Telling(
        Account.Id account,
        NoticeKind kind,
        @Nullable About about,
        Instant dueAt,
        Map<String, String> facts,
        @Nullable Only only) {

    /** So many days before a date, and from then on, its reminders are the last ones. */
    private static final int LAST_DAYS = 3;

    public Telling(
            Account.Id account, NoticeKind kind, @Nullable About about, Instant dueAt, Map<String, String> facts) {
        this(account, kind, about, dueAt, facts, null);
    }

    /**
     * The item, and which of its notices of this kind this is: the same one is never told twice.
     *
     * @param product whose item it is: contacts choose by product
     * @param occasion days before for reminders, the item's sequence number for renewals and failures, 0 where there is
     *     only one
     */
    public record About(String subscription, String product, Instant expiration, int occasion) {}

    /** One contact at one address, verified or not: it goes there and nowhere else, whatever their address is by then. */
    public record Only(UUID contact, Channel channel, String address) {}

    /** The product of the item, or "*" where it is about no item. */
    String product() {
        return about == null ? Preference.ALL_PRODUCTS : about.product();
    }

    /** Whether it reminds of a date that is so near, or has come, that whoever misses it has no time left. */
    boolean isOfLastDays() {
        return kind.nature() == Nature.REMINDER && about != null && about.occasion() <= LAST_DAYS;
    }
}
