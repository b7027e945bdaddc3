package dev.perennial.bench;

import dev.perennial.notice.Carrier;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Parcel;
import java.util.Optional;

/** Takes e-mail at once and drops it, so that a bench measures the platform and not a server. There only in a bench. */
public final class TakingCarrier implements Carrier {
    static final String SAID = "250 taken";

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public Health check() {
        return new Health(true, SAID);
    }

    @Override
    public Answer carry(Parcel parcel) {
        return new Answer.Taken(Optional.of(parcel.message().toString()), SAID);
    }
}
