package dev.perennial.mail;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLSocketFactory;

/** Connections to the mail server. One that has just been used is kept for a while: the next message saves the greeting. */
final class SmtpLines implements AutoCloseable {
    /** Servers hang up after some time and some messages; by staying below that we are rarely surprised. */
    private static final Duration KEPT_FOR = Duration.ofSeconds(15);

    private static final int CARRIES_MAX = 100;
    private static final int KEPT_MAX = 8;

    private final MailSettings settings;
    private final SSLSocketFactory sockets;
    private final Deque<SmtpLine> kept = new ConcurrentLinkedDeque<>();

    SmtpLines(MailSettings settings, SSLSocketFactory sockets) {
        this.settings = settings;
        this.sockets = sockets;
    }

    /** One that rests and was used a moment ago. */
    Optional<SmtpLine> resting() {
        for (var line = kept.pollFirst(); line != null; line = kept.pollFirst()) {
            if (!line.restedLongerThan(KEPT_FOR)) return Optional.of(line);
            line.hangUp();
        }
        return Optional.empty();
    }

    /** A new one: greeted, private and signed in as the settings say. */
    SmtpLine open() throws MessagingException {
        var line = new SmtpLine(properties());
        try {
            line.connect(settings);
        } catch (MessagingException failed) {
            line.hangUp();
            throw failed;
        }
        return line;
    }

    /** Gives back one that carried what it should. */
    void rest(SmtpLine line) {
        if (line.carried() < CARRIES_MAX && kept.size() < KEPT_MAX) {
            line.rest();
            kept.addFirst(line);
        } else {
            line.hangUp();
        }
    }

    @Override
    public void close() {
        for (var line = kept.pollFirst(); line != null; line = kept.pollFirst()) {
            line.hangUp();
        }
    }

    private Properties properties() {
        var properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", "" + settings.connectTimeout.toMillis());
        properties.put("mail.smtp.timeout", "" + settings.readTimeout.toMillis());
        properties.put("mail.smtp.writetimeout", "" + settings.writeTimeout.toMillis());
        properties.put("mail.smtp.auth", "" + !settings.username.isEmpty());
        properties.put("mail.smtp.localhost", settings.domain());
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.starttls.enable", "" + (settings.security == Security.STARTTLS));
        properties.put("mail.smtp.starttls.required", "" + (settings.security == Security.STARTTLS));
        properties.put("mail.smtp.ssl.enable", "" + (settings.security == Security.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        properties.put("mail.smtp.ssl.socketFactory", sockets);
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.ssl.socketFactory.fallback", "false");
        return properties;
    }
}
