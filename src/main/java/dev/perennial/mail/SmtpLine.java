package dev.perennial.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** One connection to the mail server. Used by one thread at a time. */
final class SmtpLine {
    /** Of this connection alone: with it the sender of the message at hand is told. */
    private final Properties properties;

    private final SMTPTransport transport;
    private int carried;
    private long idleSince;

    SmtpLine(Properties properties) throws MessagingException {
        this.properties = properties;
        this.transport = (SMTPTransport) Session.getInstance(properties).getTransport("smtp");
    }

    void connect(MailSettings settings) throws MessagingException {
        boolean signsIn = !settings.username.isEmpty();
        transport.connect(
                settings.host, settings.port, signsIn ? settings.username : null, signsIn ? settings.password : null);
    }

    void carry(OutgoingMail mail) throws MessagingException {
        mail.startOver();
        properties.put("mail.smtp.from", mail.returnPath());
        transport.sendMessage(mail, mail.getAllRecipients());
        carried++;
    }

    /** What the server said last. */
    String lastReply() {
        return said(transport.getLastServerResponse());
    }

    /** What the server answered to when this failed; empty where the failure does not say. */
    static String command(Exception failed) {
        return switch (failed) {
            case SMTPSendFailedException refused -> said(refused.getCommand());
            case SMTPAddressFailedException refused -> said(refused.getCommand());
            case SMTPSenderFailedException refused -> said(refused.getCommand());
            default -> "";
        };
    }

    private static String said(@Nullable String words) {
        return words == null ? "" : words;
    }

    /** How many messages it took already. */
    int carried() {
        return carried;
    }

    void rest() {
        idleSince = System.nanoTime();
    }

    boolean restedLongerThan(Duration limit) {
        return System.nanoTime() - idleSince > limit.toNanos();
    }

    /** Closes it; what the other side thinks of that is no matter any more. */
    void hangUp() {
        try {
            transport.close();
        } catch (MessagingException gone) {
            // It is closed either way.
        }
    }
}
