package dev.perennial.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * {@code kill -9} during a run of 20,000 renewals, at twenty random moments: whoever starts it again finds the place
 * where an undisturbed run would have come to, nothing lost and nothing done twice. The moments are spread over the
 * work rather than over time, so that a slow machine is interrupted at the same places as a fast one.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CrashTest {
    private static final int KILLS = 20;
    private static final int MID_RUN_MIN = 14;
    private static final int PAUSE_MAX_MILLIS = 150;

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
    void law6AndRule24ARunThatIsKilledAndStartedAgainEndsWhereAnUndisturbedOneDoes() throws Exception {
        var expected = undisturbed();
        long all = expected.stream().filter(line -> line.startsWith("attempt ")).count();
        var random = new Random(seed);
        var decidedAtKill = new ArrayList<Long>();
        for (int kill = 0; kill < KILLS; kill++) {
            long moment = (long) ((kill + random.nextDouble()) * all / KILLS);
            decidedAtKill.add(killedAt(moment, random.nextInt(PAUSE_MAX_MILLIS), expected));
        }
        System.out.println("Killed after " + decidedAtKill + " of " + all + " decisions; seed " + seed);
        assertThat(decidedAtKill.stream().filter(decided -> decided > 0 && decided < all))
                .as("kills in the middle of the work, seed " + seed)
                .hasSizeGreaterThanOrEqualTo(MID_RUN_MIN);
    }

    private List<String> undisturbed() throws Exception {
        try (var database = vendor.copy("undisturbed");
                var connection = database.connect()) {
            assertThat(Vendor.due(connection)).isEqualTo(DueBusiness.DUE);
            var said = Child.run("run", "--database-url", database.url());
            assertThat(said).startsWith("due ").contains("parked 0", "INSUFFICIENT_BALANCE");
            Child.run("run", "--until", Vendor.LATER, "--database-url", database.url());
            assertThat(Laws.breaches(connection)).isEmpty();
            return EndState.of(connection);
        }
    }

    private long killedAt(long moment, int pauseMillis, List<String> expected) throws Exception {
        try (var database = vendor.copy("killed");
                var connection = DriverManager.getConnection(database.url())) {
            var child = Child.start("run", "--database-url", database.url());
            Vendor.awaitDecided(connection, moment, child);
            Thread.sleep(pauseMillis);
            child.kill();
            Vendor.awaitAlone(connection);
            long decided = Vendor.decided(connection);
            assertThat(Laws.breaches(connection))
                    .as("right after the kill, seed " + seed)
                    .isEmpty();

            Child.run("run", "--until", Vendor.LATER, "--database-url", database.url());
            assertThat(Laws.breaches(connection)).as("seed " + seed).isEmpty();
            assertThat(EndState.of(connection))
                    .as("killed after " + decided + " decisions, seed " + seed)
                    .isEqualTo(expected);
            return decided;
        }
    }
}
