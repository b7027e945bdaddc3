package dev.perennial.mailbox;

import dev.perennial.account.Account;
import dev.perennial.notice.Channel;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A message as it left the sandbox.
 *
 * @param account whose it is; empty for what an operator sent to try
 * @param html empty for an SMS
 * @param times how often it came
 */
public record Kept(
        UUID id,
        Optional<Account.Id> account,
        Channel channel,
        String recipient,
        String name,
        Locale language,
        String subject,
        String text,
        String html,
        Instant at,
        int times) {
    private static final int GLANCE = 140;

    public boolean isShort() {
        return channel == Channel.SMS;
    }

    /** Its first words, for a list. */
    public String glance() {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= GLANCE ? line : line.substring(0, GLANCE) + "…";
    }
}
