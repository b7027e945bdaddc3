package dev.perennial.sms;

import dev.perennial.notice.Channel;
import dev.perennial.notice.Receipts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.support.GenericApplicationContext;

/** Takes down what is told of messages; once, or not at all where a test says so. */
final class ToldReceipts implements Receipts {
    record Told(UUID message, boolean arrived, String said) {}

    private final List<Told> all = new CopyOnWriteArrayList<>();
    volatile boolean fails;

    static void into(GenericApplicationContext context) {
        context.registerBean("toldReceipts", ToldReceipts.class, ToldReceipts::new, bean -> bean.setPrimary(true));
    }

    List<Told> of(UUID message) {
        return all.stream().filter(one -> one.message().equals(message)).toList();
    }

    @Override
    public void delivered(Channel channel, UUID message, String said, Instant now) {
        add(new Told(message, true, said));
    }

    @Override
    public void bounced(Channel channel, UUID message, String said, Instant now) {
        add(new Told(message, false, said));
    }

    private void add(Told told) {
        if (fails) throw new IllegalStateException("as asked");
        all.add(told);
    }
}
