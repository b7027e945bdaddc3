package dev.perennial.mailbox;

import dev.perennial.account.Account;
import dev.perennial.notice.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

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
    private static final Pattern ADDRESS = Pattern.compile("https?://[!-~]+");

    /** A stretch of text, or an address to go to. */
    public record Piece(String text, boolean isAddress) {}

    public boolean isShort() {
        return channel == Channel.SMS;
    }

    /** Its first words, for a list. */
    public String glance() {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= GLANCE ? line : line.substring(0, GLANCE) + "…";
    }

    /** The text with its addresses told apart. */
    public List<Piece> pieces() {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        var found = ADDRESS.matcher(text);
        while (found.find()) {
            if (found.start() > at) pieces.add(new Piece(text.substring(at, found.start()), false));
            pieces.add(new Piece(found.group(), true));
            at = found.end();
        }
        if (at < text.length()) pieces.add(new Piece(text.substring(at), false));
        return pieces;
    }
}
