package dev.perennial.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Two processes work on one database at once: each takes a share, and together they come to where one would. */
@TestInstance(Lifecycle.PER_CLASS)
class TwoProcessesTest {
    private static final Pattern DUE = Pattern.compile("due (\\d+) =");

    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private Vendor vendor;
    private Destination destination;

    @BeforeAll
    void open() throws Exception {
        vendor = Vendor.afterWeeks("pair", 2);
        destination = vendor.undisturbed();
    }

    @AfterAll
    void close() {
        vendor.close();
    }

    @Test
    void twoThatRaceShareTheWork() throws Exception {
        try (var database = vendor.copy("race");
                var connection = database.connect()) {
            var one = Child.start("run", "--database-url", database.url());
            var other = Child.start("run", "--database-url", database.url());
            assertThat(due(one.finish())).isPositive();
            assertThat(due(other.finish())).isPositive();

            Vendor.finish(database.url());
            destination.assertReached(connection, "two processes");
        }
    }

    @Test
    void whenOneIsKilledTheOtherAndTheNextDoItsShare() throws Exception {
        var random = new Random(seed);
        try (var database = vendor.copy("survivor");
                var connection = database.connect()) {
            var one = Child.start("run", "--database-url", database.url());
            var other = Child.start("run", "--database-url", database.url());
            Vendor.awaitDecided(connection, random.nextLong(1, destination.decisions() * 3 / 4), one);
            one.kill();
            assertThat(due(other.finish())).isPositive();

            Vendor.finish(database.url());
            destination.assertReached(connection, "one of two processes killed, seed " + seed);
        }
    }

    private static long due(String said) {
        var statement = DUE.matcher(said);
        assertThat(statement.find()).as(said).isTrue();
        return Long.parseLong(statement.group(1));
    }
}
