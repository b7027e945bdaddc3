package dev.perennial.mailbox;

import dev.perennial.clock.PlatformClock;
import dev.perennial.notice.Carrier;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Parcel;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** Keeps what a sandbox sends, so that it can be read; on only where no real carrier of its channel is. */
public class MailboxCarrier implements Carrier {
    /** Whoever's address begins so cannot be reached: to see what follows when somebody cannot. */
    public static final String NOBODY = "nobody";

    private final Channel channel;
    private final MailboxStore store;
    private final PlatformClock clock;
    private final ObjectProvider<Carrier> carriers;

    MailboxCarrier(Channel channel, MailboxStore store, PlatformClock clock, ObjectProvider<Carrier> carriers) {
        this.channel = channel;
        this.store = store;
        this.clock = clock;
        this.carriers = carriers;
    }

    @Override
    public String name() {
        return "mailbox";
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public boolean isOn() {
        return clock.isSandbox()
                && carriers.stream()
                        .filter(carrier -> !(carrier instanceof MailboxCarrier) && carrier.channel() == channel)
                        .noneMatch(Carrier::isOn);
    }

    @Override
    public Health check() {
        return new Health(true, "kept in the sandbox's mailbox");
    }

    @Override
    public Answer carry(Parcel parcel) {
        if (parcel.recipient().startsWith(NOBODY)) {
            return new Answer.Never("550 5.1.1 nobody has this address in the sandbox", true);
        }
        int times = store.keep(parcel, clock.now());
        return new Answer.Taken(
                Optional.of("mailbox-" + parcel.message()),
                times == 1 ? "250 2.0.0 kept in the sandbox's mailbox" : "250 2.0.0 known already, kept once");
    }
}
