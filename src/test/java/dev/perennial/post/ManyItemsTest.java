package dev.perennial.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.notice.Carrier.Answer;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Message;
import dev.perennial.notice.Message.State;
import dev.perennial.notice.Messages;
import dev.perennial.subscription.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** Rule 31 for somebody large: 5,000 items that are due the same day are one message on each channel, and a short one. */
class ManyItemsTest extends Scene {
    private static final int ITEMS = 5_000;

    /** As a mail server's window on a phone shows it: the first lines of a list, and how many more there are. */
    private static final int TEXT_MAX = 10_000;

    /** Three parts in the alphabet of phones. */
    private static final int SMS_MAX = 459;

    private final FakeCarriers carriers = bean(FakeCarriers.class);

    @Override
    protected Instant start() {
        return at("2026-03-01 09:00");
    }

    @Override
    protected void beans(GenericApplicationContext fresh) {
        FakeCarriers.register(fresh);
    }

    @Test
    void rule31FiveThousandItemsOfOneDayAreOneMessageOnEachChannel() {
        carriers.answer(parcel -> new Answer.Taken(Optional.empty(), "250 taken"));
        var account = account("many", "0.00");
        item("many-0", account, "dms", "standard", "2026-03-11", Mode.MANUAL, null);
        more("subscription");
        more("term");

        runTo(at("2026-03-10 12:00"));

        for (var channel : Channel.values()) {
            var messages = bean(Messages.class).page(account.id(), channel, null, 100).stream()
                    .filter(message -> message.createdAt().equals(at("2026-03-10 09:00")))
                    .toList();
            assertThat(messages).as(channel.name()).hasSize(1);
            var message = messages.getFirst();
            assertThat(message.state()).isEqualTo(State.SENT);
            assertThat(things(message)).as(channel.name()).isEqualTo(ITEMS);
            assertThat(message.body().orElseThrow())
                    .as(channel.name())
                    .hasSizeLessThan(channel == Channel.SMS ? SMS_MAX : TEXT_MAX);
        }
        assertThat(carriers.taken().stream().map(parcel -> parcel.message()).toList())
                .doesNotHaveDuplicates();
        assertThat(List.copyOf(carriers.taken()))
                .allMatch(parcel -> parcel.written().html().length() < 10 * TEXT_MAX);
    }

    /** The other items, as the first one is. */
    private void more(String table) {
        int rows = jdbc().sql("""
            insert into %1$s select (jsonb_populate_record(t, jsonb_build_object('subscription_id', 'many-' || n,
              'name', 'many-' || n))).*
            from %1$s t cross join generate_series(1, ?) n where t.subscription_id = 'many-0'\
            """.formatted(table)).param(ITEMS - 1).update();
        assertThat(rows).isEqualTo(ITEMS - 1);
    }

    private long things(Message message) {
        return jdbc().sql("""
            select count(*) from notice_item i join notice n on n.bucket = i.bucket and n.notice_id = i.notice_id
            where n.message_id = ?\
            """).param(message.id()).query(Long.class).single();
    }
}
