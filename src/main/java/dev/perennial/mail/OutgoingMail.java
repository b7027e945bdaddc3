package dev.perennial.mail;

import dev.perennial.mail.AnswerRule.Stage;
import dev.perennial.notice.Parcel;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** A message as it goes over the wire; at every try the same, but for its date. */
final class OutgoingMail extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;
    private final String returnPath;
    private Stage stage = Stage.SENDER;

    private OutgoingMail(String messageId, String returnPath) {
        super((Session) null);
        this.messageId = messageId;
        this.returnPath = returnPath;
    }

    /**
     * @param recipient as {@link AddressRule#onTheWire} puts it
     * @param tag names the message, to whom a server gives it back
     */
    static OutgoingMail of(MailSettings settings, Parcel parcel, String recipient, String tag, Instant now)
            throws MessagingException {
        var mail = new OutgoingMail("<" + tag + "@" + settings.domain() + ">", returnPath(settings, tag));
        mail.setFrom(named(settings.from, settings.fromName));
        mail.setRecipient(RecipientType.TO, named(recipient, AddressRule.oneLine(parcel.name())));
        if (!settings.replyTo.isEmpty()) {
            mail.setReplyTo(new InternetAddress[] {named(settings.replyTo, "")});
        }
        mail.setSubject(AddressRule.oneLine(parcel.written().subject()), UTF_8);
        mail.setSentDate(Date.from(now));
        mail.setContentLanguage(new String[] {parcel.language().getLanguage().equals("zh") ? "zh-CN" : "en"});
        mail.setHeader("X-Perennial-Message", parcel.message().toString());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
        if (parcel.unsubscribe().isPresent()) {
            mail.setHeader("List-Unsubscribe", "<" + parcel.unsubscribe().get().toASCIIString() + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        mail.setContent(words(parcel));
        mail.saveChanges();
        return mail;
    }

    /** Whoever reads HTML is shown the last part; whoever does not, the first (RFC 2046). */
    private static MimeMultipart words(Parcel parcel) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(parcel.written().text(), UTF_8, "plain");
        var both = new MimeMultipart("alternative", text);
        if (!parcel.written().html().isEmpty()) {
            var html = new MimeBodyPart();
            html.setText(parcel.written().html(), UTF_8, "html");
            both.addBodyPart(html);
        }
        return both;
    }

    private static String returnPath(MailSettings settings, String tag) {
        if (settings.bounceAddress.isEmpty()) {
            return AddressRule.onTheWire(settings.from).orElseThrow();
        }
        var address = AddressRule.onTheWire(settings.bounceAddress).orElseThrow();
        return AddressRule.local(address) + "+" + tag + "@" + AddressRule.domain(address);
    }

    private static InternetAddress named(String address, String name) throws MessagingException {
        try {
            var who = new InternetAddress(AddressRule.onTheWire(address).orElseThrow(), true);
            if (!name.isEmpty()) who.setPersonal(name, UTF_8);
            return who;
        } catch (UnsupportedEncodingException missing) {
            throw new IllegalStateException("every Java has UTF-8", missing);
        }
    }

    /** Where a server gives it back to. */
    String returnPath() {
        return returnPath;
    }

    /** How far it came at the try that is under way. */
    Stage stage() {
        return stage;
    }

    void startOver() {
        stage = Stage.SENDER;
    }

    /** The server has asked for the words; after the last of them comes their end. */
    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        stage = Stage.WORDS;
        super.writeTo(out, ignored);
        stage = Stage.END;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
