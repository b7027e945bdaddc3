package dev.perennial.autotopup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.subscription.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Several run at once, and one of them may be a customer who stops it: each charge is made once, or never. */
class ChargesRaceTest extends TillScene {
    private static final int RUNNERS = 4;
    private static final int ACCOUNTS = 6;

    @Override
    protected Integer buckets() {
        return 2;
    }

    @Test
    void whoeverRunsAChargeIsMadeOnce() throws Exception {
        var owners = new ArrayList<Account>();
        for (int i = 0; i < ACCOUNTS; i++) {
            var account = agreed("race-" + i, "10.00", "1000.00");
            owners.add(account);
            item("race-item-" + i, account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        }
        moveTo(at("2026-03-11 08:00"));
        atOnce(runners(RUNNERS));
        bean(Clockwork.class).work(now(), decided -> {});
        for (int i = 0; i < ACCOUNTS; i++) {
            assertThat(till.calls(owners.get(i))).hasSize(1);
            assertThat(till.taken(owners.get(i))).containsExactly(cny("289.00"));
            assertThat(attempts("race-item-" + i)).containsExactly("AWAITING_TOP_UP", "RENEWED");
            assertThat(wallet(owners.get(i)).balance()).isEqualTo(cny("0.00"));
        }
        assertLaws();
    }

    @Test
    void whoStopsItMeanwhileStopsItBeforeTheChargeOrFindsItUnderWay() throws Exception {
        for (int round = 0; round < 5; round++) {
            startAt(start());
            var account = agreed("halt-" + round, "10.00", "1000.00");
            item("halt-item-" + round, account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
            moveTo(at("2026-03-11 08:00"));
            var tasks = runners(2);
            tasks.add(() -> stop(account));
            atOnce(tasks);
            bean(Clockwork.class).work(now(), decided -> {});
            boolean paid = outcomes(account).contains("PAID");
            assertThat(till.taken(account)).hasSize(paid ? 1 : 0);
            assertThat(attempts("halt-item-" + round)).endsWith(paid ? "RENEWED" : "INSUFFICIENT_BALANCE");
            assertThat(agreement(account).state()).isEqualTo(Agreement.State.OFF);
        }
        assertLaws();
    }

    private List<Callable<Object>> runners(int count) {
        var tasks = new ArrayList<Callable<Object>>();
        for (int i = 0; i < count; i++) {
            tasks.add(() -> bean(Clockwork.class).work(now(), decided -> {}));
        }
        return tasks;
    }

    private static void atOnce(List<Callable<Object>> tasks) throws Exception {
        var start = new CyclicBarrier(tasks.size());
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            var running = tasks.stream()
                    .map(task -> threads.submit(() -> {
                        start.await();
                        return task.call();
                    }))
                    .toList();
            for (var one : running) {
                one.get();
            }
        }
    }
}
