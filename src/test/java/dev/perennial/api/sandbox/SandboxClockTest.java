package dev.perennial.api.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.api.ApiScene;
import dev.perennial.api.Calls;
import dev.perennial.kernel.Errand;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;

/** An operator's program moves a sandbox's clock. */
class SandboxClockTest extends ApiScene {
    private static final String CLOCK = "/api/v1/sandbox/clock";

    private Calls operator;
    private Calls support;
    private Calls owner;

    /** Goes on for as long as it is held up. */
    static final class HeldUpErrand implements Errand {
        volatile CountDownLatch hold = new CountDownLatch(0);
        volatile CountDownLatch inside = new CountDownLatch(0);

        void holds() {
            inside = new CountDownLatch(1);
            hold = new CountDownLatch(1);
        }

        @Override
        public String name() {
            return "held up";
        }

        @Override
        public Turn turn() {
            return Turn.PAPERS;
        }

        @Override
        public int run(int bucket, Instant now) {
            inside.countDown();
            try {
                hold.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return 0;
        }
    }

    @Override
    protected void beans(GenericApplicationContext fresh) {
        fresh.registerBean(HeldUpErrand.class);
    }

    @BeforeAll
    void open() {
        var lotus = account("lotus", "1000.00");
        item("auto", lotus, "dms", "standard", "2026-12-01", Mode.AUTO, "P1M");
        operator = program("operator", Role.OPERATOR, null);
        support = program("support", Role.SUPPORT, null);
        owner = program("lotus", Role.OWNER, lotus);
    }

    @Test
    void theClockIsMovedToAnInstantAndToWhatIsDueNext() {
        var clock = operator.get(CLOCK).body();
        assertThat(clock.path("now").asString()).isEqualTo(now().toString());
        assertThat(clock.path("sandbox").asBoolean()).isTrue();

        var target = day("2026-12-02");
        var moved = operator.post(CLOCK, "{\"to\": \"" + target + "\"}");
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.body().path("state").asString()).isEqualTo("ARRIVED");
        assertThat(moved.body()
                        .path("report")
                        .path("renewals")
                        .path(0)
                        .path("decision")
                        .asString())
                .isEqualTo("RENEWED");
        assertThat(now()).isEqualTo(target);
        assertThat(item("auto").life().termNumber()).isEqualTo(2);

        var next = operator.post(CLOCK, "{\"nextDue\": true, \"seen\": \"" + target + "\"}");
        assertThat(next.body().path("state").asString()).isEqualTo("ARRIVED");
        assertThat(now()).isAfter(target);
        assertThat(operator.post(CLOCK, "{\"nextDue\": true, \"seen\": \"" + target + "\"}")
                        .code())
                .isEqualTo("CLOCK_HAS_MOVED");
        assertThat(operator.post(CLOCK, "{\"to\": \"" + target + "\"}").code()).isEqualTo("CLOCK_MOVES_FORWARD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"to\": \"tomorrow\"}", "{\"nextDue\": false}", "{\"to\": \"2199-01-01T00:00:00Z\"}"})
    void nonsenseIsSaid(String body) {
        var before = now();
        assertThat(operator.post(CLOCK, body).status()).isEqualTo(400);
        var both = "{\"nextDue\": true, \"to\": \"" + before.plus(Duration.ofDays(1)) + "\"}";
        assertThat(operator.post(CLOCK, both).status()).isEqualTo(400);
        assertThat(now()).isEqualTo(before);
    }

    @Test
    void oneMovesItAtATime() throws Exception {
        var held = bean(HeldUpErrand.class);
        held.holds();
        var expires = now().atZone(SHANGHAI).toLocalDate().plusDays(20);
        item("near", account("near", "1000.00"), "dms", "standard", expires.toString(), Mode.MANUAL, null);
        var target = now().plus(Duration.ofDays(21));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> operator.post(CLOCK, "{\"to\": \"" + target + "\"}"));
            assertThat(held.inside.await(1, TimeUnit.MINUTES)).isTrue();
            var second = operator.post(CLOCK, "{\"to\": \"" + target.plusSeconds(1) + "\"}");
            held.hold.countDown();
            assertThat(second.status() + " " + second.code()).isEqualTo("409 CLOCK_IS_MOVING");
            assertThat(first.get().body().path("state").asString()).isEqualTo("ARRIVED");
        }
        assertThat(now()).isEqualTo(target);
    }

    @Test
    void onlyOperatorsProgramsMoveIt() {
        for (var program : new Calls[] {support, owner}) {
            assertThat(program.get(CLOCK).code()).isEqualTo("SCOPE_MISSING");
            assertThat(program.post(CLOCK, "{\"nextDue\": true}").code()).isEqualTo("SCOPE_MISSING");
        }
    }
}
