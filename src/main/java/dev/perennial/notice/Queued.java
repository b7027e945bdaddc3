package dev.perennial.notice;

import dev.perennial.account.Account;
import java.util.Locale;
import java.util.UUID;

/** A notice that is due and stands in no message yet. */
public record Queued(
        UUID id,
        Account.Id account,
        NoticeKind kind,
        Channel channel,
        UUID contact,
        String recipient,
        Locale language) {}
