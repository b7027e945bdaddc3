package dev.perennial.mail;

import dev.perennial.clock.PlatformClock;
import dev.perennial.db.Outages;
import dev.perennial.mail.Returned.Fate;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Receipts;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The mailbox to which servers give back what they could not deliver. What is unread is read, told, and marked as read:
 * in this order, so that what a crash interrupts is read again. Nothing is ever deleted there.
 */
@Component
public class BounceBox {
    private static final Logger LOG = LoggerFactory.getLogger(BounceBox.class);

    /**
     * Reports begin with what matters; of longer mails, the rest stays where it is. The library takes quadratic time for
     * mails of tens of thousands of empty parts: of this much, well below a second.
     */
    static final int BYTES_MAX = 64 * 1024;

    private static final int MAILS_MAX = 500;

    private final BounceSettings settings;
    private final ReportReader reader;
    private final Supplier<Receipts> receipts;
    private final boolean on;
    private final SSLSocketFactory sockets;

    @Autowired
    BounceBox(BounceSettings settings, ReportReader reader, Receipts receipts, PlatformClock clock) {
        this(settings, reader, () -> receipts, settings.isComplete() && !clock.isSandbox(), (SSLSocketFactory)
                SSLSocketFactory.getDefault());
    }

    BounceBox(
            BounceSettings settings,
            ReportReader reader,
            Supplier<Receipts> receipts,
            boolean on,
            SSLSocketFactory sockets) {
        this.settings = settings;
        this.reader = reader;
        this.receipts = receipts;
        this.on = on;
        this.sockets = sockets;
    }

    public boolean isOn() {
        return on;
    }

    /**
     * Reads what is unread; not more than some hundred mails at a time.
     *
     * @return how many there were of each fate
     * @throws MessagingException when the mailbox cannot be reached
     */
    Map<Fate, Integer> read(Instant now) throws MessagingException {
        var counted = new EnumMap<Fate, Integer>(Fate.class);
        try (var store = Session.getInstance(properties()).getStore("imap")) {
            store.connect(settings.host, settings.port, settings.username, settings.password);
            try (var folder = open(store)) {
                var unread = folder.search(new FlagTerm(new Flags(Flag.SEEN), false));
                for (var mail : Arrays.copyOf(unread, Math.min(unread.length, MAILS_MAX))) {
                    counted.merge(settle(mail, now), 1, Integer::sum);
                }
            }
        }
        return counted;
    }

    private Folder open(Store store) throws MessagingException {
        var folder = store.getFolder(settings.folder);
        folder.open(Folder.READ_WRITE);
        return folder;
    }

    private Fate settle(Message mail, Instant now) throws MessagingException {
        var returned = read(mail);
        try {
            tell(returned, now);
        } catch (RuntimeException failed) {
            if (Outages.isOutage(failed)) throw failed;
            // One that cannot be told because of a bug keeps no other waiting; a flag shows it to whoever looks.
            LOG.error("What came back of message {} could not be told", returned.message(), failed);
            mail.setFlag(Flag.FLAGGED, true);
        }
        mail.setFlag(Flag.SEEN, true);
        return returned.fate();
    }

    private void tell(Returned returned, Instant now) {
        if (returned.message().isEmpty()) return;
        var message = returned.message().get();
        switch (returned.fate()) {
            case BOUNCED -> receipts.get().bounced(Channel.EMAIL, message, returned.said(), now);
            case DELIVERED -> receipts.get().delivered(Channel.EMAIL, message, returned.said(), now);
            case DELAYED -> LOG.info("Message {} is delayed: {}", message, returned.said());
            case OTHER -> {}
        }
    }

    /** Whatever is wrong with one mail is no reason to stop. */
    private Returned read(Message mail) throws MessagingException {
        var head = new Head();
        try {
            mail.writeTo(head);
        } catch (Full enough) {
            LOG.debug("A mail of more than {} bytes", BYTES_MAX);
        } catch (MessagingException | IOException unreadable) {
            if (!mail.getFolder().isOpen()) throw new MessagingException("the mailbox went away", unreadable);
        }
        try {
            return reader.read(head.toByteArray());
        } catch (MessagingException | IOException | RuntimeException broken) {
            LOG.debug("A mail that cannot be read", broken);
            return new Returned(Fate.OTHER, Optional.empty(), "");
        }
    }

    private Properties properties() {
        var properties = new Properties();
        properties.put("mail.imap.connectiontimeout", "" + settings.connectTimeout.toMillis());
        properties.put("mail.imap.timeout", "" + settings.readTimeout.toMillis());
        properties.put("mail.imap.writetimeout", "" + settings.readTimeout.toMillis());
        properties.put("mail.imap.peek", "true");
        properties.put("mail.imap.fetchsize", "" + BYTES_MAX);
        properties.put("mail.imap.ssl.enable", "" + (settings.security == Security.TLS));
        properties.put("mail.imap.starttls.enable", "" + (settings.security == Security.STARTTLS));
        properties.put("mail.imap.starttls.required", "" + (settings.security == Security.STARTTLS));
        properties.put("mail.imap.ssl.checkserveridentity", "true");
        properties.put("mail.imap.ssl.protocols", "TLSv1.2 TLSv1.3");
        properties.put("mail.imap.ssl.socketFactory", sockets);
        properties.put("mail.imap.ssl.socketFactory.fallback", "false");
        return properties;
    }

    /** Takes so much, and no more. */
    private static final class Head extends ByteArrayOutputStream {
        @Override
        public synchronized void write(int each) {
            write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            int taken = Math.min(length, BYTES_MAX - count);
            super.write(bytes, offset, taken);
            if (taken < length) throw new Full();
        }
    }

    private static final class Full extends RuntimeException {
        Full() {
            super("enough was read", null, false, false);
        }
    }
}
