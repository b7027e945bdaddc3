package dev.perennial.mail;

import dev.perennial.clock.PlatformClock;
import dev.perennial.notice.Carrier;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Parcel;
import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import java.time.InstantSource;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * E-mail by SMTP. Off until a server and a sender are set; and in a sandbox always, whose news are not real.
 *
 * <p>A repeat carries the same Message-ID, so that mailboxes which look can tell it from a second message.
 */
@Component
public class SmtpCarrier implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpCarrier.class);

    private final MailSettings settings;
    private final Tags tags;
    private final InstantSource clock;
    private final boolean on;
    private final SmtpLines lines;

    @Autowired
    SmtpCarrier(MailSettings settings, Tags tags, PlatformClock clock) {
        this(settings, tags, clock::now, settings.isComplete() && !clock.isSandbox(), (SSLSocketFactory)
                SSLSocketFactory.getDefault());
        if (settings.isComplete() && !on) {
            LOG.warn("No e-mail leaves a sandbox: what it tells of is not real. The settings perennial.mail.* rest.");
        }
    }

    SmtpCarrier(MailSettings settings, Tags tags, InstantSource clock, boolean on, SSLSocketFactory sockets) {
        this.settings = settings;
        this.tags = tags;
        this.clock = clock;
        this.on = on;
        this.lines = new SmtpLines(settings, sockets);
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public boolean isOn() {
        return on;
    }

    @Override
    public Health check() {
        if (!on) return new Health(false, "off");
        try {
            var line = lines.open();
            var said = AnswerRule.said(line.lastReply());
            line.hangUp();
            return new Health(true, said);
        } catch (MessagingException failed) {
            return new Health(false, FailureRule.unopened(failed).said());
        }
    }

    @Override
    public Answer carry(Parcel parcel) {
        var recipient = AddressRule.onTheWire(parcel.recipient());
        if (recipient.isEmpty()) {
            return new Answer.Never("not an address that e-mail can be sent to", true);
        }
        try {
            var tag = tags.of(parcel.message());
            return carry(OutgoingMail.of(settings, parcel, recipient.get(), tag, clock.instant()));
        } catch (MessagingException unfit) {
            return new Answer.Never(AnswerRule.said("could not be written: " + unfit.getMessage()), false);
        }
    }

    /** A line that rested may have been hung up meanwhile: then, and as long as it took nothing, a new one is tried. */
    private Answer carry(OutgoingMail mail) {
        var resting = lines.resting();
        if (resting.isPresent()) {
            var answer = carry(resting.get(), mail);
            if (!FailureRule.hungUp(answer)) return answer;
        }
        try {
            return carry(lines.open(), mail);
        } catch (MessagingException failed) {
            return FailureRule.unopened(failed);
        }
    }

    private Answer carry(SmtpLine line, OutgoingMail mail) {
        try {
            line.carry(mail);
        } catch (MessagingException | IllegalStateException failed) {
            line.hangUp();
            return FailureRule.answer(mail.stage(), failed, SmtpLine.command(failed));
        }
        var answer = AnswerRule.taken(line.lastReply());
        lines.rest(line);
        return answer;
    }

    @PreDestroy
    void close() {
        lines.close();
    }
}
