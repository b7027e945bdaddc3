package dev.perennial.mail;

import dev.perennial.notice.Carrier.Answer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mail server's reply means for the message (RFC 5321, RFC 3463). */
final class AnswerRule {
    private static final int SAID_MAX = 500;
    private static final int FIRST_LATER = 400;
    private static final int FIRST_NEVER = 500;
    private static final int LAST = 599;
    private static final int TOO_LARGE = 552;

    /** Basic codes that speak of the recipient, when the recipient was what the server was asked about. */
    private static final Set<Integer> OF_THE_ADDRESS = Set.of(550, 551, 553);

    /** 5.1.x: of addressing; 5.2.1: a mailbox that takes nothing any more. 5.1.7 and 5.1.8 speak of the sender. */
    private static final Pattern ADDRESS_FAILS = Pattern.compile("5\\.(1\\.(?![78]$)[0-9]{1,3}|2\\.1)");

    private static final Pattern ENHANCED =
            Pattern.compile("^[245][0-9]{2}[ -]([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?![0-9.])");

    private static final Pattern QUEUED_AS = Pattern.compile("(?i)queued as ([A-Za-z0-9_.-]{1,64})");

    /** How far the conversation had come. */
    enum Stage {
        /** Before anything of the message. */
        CONNECTING,
        SENDER,
        RECIPIENT,
        /** Its words were on their way; without their end, no server may deliver them. */
        WORDS,
        /** Its end was sent: from here on the server may have it. */
        END
    }

    private AnswerRule() {}

    static Answer.Taken taken(String reply) {
        return new Answer.Taken(
                Optional.of(QUEUED_AS.matcher(reply)).filter(Matcher::find).map(found -> found.group(1)), said(reply));
    }

    /**
     * A reply other than yes.
     *
     * @param code its three digits; anything else is no reply
     */
    static Answer refused(Stage stage, int code, String reply) {
        var said = said(reply);
        if (code < FIRST_LATER || code > LAST) return silent(stage, said);
        return switch (stage) {
            case CONNECTING -> new Answer.Away(said);
            // A sender who is not welcome is no fault of the message: nothing goes out until somebody mends it.
            case SENDER ->
                code < FIRST_NEVER
                        ? new Answer.NotNow(said)
                        : code == TOO_LARGE ? new Answer.Never(said, false) : new Answer.Away(said);
            case RECIPIENT, WORDS, END ->
                code < FIRST_NEVER ? new Answer.NotNow(said) : new Answer.Never(said, addressFails(stage, code, reply));
        };
    }

    /** No reply at all: the connection was lost, or time ran out. */
    static Answer silent(Stage stage, String what) {
        return stage == Stage.END ? new Answer.Unsure(said(what)) : new Answer.Away(said(what));
    }

    /** One line of bounded length, fit for a log and a page. */
    static String said(String reply) {
        var line = AddressRule.oneLine(reply).replaceAll(" {2,}", " ");
        return line.isEmpty() ? "no words" : line.substring(0, Math.min(line.length(), SAID_MAX));
    }

    /** The exact code decides where there is one; else the basic one, as long as only the recipient was spoken of. */
    private static boolean addressFails(Stage stage, int code, String reply) {
        var enhanced = ENHANCED.matcher(reply);
        if (enhanced.find()) return ADDRESS_FAILS.matcher(enhanced.group(1)).matches();
        return stage == Stage.RECIPIENT && OF_THE_ADDRESS.contains(code);
    }
}
