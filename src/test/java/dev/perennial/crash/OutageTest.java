package dev.perennial.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.db.Outages;
import dev.perennial.portfolio.Imports;
import dev.perennial.subscription.Mode;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The database goes away in the middle of the work: that is nobody's fault, so nobody is set aside for it. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class OutageTest extends Scene {
    private static final int ITEMS = 4_000;
    private static final int ACCOUNTS = 80;
    private static final int OUTAGES = 5;
    private static final int RUNS_MAX = 200;

    private final long seed = Long.getLong("outage.seed", System.nanoTime());

    @Override
    protected Instant start() {
        return at("2026-03-01 09:00");
    }

    @Test
    void connectionsThatBreakEndTheRunAndTheNextOneFinishesIt() throws Exception {
        var business = new Business();
        IntStream.range(0, ACCOUNTS).forEach(n -> business.account("acct-" + n, "900000.00", ""));
        IntStream.range(0, ITEMS).forEach(n -> business.monthly("item-" + n, "acct-" + n % ACCOUNTS, "2026-03-20"));
        bean(Imports.class).load(business.write("outages"), now());
        bean(Clockwork.class).work(now(), decided -> {});
        var now = at("2026-03-11 09:00");
        moveTo(now);

        int outages = 0;
        for (int run = 0; run < RUNS_MAX && outages < OUTAGES; run++) {
            outages += isCutOff(new Random(seed + run), now) ? 1 : 0;
        }
        finish(now);

        assertThat(outages).as("seed " + seed).isEqualTo(OUTAGES);
        assertThat(count("select count(*) from subscription where parked_at is not null"))
                .isZero();
        assertThat(count("select count(*) from attempt where outcome = 'RENEWED'"))
                .isEqualTo(ITEMS);
        try (var connection = DriverManager.getConnection(databaseUrl())) {
            assertThat(Laws.breaches(connection)).isEmpty();
        }
        assertThat(bean(Audits.class).check(checked -> {})).isEmpty();
    }

    @Test
    void lockNobodyGivesUpInTimeIsAnOutageToo() throws Exception {
        var account = account("locked", "5000.00");
        item("behind-the-lock", account, "dms", "standard", "2026-06-20", Mode.AUTO, "P1M");
        moveTo(at("2026-06-11 09:00"));
        try (var holder = DriverManager.getConnection(databaseUrl());
                var lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("select 1 from account where account_id = 'locked' for update");

            // A run goes round it and does the others; whoever must have it, fails.
            bean(Clockwork.class).work(now(), decided -> {});
            assertThat(attempts("behind-the-lock")).isEmpty();
            assertThatThrownBy(() -> impatiently(new Account.Id("locked"), now()))
                    .rootCause()
                    .hasMessageContaining("lock timeout");
            holder.rollback();
        }
        assertThat(count("select count(*) from subscription where parked_at is not null"))
                .isZero();

        bean(Clockwork.class).work(now(), decided -> {});
        assertThat(attempts("behind-the-lock")).containsExactly("RENEWED");
    }

    /** Works until all is done or the database is gone, which it soon is; answers whether it was. */
    private boolean isCutOff(Random random, Instant now) throws Exception {
        var over = new AtomicBoolean();
        int pause = random.nextInt(200);
        var cutter = Thread.ofPlatform().start(() -> {
            do {
                cut(pause);
            } while (!over.get());
        });
        try {
            bean(Clockwork.class).work(now, decided -> {});
            return false;
        } catch (RuntimeException failed) {
            assertThat(failed).matches(Outages::isOutage, "an outage");
            return true;
        } finally {
            over.set(true);
            cutter.join();
        }
    }

    /** The pool still hands out connections that broke before: each ends a run too. */
    private void finish(Instant now) {
        boolean done = false;
        while (!done) {
            try {
                bean(Clockwork.class).work(now, decided -> {});
                done = true;
            } catch (RuntimeException failed) {
                assertThat(failed).matches(Outages::isOutage, "an outage");
            }
        }
    }

    /** Breaks every connection of the platform. */
    private void cut(int pauseMillis) {
        try (var connection = DriverManager.getConnection(databaseUrl());
                var sql = connection.createStatement()) {
            Thread.sleep(pauseMillis);
            sql.execute("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and application_name = 'perennial'\
                """);
        } catch (SQLException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Works on one account in a transaction that waits for a lock no longer than a moment. */
    private void impatiently(Account.Id account, Instant now) {
        transaction().executeWithoutResult(status -> {
            jdbc().sql("set local lock_timeout = '100ms'").update();
            bean(Clockwork.class).workOn(account, now);
        });
    }

    private long count(String query) {
        return jdbc().sql(query).query(Long.class).single();
    }
}
