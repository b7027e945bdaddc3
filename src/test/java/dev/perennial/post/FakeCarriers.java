package dev.perennial.post;

import dev.perennial.notice.Carrier;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Parcel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.support.GenericApplicationContext;

/** Carriers for both channels that answer as a test says, and remember what they took. */
public final class FakeCarriers {
    private final ConcurrentLinkedQueue<Parcel> taken = new ConcurrentLinkedQueue<>();
    private final Carrier mail = new Fake(Channel.EMAIL);
    private final Carrier sms = new Fake(Channel.SMS);
    private final Map<Channel, Boolean> off = new ConcurrentHashMap<>();
    private volatile Function<Parcel, Carrier.Answer> answer = parcel -> new Carrier.Answer.Away("not told yet");

    /** Puts them beside the platform's own. */
    public static void register(GenericApplicationContext fresh) {
        var carriers = new FakeCarriers();
        fresh.registerBean(FakeCarriers.class, (Supplier<FakeCarriers>) () -> carriers);
        fresh.registerBean("fakeMail", Carrier.class, () -> carriers.mail);
        fresh.registerBean("fakeSms", Carrier.class, () -> carriers.sms);
    }

    public void answer(Function<Parcel, Carrier.Answer> plan) {
        answer = plan;
    }

    public Carrier of(Channel channel) {
        return channel == Channel.EMAIL ? mail : sms;
    }

    public void turn(Channel channel, boolean on) {
        off.put(channel, !on);
    }

    public List<Parcel> taken() {
        return List.copyOf(taken);
    }

    public long taken(UUID message) {
        return taken.stream().filter(parcel -> parcel.message().equals(message)).count();
    }

    private final class Fake implements Carrier {
        private final Channel channel;

        Fake(Channel channel) {
            this.channel = channel;
        }

        @Override
        public String name() {
            return "fake-" + channel;
        }

        @Override
        public Channel channel() {
            return channel;
        }

        @Override
        public boolean isOn() {
            return !off.getOrDefault(channel, false);
        }

        @Override
        public Health check() {
            return new Health(true, "fake");
        }

        @Override
        public Answer carry(Parcel parcel) {
            var said = answer.apply(parcel);
            if (said instanceof Answer.Taken) taken.add(parcel);
            return said;
        }
    }
}
