package dev.perennial.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Properties;
import org.springframework.beans.PropertyAccessorFactory;

/** One connection to the mail server. Used by one thread at a time. */
final class SmtpLine {
    /** Of this connection alone: with it the sender of the message at hand is told. */
    private final Properties properties;

    private final Transport transport;
    private int carried;
    private long idleSince;

    SmtpLine(Properties properties) throws MessagingException {
        this.properties = properties;
        this.transport = Session.getInstance(properties).getTransport("smtp");
    }

    void connect(MailSettings settings) throws MessagingException {
        boolean signsIn = !settings.username.isEmpty();
        transport.connect(
                settings.host,
                settings.port,
                signsIn ? settings.username : null,
                signsIn ? settings.password : null);
    }

    void carry(OutgoingMail mail) throws MessagingException {
        mail.startOver();
        properties.put("mail.smtp.from", mail.returnPath());
        transport.sendMessage(mail, mail.getAllRecipients());
        carried++;
    }

    /** What the server said last; a property of the transport that its interface does not name. */
    String lastReply() {
        var reply = PropertyAccessorFactory.forBeanPropertyAccess(transport).getPropertyValue("lastServerResponse");
        return reply == null ? "" : reply.toString();
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
