package dev.perennial.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Accounts;
import dev.perennial.contact.Contacts;
import dev.perennial.notice.Carrier.Answer;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Inbox;
import dev.perennial.notice.Message;
import dev.perennial.notice.Message.State;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Outbox;
import dev.perennial.notice.Told;
import dev.perennial.notice.Withdrawal;
import dev.perennial.subscription.Mode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** Rules 30 to 32: what is told goes out once, in one message, and never when it is settled by then. */
class SendingTest extends MessageScene {
    private final FakeCarriers carriers = bean(FakeCarriers.class);

    @Override
    protected void beans(GenericApplicationContext fresh) {
        FakeCarriers.register(fresh);
    }

    /** The clock goes on from one method to the next: a line that rests does so by it. */
    @BeforeEach
    void tomorrow() {
        carriers.answer(parcel -> new Answer.Taken(Optional.of("r-" + parcel.message()), "250 taken"));
        runTo(now().plus(Duration.ofDays(200)).truncatedTo(ChronoUnit.DAYS));
    }

    private String in(int days) {
        return now().atZone(SHANGHAI).toLocalDate().plusDays(days).toString();
    }

    /** Nine o'clock of the day on which an item that ends in ten days is reminded of. */
    private Instant sevenDaysBefore() {
        return at(in(3) + " 09:00");
    }

    @Test
    void rule31EverythingThatIsDueIsOneMessageToEachPersonOnEachChannel() {
        var account = account("one", "0.00");
        for (int n = 0; n < 30; n++) {
            item("one-" + n, account, "dms", "standard", in(10), Mode.MANUAL, null);
        }
        runTo(sevenDaysBefore());
        assertThat(of(account)).extracting(Message::channel).doesNotHaveDuplicates();
        var email = one(account, Channel.EMAIL);
        assertThat(email.state()).isEqualTo(State.SENT);
        assertThat(email.reference()).contains("r-" + email.id());
        assertThat(messages.proof(email).told()).hasSize(30);
        assertThat(messages.proof(email).attempts()).hasSize(1);
        assertThat(carriers.taken(email.id())).isEqualTo(1);
        assertThat(one(account, Channel.CONSOLE).state()).isEqualTo(State.SENT);
        assertThat(one(account, Channel.CONSOLE).body()).isPresent();
    }

    @Test
    void rule31WhatIsRenewedBeforeItGoesIsNotReminded() {
        var account = account("covered", "500.00");
        item("covered-1", account, "dms", "standard", in(10), Mode.MANUAL, null);
        carriers.answer(parcel -> new Answer.Away("connection refused"));
        runTo(sevenDaysBefore());
        var before = one(account, Channel.EMAIL);
        assertThat(before.state()).isEqualTo(State.QUEUED);
        jdbc().sql("update subscription set expires_at = expires_at + interval '31 days' where subscription_id ="
                        + " 'covered-1'")
                .update();
        carriers.answer(parcel -> new Answer.Taken(Optional.empty(), "250 taken"));
        catchUp(now().plus(Duration.ofHours(3)));
        var after = messages.find(before.id()).orElseThrow();
        assertThat(after.state()).isEqualTo(State.WITHDRAWN);
        assertThat(messages.proof(after).told())
                .extracting(Told::withdrawn)
                .containsOnly(Optional.of(Withdrawal.RENEWED));
        assertThat(carriers.taken(before.id())).isZero();
    }

    @Test
    void aServerThatIsAwayIsTriedAgainAndTheMessageSetAsideAtLast() {
        var account = account("away", "0.00");
        item("away-1", account, "dms", "standard", in(10), Mode.MANUAL, null);
        carriers.answer(parcel -> new Answer.Away("connection refused"));
        runTo(sevenDaysBefore());
        var first = one(account, Channel.EMAIL);
        runTo(now().plus(Duration.ofHours(3)));
        var later = messages.proof(messages.find(first.id()).orElseThrow());
        assertThat(later.attempts().size()).isGreaterThan(4);
        var pauses = later.attempts();
        for (int n = 1; n < pauses.size(); n++) {
            assertThat(Duration.between(pauses.get(n - 1).at(), pauses.get(n).at()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(48L << (n - 1)));
        }
    }

    @Test
    void aBouncedAddressIsWrittenToNoMoreAndTheNextPersonIsTold() {
        var account = account("bounced", "0.00");
        item("bounced-1", account, "dms", "standard", in(10), Mode.MANUAL, null);
        var second = second(account, "second@example.com");
        carriers.answer(parcel -> parcel.recipient().startsWith("bounced@") || parcel.channel() == Channel.SMS
                ? new Answer.Never("550 5.1.1 no such user", parcel.channel() == Channel.EMAIL)
                : new Answer.Taken(Optional.empty(), "250 taken"));
        jdbc().sql("insert into notice_preference select bucket, contact_id, 'EXPIRING', '*', 'EMAIL', false from"
                        + " contact where contact_id = ?")
                .param(second.id())
                .update();
        runTo(sevenDaysBefore());
        var lost = messages.page(account.id(), Channel.EMAIL, null, 10).stream()
                .filter(message -> message.recipient().equals("bounced@example.com"))
                .toList();
        assertThat(lost).extracting(Message::state).containsOnly(State.FAILED);
        var instead = of(account).stream()
                .filter(message -> message.insteadOf().isPresent())
                .toList();
        assertThat(instead).extracting(Message::recipient).containsOnly("second@example.com");
        assertThat(instead).extracting(Message::state).containsOnly(State.SENT);
        var contact = bean(Contacts.class).of(bean(Accounts.class).bucketOf(account.id()), account.id());
        assertThat(contact.getFirst().email().orElseThrow().isReachable()).isFalse();
        assertThat(jdbc().sql("select count(*) from journal where account_id = 'bounced' and kind ="
                                + " 'CONTACT_UNREACHABLE'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aChannelThatNobodyCarriesIsOffAndSaysSo() {
        var account = account("off", "0.00");
        item("off-1", account, "dms", "standard", in(10), Mode.MANUAL, null);
        carriers.turn(Channel.SMS, false);
        runTo(sevenDaysBefore());
        carriers.turn(Channel.SMS, true);
        assertThat(one(account, Channel.EMAIL).state()).isEqualTo(State.SENT);
        assertThat(carriers.taken(one(account, Channel.EMAIL).id())).isEqualTo(1);
    }

    /** Another process runs while this one waits for its server's answer; and one was killed before it had it. */
    @Test
    void whatOneCarriesNobodyElseCarriesUntilItsLeaseIsOver() {
        var account = account("leased", "0.00");
        int bucket = bean(Accounts.class).bucketOf(account.id());
        item("leased-1", account, "dms", "standard", in(10), Mode.MANUAL, null);
        var asked = new AtomicInteger();
        carriers.answer(parcel -> {
            if (parcel.channel() == Channel.EMAIL && asked.incrementAndGet() == 1) {
                bean(Sending.class).run(bucket, now());
            }
            return new Answer.Taken(Optional.empty(), "250 taken");
        });
        runTo(sevenDaysBefore());
        assertThat(asked).hasValue(1);
        assertThat(messages.proof(one(account, Channel.EMAIL)).attempts()).hasSize(1);

        var killed = account("killed", "0.00");
        int itsBucket = bean(Accounts.class).bucketOf(killed.id());
        item("killed-1", killed, "dms", "standard", in(10), Mode.MANUAL, null);
        carriers.answer(parcel -> new Answer.NotNow("451 later"));
        runTo(sevenDaysBefore());
        carriers.answer(parcel -> new Answer.Taken(Optional.empty(), "250 taken"));
        var lost = one(killed, Channel.EMAIL);
        moveTo(lost.dueAt().plusSeconds(1));
        var lease = now().plus(Duration.ofMinutes(15));
        assertThat(bean(Outbox.class).claim(itsBucket, Set.of(Channel.EMAIL), now(), lease, 100))
                .extracting(Message::id)
                .contains(lost.id());
        moveTo(lease.minusSeconds(1));
        bean(Sending.class).run(itsBucket, now());
        assertThat(carriers.taken(lost.id())).isZero();
        moveTo(lease);
        bean(Sending.class).run(itsBucket, now());
        assertThat(carriers.taken(lost.id())).isOne();
    }

    @Test
    void rule24WhatWasMissedOfOneItemIsOneLineAndTheNearest() {
        var account = account("missed", "0.00");
        item("missed-1", account, "dms", "standard", in(10), Mode.MANUAL, null);
        item("missed-2", account, "dms", "standard", in(11), Mode.MANUAL, null);
        catchUp(at(in(9) + " 10:00"));
        var email = one(account, Channel.EMAIL);
        assertThat(messages.proof(email).told())
                .as("all of them are told by it")
                .hasSize(5);
        var bucket = bean(Accounts.class).bucketOf(account.id());
        var letter = bean(Contents.class).of(bucket, List.of(email)).getFirst().letter();
        assertThat(letter.sections()).singleElement().satisfies(section -> {
            assertThat(section.total()).isEqualTo(2);
            assertThat(section.late()).isTrue();
            assertThat(section.lines())
                    .extracting(line ->
                            line.item().orElseThrow().id() + " " + line.facts().get("days"))
                    .containsExactly("missed-1 1", "missed-2 3");
        });
        var console = one(account, Channel.CONSOLE);
        assertThat(bean(Inbox.class).things(console)).isEqualTo(Map.of(NoticeKind.EXPIRING, 2));
        assertThat(bean(Inbox.class).told(console))
                .extracting(
                        told -> told.item().orElseThrow() + " " + told.facts().get("days") + " " + told.late())
                .containsExactly("missed-1 1 true", "missed-2 3 true");
    }
}
