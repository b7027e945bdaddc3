package dev.perennial.notice;

import dev.perennial.account.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One message to one person on one channel.
 *
 * @param day the account's calendar day on which it goes; until then it gathers all that is due that day
 * @param subscriptions the items it tells of
 * @param late whether part of it was to be told on an earlier day
 */
public record Notice(
        UUID id,
        Account.Id account,
        NoticeKind kind,
        Channel channel,
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
        QUEUED,
        SENT,
        WITHDRAWN,
        FAILED,
        PARKED
    }
}
