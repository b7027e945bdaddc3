package dev.perennial.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.Story;
import dev.perennial.db.DatabaseOptions;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.RefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstallationsTest extends Story {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Installations installations = bean(Installations.class);
    private final PlatformClock clock = bean(PlatformClock.class);

    @Test
    void aNewDatabaseIsCreatedAsTheOptionsSay() {
        forget();
        var created = installations.open(options(start(), 16, BERLIN));
        assertThat(created).isEqualTo(new Installation(new Buckets(16), BERLIN, true, start()));
        assertThat(slots()).isEqualTo(16);
    }

    @Test
    void aNewDatabaseThatWasToldNothingHas64BucketsAndARealClock() {
        forget();
        var created = installations.open(options(null, null, null));
        assertThat(created.buckets().count()).isEqualTo(64);
        assertThat(created.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(created.sandbox()).isFalse();
        assertThat(created.createdAt()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(slots()).isEqualTo(64);
        assertThat(new PlatformClock(created, bean(InstallationStore.class)).now())
                .isAfterOrEqualTo(created.createdAt());
    }

    @Test
    void ofManyWhoCreateAtOnceOneDoesAndAllAgree() throws Exception {
        forget();
        var seen = new HashSet<Installation>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<java.util.concurrent.Future<Installation>>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> installations.open(options(null, null, null))));
            }
            for (var one : all) {
                seen.add(one.get());
            }
        }
        assertThat(seen).hasSize(1);
        assertThat(slots()).isEqualTo(64);
    }

    @Test
    void whatContradictsTheDatabaseIsRefused() {
        forget();
        installations.open(options(null, 16, BERLIN));
        assertRefused(InstallationRefusal.NOT_A_SANDBOX, options(start(), null, null));
        assertRefused(InstallationRefusal.OTHER_BUCKETS, options(null, 64, null));
        assertRefused(InstallationRefusal.OTHER_ZONE, options(null, null, ZoneId.of("UTC")));
        assertThat(installations.open(options(null, 16, BERLIN)).zone()).isEqualTo(BERLIN);
    }

    @Test
    void askingASandboxToBeOneChangesNothing() {
        forget();
        installations.open(options(start(), null, null));
        installations.open(options(start().plus(Duration.ofDays(9)), null, null));
        assertThat(clock.now()).isEqualTo(start());
    }

    @Test
    void theClockOfASandboxIsMovedForwardByOneAtATime() {
        forget();
        installations.open(options(start(), null, null));
        var next = start().plusSeconds(60);
        clock.move(start(), next);
        assertThat(clock.now()).isEqualTo(next);
        assertRefused(ClockRefusal.CLOCK_HAS_MOVED, () -> clock.move(start(), next.plusSeconds(1)));
        assertRefused(ClockRefusal.CLOCK_MOVES_FORWARD, () -> clock.move(next, start()));
        assertRefused(ClockRefusal.CLOCK_MOVES_FORWARD, () -> clock.move(next, next));
        assertThat(clock.now()).isEqualTo(next);
    }

    @Test
    void aRealClockIsNotMoved() {
        forget();
        var real = new PlatformClock(installations.open(options(null, null, null)), bean(InstallationStore.class));
        assertThat(real.isSandbox()).isFalse();
        assertRefused(ClockRefusal.CLOCK_IS_REAL, () -> real.move(start(), start().plusSeconds(1)));
    }

    private void assertRefused(InstallationRefusal why, DatabaseOptions options) {
        assertThatThrownBy(() -> installations.open(options))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.why()).isEqualTo(why));
    }

    private static void assertRefused(ClockRefusal why, Runnable command) {
        assertThatThrownBy(command::run)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.why()).isEqualTo(why));
    }

    private static DatabaseOptions options(
            @Nullable Instant sandboxStart, @Nullable Integer buckets, @Nullable ZoneId zone) {
        return new DatabaseOptions(Path.of("unused"), null, sandboxStart, buckets, zone);
    }

    private void forget() {
        jdbc().sql("delete from installation").update();
        jdbc().sql("delete from slot").update();
    }

    private int slots() {
        return jdbc().sql("select count(*) from slot").query(Integer.class).single();
    }
}
