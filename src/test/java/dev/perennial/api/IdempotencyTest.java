package dev.perennial.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.clock.PlatformClock;
import dev.perennial.user.Role;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same request is carried out once, whoever loses its answer. */
class IdempotencyTest extends ApiScene {
    private Calls program;
    private Tries tries;

    @Override
    protected Map<String, String> settings() {
        return Map.of("perennial.tries", "true");
    }

    @BeforeAll
    void aProgram() {
        jdbc().sql("create table tried (name text)").update();
        program = program("owner", Role.OWNER, account("lotus", "100.00"));
        tries = bean(Tries.class);
    }

    @Test
    void theSameRequestIsAnsweredTheSame() {
        var first = act("one", "k-one");
        var again = act("one", "k-one");
        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.raw().headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(first.raw().headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(acted("one")).isEqualTo(1);
        assertThat(act("other", "k-one").status() + act("other", "k-one").code())
                .isEqualTo("422IDEMPOTENCY_KEY_REUSED");
        assertThat(act("one", "k-one-b").status()).isEqualTo(200);
        assertThat(acted("one")).isEqualTo(2);
        assertThat(program("second", Role.OWNER, account("second", "0.00"))
                        .send("POST", "/api/v1/tries", body("one"), "Idempotency-Key", "k-one")
                        .status())
                .as("another key of a program")
                .isEqualTo(200);
        assertThat(act("one", "k k").status()).isEqualTo(400);
    }

    @Test
    void aRefusalIsAnAnswerAndWhatWasNotTriedIsNone() {
        assertThat(act("refused", "k-refused").code()).isEqualTo("KEYS_TOO_MANY");
        assertThat(act("refused", "k-refused").raw().headers().firstValue("Idempotency-Replayed"))
                .hasValue("true");
        assertThat(program.send("POST", "/api/v1/tries", "{}", "Idempotency-Key", "k-bad")
                        .status())
                .isEqualTo(400);
        assertThat(act("mended", "k-bad").status())
                .as("the request was never tried")
                .isEqualTo(200);
    }

    @Test
    void answersAreNotKeptInClear() {
        act("confidential", "k-clear");
        assertThat(jdbc().sql("select count(*) from idempotency where position('confidential'::bytea in answer) > 0")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void ofTwoAtOnceOneIsToldToComeBack() throws Exception {
        tries.hold = new CountDownLatch(1);
        tries.inside = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> act("slow", "k-slow"));
            tries.inside.await();
            var second = act("slow", "k-slow");
            assertThat(second.status() + second.code()).isEqualTo("409IDEMPOTENCY_RUNNING");
            tries.hold.countDown();
            assertThat(first.get().status()).isEqualTo(200);
        }
        assertThat(act("slow", "k-slow").status()).isEqualTo(200);
        assertThat(acted("slow")).isEqualTo(1);
    }

    @Test
    void ofManyAtOnceOneActs() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = threads.invokeAll(IntStream.range(0, 16)
                    .mapToObj(
                            n -> (Callable<Integer>) () -> act("race", "k-race").status())
                    .toList());
            for (var each : all) assertThat(each.get()).isIn(200, 409);
        }
        assertThat(acted("race")).isEqualTo(1);
    }

    @Test
    void whatWasLostBeforeItActedIsCarriedOutAnewAndCannotActAnyMore() throws Exception {
        tries.hold = new CountDownLatch(1);
        tries.inside = new CountDownLatch(1);
        var releaseFirst = tries.hold;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lost = threads.submit(() -> act("lost", "k-lost"));
            tries.inside.await();
            older("k-lost");
            tries.hold = new CountDownLatch(0);
            assertThat(act("lost", "k-lost").status()).isEqualTo(200);
            releaseFirst.countDown();
            assertThat(lost.get().status()).as("it was taken over").isEqualTo(500);
        }
        assertThat(acted("lost")).isEqualTo(1);
        assertThat(act("lost", "k-lost").status()).isEqualTo(200);
    }

    @Test
    void whatWasLostAfterItActedIsNeverCarriedOutAgain() {
        assertThat(act("fault", "k-fault").status()).isEqualTo(500);
        assertThat(act("fault", "k-fault").code()).isEqualTo("IDEMPOTENCY_RUNNING");
        older("k-fault");
        var lost = act("fault", "k-fault");
        assertThat(lost.status() + lost.code()).isEqualTo("409IDEMPOTENCY_ANSWER_LOST");
        assertThat(acted("fault")).isEqualTo(1);
    }

    @Test
    void answersAreForgottenAfterTwoDays() {
        act("old", "k-old");
        act("young", "k-young");
        jdbc().sql("update idempotency set begun_at = begun_at - interval '49 hours' where idempotency_key = 'k-old'")
                .update();
        int forgotten = 0;
        for (int bucket = 0; bucket < bean(dev.perennial.kernel.Buckets.class).count(); bucket++) {
            forgotten += bean(IdempotencyErrand.class).run(bucket, now());
        }
        assertThat(forgotten).isEqualTo(1);
    }

    private void older(String key) {
        jdbc().sql("update idempotency set begun_at = ? where idempotency_key = ?")
                .params(
                        dev.perennial.db.Rows.timestamp(
                                PlatformClock.wall().minus(Idempotency.LEASE).minusSeconds(1)),
                        key)
                .update();
    }

    private Calls.Answer act(String name, String key) {
        return program.send("POST", "/api/v1/tries", body(name), "Idempotency-Key", key);
    }

    private static String body(String name) {
        return "{\"name\":\"" + name + "\",\"lines\":[]}";
    }

    private int acted(String name) {
        return jdbc().sql("select count(*) from tried where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }
}
