package dev.perennial.notice;

import dev.perennial.account.Account;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be told: it becomes an item of a notice on each channel its kind takes.
 *
 * @param about the item it concerns; null when it concerns the account
 * @param dueAt when it was to be told; earlier than today means it is late, and says so (rule 24)
 */
public record Telling(
        Account.Id account, NoticeKind kind, @Nullable About about, Instant dueAt, Map<String, String> facts) {

    /**
     * The item, and which of its notices of this kind this is: the same one is never told twice.
     *
     * @param occasion days before for reminders, the item's sequence number for renewals and failures, 0 where there is
     *     only one
     */
    public record About(String subscription, Instant expiration, int occasion) {}
}
