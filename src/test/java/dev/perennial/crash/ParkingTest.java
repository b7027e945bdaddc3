package dev.perennial.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Reason;
import dev.perennial.portfolio.Imports;
import dev.perennial.renewal.Parking;
import dev.perennial.renewal.Tally;
import dev.perennial.renewal.Tally.Decision;
import dev.perennial.subscription.Subscription;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One item fails by a bug, among many that are well: it is set aside with its reason, and everybody else goes on. */
class ParkingTest extends Scene {
    private static final int ITEMS = 1_500;
    private static final String UNKNOWN = "an-edition-nobody-knows";

    @Override
    protected Instant start() {
        return at("2026-03-01 09:00");
    }

    @Override
    protected Integer buckets() {
        return 1;
    }

    @Test
    void onePoisonedItemIsParkedAloneAmongManyAccounts() throws Exception {
        poisonOne("many", 60, "2026-03-20", "2026-03-11 08:00");
    }

    @Test
    void onePoisonedItemIsParkedAloneInAHugeAccount() throws Exception {
        poisonOne("huge", 1, "2027-04-20", "2027-04-11 08:00");
    }

    private void poisonOne(String name, int accounts, String expires, String due) throws Exception {
        startAt(at(due).minusSeconds(86_400));
        var business = new Business();
        IntStream.range(0, accounts).forEach(n -> business.account(name + "-" + n, "9000000.00", ""));
        IntStream.range(0, ITEMS)
                .forEach(n -> business.monthly(name + "-item-" + n, name + "-" + n % accounts, expires));
        bean(Imports.class).load(business.write("parking-" + name), now());
        var poisoned = new Subscription.Id(name + "-item-777");
        setEdition(poisoned, UNKNOWN);
        startAt(at(due));

        var statement = run();
        assertThat(statement.count(Decision.PARKED)).isEqualTo(1);
        assertThat(statement.count(Decision.RENEWED)).isEqualTo(ITEMS - 1);
        assertThat(statement.due()).isEqualTo(ITEMS);
        assertThat(parkedReason(poisoned)).contains(UNKNOWN);
        assertThat(jdbc().sql("select count(*) from subscription where parked_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);

        assertThat(run().due()).as("a second run leaves it alone").isZero();

        setEdition(poisoned, "standard");
        bean(Parking.class)
                .unpark(poisoned, new Reason("the fault is mended"), Actor.COMMAND_LINE, now())
                .orThrow();
        assertThat(run().count(Decision.RENEWED)).isEqualTo(1);
        assertThat(attempts(poisoned.value())).containsExactly("RENEWED");
        try (var connection = DriverManager.getConnection(databaseUrl())) {
            assertThat(Laws.breaches(connection)).isEmpty();
        }
        // The next story is another year's; nothing of this one is due then.
        jdbc().sql("update subscription set next_try_at = null, next_step_at = null, next_reminder_at = null")
                .update();
    }

    private Tally run() {
        return bean(Clockwork.class).work(now(), decided -> {}).renewals();
    }

    private void setEdition(Subscription.Id id, String edition) {
        jdbc().sql("update subscription set edition = ? where subscription_id = ?")
                .params(edition, id.value())
                .update();
    }

    private String parkedReason(Subscription.Id id) {
        return jdbc().sql("select parked_reason from subscription where subscription_id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }
}
