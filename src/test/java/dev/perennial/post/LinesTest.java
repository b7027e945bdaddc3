package dev.perennial.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.notice.Carrier.Answer;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Message;
import dev.perennial.notice.Message.State;
import dev.perennial.notice.Messages;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Parcel;
import dev.perennial.notice.Telling;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** What spares a server: no more texts a second than it takes, and none for a while when it answers nothing. */
class LinesTest extends Scene {
    private final FakeCarriers carriers = bean(FakeCarriers.class);
    private final PostErrand errand = bean(PostErrand.class);

    @Override
    protected void beans(GenericApplicationContext fresh) {
        FakeCarriers.register(fresh);
    }

    @Override
    protected Integer buckets() {
        return 1;
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("perennial.sms.per-second", "1");
    }

    @Test
    void aServerThatIsAwayRestsAndIsTriedAgainWithAFew() {
        var accounts = told("away", 40, Channel.EMAIL);
        var carried = new ConcurrentLinkedQueue<Parcel>();
        carriers.answer(parcel -> {
            carried.add(parcel);
            return new Answer.Away("connection refused");
        });
        errand.run(0, now());
        int tried = carried.size();
        assertThat(tried)
                .as("it is judged by ten answers; what was being carried then comes to an end")
                .isBetween(10, 18);
        var messages = messages(accounts, Channel.EMAIL);
        assertThat(messages).hasSize(40).extracting(Message::state).containsOnly(State.QUEUED);
        assertThat(messages.stream()
                        .filter(message ->
                                bean(Messages.class).proof(message).attempts().isEmpty()))
                .as("nothing was tried of the others, and nothing is held against them")
                .hasSize(40 - tried);

        // While it rests nothing is claimed, whatever is due.
        var before = claimed();
        moveTo(now().plus(Line.REST).minusSeconds(1));
        errand.run(0, now());
        assertThat(carried).hasSize(tried);
        assertThat(claimed()).isEqualTo(before);

        // Its rest is over, and it still answers nothing: three are tried, and it rests again.
        moveTo(now().plusSeconds(2));
        errand.run(0, now());
        assertThat(carried).hasSizeBetween(tried + 3, tried + 3);
        int again = carried.size();
        errand.run(0, now());
        assertThat(carried).hasSize(again);

        carriers.answer(parcel -> new Answer.Taken(Optional.empty(), "250 taken"));
        for (int hour = 0; hour < 3; hour++) {
            moveTo(now().plus(Duration.ofHours(1)));
            errand.run(0, now());
        }
        assertThat(messages(accounts, Channel.EMAIL)).extracting(Message::state).containsOnly(State.SENT);
        messages(accounts, Channel.EMAIL)
                .forEach(message -> assertThat(carriers.taken(message.id())).isEqualTo(1));
    }

    @Test
    void noMoreTextsGoInASecondThanTheServerTakes() {
        var accounts = told("slow", 3, Channel.SMS);
        var at = new ConcurrentLinkedQueue<Long>();
        carriers.answer(parcel -> {
            if (parcel.channel() == Channel.SMS) at.add(System.nanoTime());
            return new Answer.Taken(Optional.empty(), "taken");
        });
        errand.run(0, now());
        assertThat(messages(accounts, Channel.SMS))
                .hasSize(3)
                .extracting(Message::state)
                .containsOnly(State.SENT);
        var times = at.stream().sorted().toList();
        // The first goes at once, and each after it when a second has given it its turn.
        assertThat(times).hasSize(3);
        assertThat(times.get(2) - times.get(0)).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1500));
    }

    /** Accounts that can be reached by this channel only, each with something to be told. */
    private List<Account> told(String name, int count, Channel by) {
        var accounts = IntStream.range(0, count)
                .mapToObj(n -> account(name + n, "0.00"))
                .toList();
        var other = by == Channel.EMAIL ? "phone" : "email";
        jdbc().sql("update contact set " + other + " = null, " + other + "_verified_at = null")
                .update();
        accounts.forEach(account -> transaction()
                .executeWithoutResult(status -> bean(Notices.class)
                        .queue(
                                bean(Accounts.class).bucketOf(account.id()),
                                List.of(new Telling(account.id(), NoticeKind.LOW_BALANCE, null, now(), Map.of())),
                                Map.of(account.id(), account),
                                now())));
        return accounts;
    }

    private List<Message> messages(List<Account> accounts, Channel channel) {
        return accounts.stream()
                .flatMap(account -> bean(Messages.class).page(account.id(), channel, null, 10).stream())
                .toList();
    }

    /** How often messages were claimed, altogether. */
    private int claimed() {
        return jdbc().sql("select coalesce(sum(attempts), 0) from message where channel <> 'CONSOLE'")
                .query(Integer.class)
                .single();
    }
}
