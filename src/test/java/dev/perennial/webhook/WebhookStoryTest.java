package dev.perennial.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.event.EventType;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events are brought to a program that listens on this machine. */
class WebhookStoryTest extends Scene {
    private final Webhooks webhooks = bean(Webhooks.class);
    private final Deliveries deliveries = bean(Deliveries.class);
    private Receiver receiver;

    @Override
    protected Map<String, String> settings() {
        return Map.of("perennial.webhooks.allow-private", "true");
    }

    @BeforeEach
    void listen() {
        startAt(at("2026-03-02 09:00"));
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
        jdbc().sql("update webhook_endpoint set state = 'PAUSED', off_because = null")
                .update();
    }

    @Test
    void whatHappensIsBroughtSignedAndOnce() {
        var lotus = account("lotus", "0.00");
        topUp(lotus, "1.00");
        turn();
        var made = add(lotus, Set.of());
        topUp(lotus, "50.00");
        turn();
        turn();
        assertThat(receiver.got()).hasSize(1);
        var got = receiver.got().getFirst();
        assertThat(got.isSignedBy(made.secret())).isTrue();
        assertThat(got.isSignedBy("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isFalse();
        assertThat(got.body())
                .startsWith("{\"type\":\"wallet.topped_up\",\"timestamp\":\"2026-03-02T01:00:00Z\",\"data\":{")
                .contains("\"amount\":{\"amount\":\"50.00\",\"currency\":\"CNY\"}");
        assertThat(only(made).state()).isEqualTo(Delivery.State.TAKEN);
        assertThat(got.id()).isEqualTo(only(made).event().toString());
        assertThat(kinds(lotus)).contains(JournalEntry.Kind.WEBHOOK_ADDED.name());
    }

    @Test
    void onlyWantedTypesAndOnlyOwnEvents() {
        var one = account("one", "0.00");
        var two = account("two", "0.00");
        add(one, Set.of(EventType.WALLET_TOPPED_UP));
        add(one, Set.of(EventType.ORDER_PAID));
        topUp(one, "5.00");
        topUp(two, "7.00");
        turn();
        assertThat(receiver.got()).hasSize(1);
        assertThat(receiver.got().getFirst().body()).contains("\"account\":\"one\"");
    }

    @Test
    void theVendorsOwnTakesEverybodys() {
        // Later than all the other stories: it takes what comes into the feed from then on.
        startAt(at("2026-06-01 09:00"));
        var made = webhooks.add(Optional.empty(), wish(Set.of()), Actor.COMMAND_LINE, now())
                .orThrow();
        moveTo(now().plusSeconds(1));
        topUp(account("a1", "0.00"), "5.00");
        topUp(account("a2", "0.00"), "5.00");
        topUp(account("a3", "0.00"), "5.00");
        turn();
        assertThat(receiver.got()).hasSize(3).allMatch(got -> got.isSignedBy(made.secret()));
    }

    @Test
    void whatIsNotTakenGoesAgainWithTheSameIdAndIsSetAsideInTheEnd() {
        var patient = account("patient", "0.00");
        receiver.answer(302);
        var made = add(patient, Set.of());
        topUp(patient, "50.00");
        turn();
        for (int tries = 1; tries < 10; tries++) {
            assertThat(receiver.got()).hasSize(tries);
            var due = only(made).dueAt().orElseThrow();
            catchUp(due.minusSeconds(1));
            assertThat(receiver.got()).hasSize(tries);
            catchUp(due);
        }
        assertThat(receiver.got()).hasSize(10);
        assertThat(receiver.got().stream().map(Receiver.Got::id).distinct()).hasSize(1);
        assertThat(only(made).state()).isEqualTo(Delivery.State.PARKED);
        var off = webhooks.find(made.endpoint().id(), customer(patient.id())).orElseThrow();
        assertThat(off.offBecause()).hasValue(Endpoint.Because.FAILING);
        assertThat(kinds(patient)).contains("WEBHOOK_SWITCHED_OFF");
        assertThat(told(patient))
                .isNotEmpty()
                .allSatisfy(facts -> assertThat(facts)
                        .contains("FAILING", "http://127.0.0.1:", off.id().toString()));

        receiver.answer(200);
        webhooks.resume(off.id(), customer(patient.id()), now()).orThrow();
        deliveries.replay(only(made).id(), customer(patient.id()), now()).orThrow();
        turn();
        assertThat(only(made).state()).isEqualTo(Delivery.State.TAKEN);
        assertThat(deliveries
                        .find(only(made).id(), customer(patient.id()))
                        .orElseThrow()
                        .tries())
                .hasSize(11);
        assertThat(kinds(patient)).contains("WEBHOOK_RESUMED", "WEBHOOK_REPLAYED");
    }

    @Test
    void whoAsksToWaitIsWaitedForAndWhoIsGoneIsLeftAlone() {
        var busy = account("busy", "0.00");
        receiver.answer(429);
        receiver.askToWait("3600");
        var made = add(busy, Set.of());
        topUp(busy, "50.00");
        turn();
        assertThat(only(made).dueAt()).hasValue(now().plusSeconds(3600));
        receiver.answer(410);
        catchUp(now().plusSeconds(3600));
        var gone = webhooks.find(made.endpoint().id(), customer(busy.id())).orElseThrow();
        assertThat(gone.offBecause()).hasValue(Endpoint.Because.GONE);
        assertThat(told(busy))
                .isNotEmpty()
                .allSatisfy(facts -> assertThat(facts).contains("GONE"));
        topUp(busy, "5.00");
        turn();
        assertThat(receiver.got()).hasSize(2);
    }

    @Test
    void whoIsGoneIsAskedNothingMoreInTheSameTurn() {
        var leaving = account("leaving", "0.00");
        receiver.answer(410);
        var made = add(leaving, Set.of());
        for (int n = 0; n < 40; n++) topUp(leaving, "1.00");
        turn();
        assertThat(receiver.got()).as("no more than were on their way").hasSizeBetween(1, 16);
        int asked = receiver.got().size();
        receiver.answer(204);
        webhooks.resume(made.endpoint().id(), customer(leaving.id()), now()).orThrow();
        turn();
        assertThat(receiver.got()).as("what waited goes on").hasSize(40);
        assertThat(deliveries.replaySince(made.endpoint().id(), now().minusSeconds(60), customer(leaving.id()), now()))
                .isEqualTo(Outcome.done(asked));
    }

    @Test
    void anAddressIsKeptAsItIsSentTo() {
        var typing = account("typing", "0.00");
        var wish = new Webhooks.Wish(" Https://Hooks.example.com/收 ", " two ", Set.of());
        var made = webhooks.add(Optional.of(typing.id()), wish, customer(typing.id()), now())
                .orThrow();
        assertThat(made.endpoint().url()).isEqualTo("https://Hooks.example.com/%E6%94%B6");
        assertThat(webhooks.find(made.endpoint().id(), customer(typing.id()))).hasValue(made.endpoint());
    }

    @Test
    void twoSecretsSignForADayAndThenTheNewOneAlone() {
        var turning = account("turning", "0.00");
        var made = add(turning, Set.of());
        var rotated = webhooks.rotate(made.endpoint().id(), customer(turning.id()), now())
                .orThrow();
        deliveries.ping(made.endpoint().id(), customer(turning.id()), now()).orThrow();
        turn();
        var both = receiver.got().getFirst();
        assertThat(both.body()).contains("\"type\":\"ping\"");
        assertThat(both.isSignedBy(made.secret()) && both.isSignedBy(rotated.secret()))
                .isTrue();
        moveTo(now().plus(Duration.ofHours(25)));
        deliveries.ping(made.endpoint().id(), customer(turning.id()), now()).orThrow();
        turn();
        assertThat(receiver.got().getLast().isSignedBy(made.secret())).isFalse();
        assertThat(receiver.got().getLast().isSignedBy(rotated.secret())).isTrue();
    }

    @Test
    void aKillBetweenSendingAndRecordingRepeatsTheSameId() {
        var killed = account("killed", "0.00");
        var made = add(killed, Set.of());
        topUp(killed, "50.00");
        turn();
        // As the row is left by whoever was killed: leased, and nothing recorded.
        jdbc().sql("delete from webhook_try").update();
        jdbc().sql("update webhook_delivery set state = 'DUE', due_at = ?, tries = 0 where endpoint_id = ?")
                .params(
                        now().plus(Duration.ofMinutes(5)).atOffset(java.time.ZoneOffset.UTC),
                        made.endpoint().id())
                .update();
        turn();
        assertThat(receiver.got()).hasSize(1);
        catchUp(now().plus(Duration.ofMinutes(5)));
        assertThat(receiver.got()).hasSize(2);
        assertThat(receiver.got().get(1).id()).isEqualTo(receiver.got().get(0).id());
    }

    @Test
    void nobodyTouchesAnothersEndpoint() {
        var made = add(account("mine", "0.00"), Set.of());
        var stranger = customer(account("stranger", "0.00").id());
        var id = made.endpoint().id();
        assertThat(webhooks.find(id, stranger)).isEmpty();
        assertThat(webhooks.rotate(id, stranger, now()).toString()).contains("WEBHOOK_NOT_FOUND");
        assertThat(webhooks.remove(id, stranger, now()).toString()).contains("WEBHOOK_NOT_FOUND");
        assertThat(deliveries.ping(id, stranger, now()).toString()).contains("WEBHOOK_NOT_FOUND");
        assertThat(webhooks.add(Optional.empty(), wish(Set.of()), stranger, now())
                        .toString())
                .contains("WEBHOOK_ACCOUNT_UNKNOWN");
    }

    private Webhooks.Made add(Account account, Set<EventType> types) {
        return webhooks.add(Optional.of(account.id()), wish(types), customer(account.id()), now())
                .orThrow();
    }

    private Webhooks.Wish wish(Set<EventType> types) {
        return new Webhooks.Wish(receiver.url(), "a test", types);
    }

    private Delivery only(Webhooks.Made made) {
        return deliveries
                .of(made.endpoint().id(), Optional.empty(), Optional.empty(), 10, Actor.COMMAND_LINE)
                .orElseThrow()
                .getFirst();
    }

    private List<String> kinds(Account account) {
        return jdbc().sql("select kind from journal where account_id = ?")
                .param(account.id().value())
                .query(String.class)
                .list();
    }

    /** The facts of what its people are told of endpoints that were switched off. */
    private List<String> told(Account account) {
        return jdbc().sql("""
            select i.facts::text from notice_item i join notice n on n.bucket = i.bucket and n.notice_id = i.notice_id
            where n.account_id = ? and n.kind = 'WEBHOOK_OFF'\
            """).param(account.id().value()).query(String.class).list();
    }

    private void turn() {
        bean(Clockwork.class).work(now(), decided -> {});
    }
}
