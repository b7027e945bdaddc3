package dev.perennial.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * {@code kill -9} during a run of 20,000 renewals, at twenty random moments: whoever starts it again comes to where
 * an undisturbed run would have come to, nothing lost and nothing done twice. The moments are spread over the
 * work rather than over time, so that a slow machine is interrupted at the same places as a fast one.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CrashTest {
    private static final int KILLS = 20;
    private static final int MID_RUN_MIN = 14;
    private static final int PAUSE_MAX_MILLIS = 60;

    /** Histories at a time: one waits for the disk while the other reckons. */
    private static final int LANES = 2;

    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private Vendor vendor;

    @BeforeAll
    void open() throws Exception {
        vendor = Vendor.afterWeeks("crash", 1);
    }

    @AfterAll
    void close() {
        vendor.close();
    }

    @Test
    void rule24ARunThatIsKilledAndStartedAgainEndsWhereAnUndisturbedOneDoes() throws Exception {
        var destination = vendor.undisturbed();
        long all = destination.decisions();
        var random = new Random(seed);
        var kills = new ArrayList<Future<Long>>();
        try (var lanes = Executors.newFixedThreadPool(LANES)) {
            for (int kill = 0; kill < KILLS; kill++) {
                long moment = (long) ((kill + random.nextDouble()) * all / KILLS);
                int pause = random.nextInt(PAUSE_MAX_MILLIS);
                kills.add(lanes.submit(() -> killedAt(moment, pause, destination)));
            }
        }
        var decidedAtKill = new ArrayList<Long>();
        for (var kill : kills) {
            decidedAtKill.add(kill.get());
        }
        System.out.println("Killed after " + decidedAtKill + " of " + all + " decisions; seed " + seed);
        assertThat(decidedAtKill.stream().filter(decided -> decided > 0 && decided < all))
                .as("kills in the middle of the work, seed " + seed)
                .hasSizeGreaterThanOrEqualTo(MID_RUN_MIN);
    }

    private long killedAt(long moment, int pauseMillis, Destination destination) throws Exception {
        try (var database = vendor.copy("killed");
                var connection = database.connect()) {
            var child = Child.start("run", "--database-url", database.url());
            Vendor.awaitDecided(connection, moment, child);
            Thread.sleep(pauseMillis);
            child.kill();
            Vendor.awaitAlone(connection);
            long decided = Vendor.decided(connection);
            var history = "killed after " + decided + " decisions, seed " + seed;
            assertThat(Laws.breaches(connection)).as(history).isEmpty();

            Vendor.finish(database.url());
            destination.assertReached(connection, history);
            return decided;
        }
    }
}
