package dev.perennial.notice;

import dev.perennial.account.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one person is told of one kind on one channel and day.
 *
 * @param contact whom it is for; {@link RecipientRule#CONSOLE} in the console
 * @param day the account's calendar day on which it goes; until then it gathers all that is due that day
 * @param subscriptions the items it tells of
 * @param facts of the last thing it tells of the account itself; empty where it tells of items
 * @param late whether part of it was to be told on an earlier day
 */
public record Notice(
        UUID id,
        Account.Id account,
        NoticeKind kind,
        Channel channel,
        UUID contact,
        String recipient,
        String language,
        LocalDate day,
        Instant dueAt,
        State state,
        String reason,
        boolean late,
        List<String> subscriptions,
        Map<String, String> facts) {

    public enum State {
        /** Gathers what is due the same day. */
        QUEUED,
        /** Stands in a message, which says what became of it. */
        POSTED,
        /** Everything it told of was covered before it went. */
        WITHDRAWN
    }
}
