package dev.perennial.mail;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.perennial.clock.PlatformClock;
import dev.perennial.notice.Carrier;
import dev.perennial.notice.Receipts;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.context.support.GenericApplicationContext;

/** A mail server on this machine's loopback, and what sends to it and reads bounces from it, although the clock is a sandbox's. */
public final class RealMail implements AutoCloseable {
    private static final String BOUNCES = "bounces@mail.example.com";

    private final GreenMail server =
            new GreenMail(new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort()});
    private final GreenMailUser bounces;

    private GenericApplicationContext context;

    public RealMail() {
        server.start();
        bounces = server.setUser(BOUNCES, "bounces", "secret");
    }

    /** Puts the carrier beside the platform's own, which rests in a sandbox. */
    public void register(GenericApplicationContext fresh) {
        context = fresh;
        fresh.registerBean(
                "realMail",
                Carrier.class,
                () -> new SmtpCarrier(
                        Mails.settings(server.getSmtp().getPort(), "bounce-address=" + BOUNCES),
                        fresh.getBean(Tags.class),
                        () -> fresh.getBean(PlatformClock.class).now(),
                        true,
                        Mails.PUBLIC));
    }

    /** What arrived for this address, in order. */
    public List<MimeMessage> arrived(String address) {
        return server.findReceivedMessages(user -> user.getEmail().equals(address), mail -> true)
                .toList();
    }

    /** The recipient's server gives a mail back, to the address that its envelope named as the sender's. */
    public void giveBack(MimeMessage mail, String said) throws MessagingException {
        var to = mail.getHeader("Return-Path", null).replaceAll("[<>]", "");
        var report = """
            Return-Path: <>
            Delivered-To: %s
            From: MAILER-DAEMON@mx.example.com (Mail Delivery System)
            Subject: Undelivered Mail Returned to Sender
            To: %s
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="4bXYZ1"

            --4bXYZ1
            Content-Type: text/plain; charset=us-ascii

            Your message could not be delivered.

            --4bXYZ1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.com

            Final-Recipient: rfc822; %s
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; %s

            --4bXYZ1
            Content-Type: text/rfc822-headers

            Message-ID: %s

            --4bXYZ1--
            """.formatted(BOUNCES, to, mail.getAllRecipients()[0], said, mail.getMessageID());
        var bytes = report.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        bounces.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    }

    /** Looks into the bounce mailbox; answers how many of each fate were new. */
    public Map<String, Integer> read(Instant now) throws MessagingException {
        var settings = new BounceSettings(new Settings(BounceSettings.PREFIX, key -> switch (key) {
            case "host" -> "127.0.0.1";
            case "port" -> "" + server.getImap().getPort();
            case "security" -> "none";
            case "username" -> "bounces";
            case "password" -> "secret";
            default -> "";
        }));
        var reader = new ReportReader(context.getBean(Tags.class));
        var box = new BounceBox(settings, reader, () -> context.getBean(Receipts.class), true, Mails.PUBLIC);
        var found = new TreeMap<String, Integer>();
        box.read(now).forEach((fate, count) -> found.put(fate.name(), count));
        return found;
    }

    @Override
    public void close() {
        server.stop();
    }
}
