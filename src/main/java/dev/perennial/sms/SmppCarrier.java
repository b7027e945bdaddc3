package dev.perennial.sms;

import dev.perennial.clock.PlatformClock;
import dev.perennial.notice.Carrier;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Parcel;
import dev.perennial.sms.AlphabetRule.Alphabet;
import dev.perennial.sms.SmppLink.Away;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Text messages by SMPP 3.4. A text that takes several parts is taken when all of them are. Where one in the middle is
 * not, the answer is that one's, and the next try sends all of them again under the same number of concatenation, so that
 * a phone keeps those it has.
 */
@Component
public class SmppCarrier implements Carrier, DisposableBean {
    static final String NAME = "smpp";

    private static final Logger LOG = LoggerFactory.getLogger(SmppCarrier.class);

    private static final int UDHI = 0x40;
    private static final byte NOTHING = 0;
    private static final byte DEFAULT_ALPHABET = 0;
    private static final byte UCS2 = 8;
    private static final int PAYLOAD_MAX = 65_000;

    private final SmppSettings settings;
    private final Deliveries deliveries;
    private final PlatformClock clock;
    private final SmppLink link;
    private final Semaphore window;

    SmppCarrier(SmppSettings settings, Deliveries deliveries, PlatformClock clock) {
        this.settings = settings;
        this.deliveries = deliveries;
        this.clock = clock;
        this.link = new SmppLink(settings, new SmppListener(settings.receiptIds, deliveries, clock));
        this.window = new Semaphore(settings.window);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean isOn() {
        return settings.isOn();
    }

    @Override
    public Health check() {
        if (!isOn()) return new Health(false, "not configured");
        try {
            link.session().ask();
            return new Health(true, "bound as " + settings.systemId + ", and the link answers");
        } catch (Away away) {
            return new Health(false, away.said());
        } catch (ResponseTimeoutException silent) {
            return new Health(false, "bound, but the link does not answer");
        } catch (InvalidResponseException | IOException lost) {
            return new Health(false, "the link was lost: " + lost.getMessage());
        }
    }

    /** Binds where nobody is bound: receipts come over a session only. */
    void listen() {
        try {
            link.session();
        } catch (Away away) {
            // Said in the log by the link, and to whoever sends or looks at the health.
        }
    }

    @Override
    public Answer carry(Parcel parcel) {
        var number = PhoneRule.written(parcel.recipient(), settings.numberForm, settings.countryCode);
        if (number.isEmpty()) return new Answer.Never("not a phone number", true);
        var pieces = pieces(parcel);
        if (pieces.size() > SplitRule.PARTS_MAX || pieces.getFirst().octets.length > PAYLOAD_MAX) {
            return new Answer.Never("the text is too long for any number of parts", false);
        }
        var references = new ArrayList<String>();
        Answer answer = null;
        for (int i = 0; i < pieces.size() && answer == null; i++) {
            var which = pieces.size() == 1 ? "" : "part " + (i + 1) + " of " + pieces.size() + ": ";
            answer = sent(number.get(), pieces.get(i), which, references);
        }
        remember(parcel, references, pieces.size());
        if (answer != null) return answer;
        var reference = String.join(",", references);
        var said = pieces.size() == 1 ? "id " + reference : pieces.size() + " parts, ids " + reference;
        return new Answer.Taken(Optional.of(reference), said);
    }

    /** What goes out as one submission. */
    private record Piece(byte[] octets, Alphabet alphabet, boolean hasHeader, boolean isPayload) {}

    private List<Piece> pieces(Parcel parcel) {
        var text = parcel.written().text();
        var alphabet = settings.alphabet == Alphabet.UCS2 ? Alphabet.UCS2 : AlphabetRule.of(text);
        var parts = SplitRule.parts(text, alphabet);
        if (parts.size() == 1) return List.of(new Piece(AlphabetRule.write(text, alphabet), alphabet, false, false));
        if (settings.longTexts == SmppSettings.Long.PAYLOAD) {
            return List.of(new Piece(AlphabetRule.write(text, alphabet), alphabet, false, true));
        }
        int reference = SplitRule.reference(parcel.message());
        var pieces = new ArrayList<Piece>();
        for (var part : parts) {
            var octets = AlphabetRule.write(part, alphabet);
            pieces.add(new Piece(
                    SplitRule.withHeader(reference, pieces.size() + 1, parts.size(), octets), alphabet, true, false));
        }
        return pieces;
    }

    /** Answers null where the message center took it, and adds what it calls it. */
    private @Nullable Answer sent(PhoneRule.Number number, Piece piece, String which, List<String> references) {
        try {
            if (!window.tryAcquire(settings.responseTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Answer.NotNow(which + "too much is unanswered");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer.NotNow(which + "stopping");
        }
        try {
            references.add(submit(link.session(), number, piece));
            return null;
        } catch (Away away) {
            // Parts that went before this one make the message no less undelivered.
            return references.isEmpty() ? new Answer.Away(away.said()) : new Answer.NotNow(which + away.said());
        } catch (NegativeResponseException refused) {
            return StatusRule.refused(refused.getCommandStatus(), which);
        } catch (ResponseTimeoutException silent) {
            return new Answer.Unsure(which + "no answer within " + settings.responseTimeout.toSeconds() + " s");
        } catch (InvalidResponseException | IOException lost) {
            return new Answer.Unsure(which + "the link was lost before the answer");
        } catch (PDUException unwritable) {
            return new Answer.Never(which + "cannot be written: " + unwritable.getMessage(), false);
        } finally {
            window.release();
        }
    }

    private String submit(SmppLink.Bound session, PhoneRule.Number number, Piece piece)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        var source = settings.source;
        var receipt = settings.receipts ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT;
        var payload = piece.isPayload
                ? new OptionalParameter[] {new OptionalParameter.Message_payload(piece.octets)}
                : new OptionalParameter[0];
        return session.submitShortMessage(
                        settings.serviceType,
                        source.ton(),
                        source.npi(),
                        source.value(),
                        number.international() ? settings.destinationTon : settings.nationalTon(),
                        settings.destinationNpi,
                        number.digits(),
                        new ESMClass(piece.hasHeader ? UDHI : NOTHING),
                        NOTHING,
                        NOTHING,
                        null,
                        null,
                        new RegisteredDelivery(receipt),
                        NOTHING,
                        new RawDataCoding(piece.alphabet == Alphabet.UCS2 ? UCS2 : DEFAULT_ALPHABET),
                        NOTHING,
                        piece.isPayload ? new byte[0] : piece.octets,
                        payload)
                .getMessageId();
    }

    private void remember(Parcel parcel, List<String> references, int parts) {
        if (references.isEmpty() || !settings.receipts) return;
        var known = references.stream()
                .map(id -> ReceiptRule.ofAnswer(id, settings.receiptIds))
                .toList();
        try {
            deliveries.taken(NAME, parcel.message(), known, parts, clock.now());
        } catch (RuntimeException notKept) {
            // It is with the message center; only its receipts will find nothing.
            LOG.error("What the message center calls message {} could not be kept", parcel.message(), notKept);
        }
    }

    @Override
    public void destroy() {
        link.close();
    }
}
