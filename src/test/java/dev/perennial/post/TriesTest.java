package dev.perennial.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Reason;
import dev.perennial.notice.Attempt;
import dev.perennial.notice.Carrier.Answer;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Message;
import dev.perennial.notice.Message.State;
import dev.perennial.notice.Messages;
import dev.perennial.notice.Resends;
import dev.perennial.subscription.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** How often a message is tried before it is set aside, and what becomes of that when an operator has it sent again. */
class TriesTest extends Scene {
    private static final int TRIES = 3;

    private final FakeCarriers carriers = bean(FakeCarriers.class);
    private final Messages messages = bean(Messages.class);

    @Override
    protected Map<String, String> settings() {
        return Map.of("perennial.notice.tries", "" + TRIES);
    }

    @Override
    protected void beans(GenericApplicationContext fresh) {
        FakeCarriers.register(fresh);
    }

    @Test
    void whatIsSentAgainIsTriedAsOftenAsBeforeAndItsTriesGoOnCounting() {
        var account = account("parked", "0.00");
        carriers.answer(parcel -> new Answer.NotNow("451 try later"));
        runTo(remind("parked-1", account));
        runTo(now().plus(Duration.ofHours(1)));
        var parked = email(account);
        assertThat(parked.state()).isEqualTo(State.PARKED);
        assertThat(parked.attempts()).isEqualTo(TRIES);

        var why = new Reason("the server was mended, or so they said");
        bean(Resends.class)
                .resend(parked.id(), null, why, Actor.operator("li"), now())
                .orThrow();
        messages.bounced(Channel.EMAIL, parked.id(), "a report of the first tries", now());
        runTo(now().plusSeconds(1));
        var again = email(account);
        assertThat(again.state()).isEqualTo(State.QUEUED);
        assertThat(again.attempts()).isEqualTo(TRIES + 1);
        assertThat(Duration.between(now(), again.dueAt())).isLessThanOrEqualTo(Duration.ofSeconds(72));
        runTo(now().plus(Duration.ofHours(1)));
        var last = email(account);
        assertThat(last.state()).isEqualTo(State.PARKED);
        assertThat(messages.proof(last).attempts()).extracting(Attempt::number).containsExactly(1, 2, 3, 4, 5, 6);
    }

    /** An item that is reminded of in three days: the answer says when. */
    private Instant remind(String id, Account account) {
        var end = now().atZone(SHANGHAI).toLocalDate().plusDays(10);
        item(id, account, "dms", "standard", end.toString(), Mode.MANUAL, null);
        return at(end.minusDays(7) + " 09:00");
    }

    private Message email(Account account) {
        var found = messages.page(account.id(), Channel.EMAIL, null, 100);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
