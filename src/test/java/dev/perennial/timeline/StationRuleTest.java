package dev.perennial.timeline;

import static dev.perennial.Given.SHANGHAI;
import static dev.perennial.Given.at;
import static dev.perennial.Given.item;
import static dev.perennial.Given.payAsYouGo;
import static dev.perennial.Given.policy;
import static dev.perennial.Given.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.catalog.LateBase;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Zones;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stations of an item's life: all of them, in order, what has passed and how the item serves between them. */
class StationRuleTest {
    private static final String NOW = "2026-03-10 12:00";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // phase  | expires    | mode   | next try         | stations, those that have passed in capitals
                "ACTIVE    | 2026-04-20 | MANUAL | -                | BOUGHT NOW expires stops released",
                "ACTIVE    | 2026-04-20 | NONE   | -                | BOUGHT NOW expires stops released",
                "ACTIVE    | 2026-04-20 | AUTO   | 2026-04-11 08:00 | BOUGHT NOW charge expires stops released",
                "ACTIVE    | 2026-03-18 | AUTO   | 2026-03-11 08:00 | BOUGHT NOW charge_again expires stops released",
                "ACTIVE    | 2026-03-11 | AUTO   | -                | BOUGHT CHARGE NOW expires stops released",
                "ACTIVE    | 2026-04-20 | AUTO   | -                | BOUGHT NOW expires stops released",
                "ACTIVE    | 2026-03-10 12:00 | MANUAL | -           | BOUGHT EXPIRES NOW stops released",
                "GRACE     | 2026-03-05 | MANUAL | -                | BOUGHT EXPIRES NOW stops released",
                "SUSPENDED | 2026-02-05 | MANUAL | -                | BOUGHT EXPIRES STOPS NOW released",
                "RELEASED  | 2026-01-05 | AUTO   | -                | BOUGHT EXPIRES RELEASED NOW"
            })
    void ofEachPhase(Phase phase, String expires, Mode mode, @Nullable String tryAt, String expected) {
        var item = item(phase, expires, mode, mode == Mode.AUTO ? "2025-01-01" : null);
        var tried = tryAt == null ? item : item.with(item.due().tryingAt(at(tryAt)));
        assertThat(told(stations(tried, 30))).isEqualTo(expected);
    }

    @Test
    void withoutDaysOfGraceItExpiresAndStopsAtOnce() {
        var item = item(Phase.ACTIVE, "2026-04-20", Mode.MANUAL, null);
        assertThat(told(stations(item, 0))).isEqualTo("BOUGHT NOW expires_and_stops released");
        assertThat(stations(item, 0).stream().map(Station::days).toList()).containsExactly(-2246L, 0L, 41L, 48L);
    }

    @Test
    void whatIsPaidAsUsedHasNoEnd() {
        assertThat(told(stations(payAsYouGo(), 0))).isEqualTo("BOUGHT NOW");
    }

    @Test
    void theWayBetweenThemSaysHowItServes() {
        var serves = Station.Serves.FULLY;
        var way = new StringBuilder();
        for (var station : stations(item(Phase.GRACE, "2026-03-05", Mode.MANUAL, null), 30)) {
            serves = station.after(serves);
            way.append(serves).append(' ');
        }
        assertThat(way).hasToString("FULLY IN_GRACE IN_GRACE NOT NO_MORE ");
    }

    private static List<Station> stations(Subscription item, int grace) {
        return StationRule.stations(new Facts(
                item,
                product(policy(grace, 7, LateBase.OLD_END)),
                new Zones(SHANGHAI, SHANGHAI),
                at(NOW),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    }

    private static String told(List<Station> stations) {
        return stations.stream()
                .map(station -> {
                    var name = station.kind().name();
                    return station.passed() ? name : name.toLowerCase();
                })
                .collect(Collectors.joining(" "));
    }
}
