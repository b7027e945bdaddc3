package dev.perennial.subscription;

import static dev.perennial.Given.SHANGHAI;
import static dev.perennial.Given.at;
import static dev.perennial.Given.item;
import static dev.perennial.Given.policy;
import static dev.perennial.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Given;
import dev.perennial.catalog.LateBase;
import dev.perennial.subscription.LifecycleRule.Step;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The item expires at 2026-03-20 00:00. */
class LifecycleRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # phase   | grace | kept || next
        ACTIVE    | 0     | 7    | SUSPENDED 2026-03-20 00:00
        SUSPENDED | 0     | 7    | RELEASED 2026-03-27 00:00
        ACTIVE    | 30    | 30   | GRACE 2026-03-20 00:00
        GRACE     | 30    | 30   | SUSPENDED 2026-04-19 00:00
        SUSPENDED | 30    | 30   | RELEASED 2026-05-19 00:00
        RELEASED  | 30    | 30   | -
        """)
    void rule21TheNextStep(Phase phase, int grace, int kept, String next) {
        var step = LifecycleRule.next(
                item(phase, "2026-03-20", Mode.MANUAL, null), policy(grace, kept, LateBase.PAYMENT), SHANGHAI);
        assertThat(step.map(LifecycleRuleTest::words).orElse("-")).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # now             | grace || due
        2026-03-19 23:59  | 0     | ''
        2026-03-20 00:00  | 0     | SUSPENDED
        2026-03-26 23:59  | 0     | SUSPENDED
        2026-03-27 00:00  | 0     | SUSPENDED RELEASED
        2026-03-20 00:00  | 30    | GRACE
        2026-04-19 00:00  | 30    | GRACE SUSPENDED
        2027-01-01 00:00  | 30    | GRACE SUSPENDED RELEASED
        """)
    void rule24AfterAStopEveryStepIsTakenInOrder(String now, int grace, String due) {
        var steps = LifecycleRule.due(
                item(Phase.ACTIVE, "2026-03-20", Mode.AUTO, "2020-01-15"),
                policy(grace, 7, LateBase.PAYMENT),
                SHANGHAI,
                at(now));
        assertThat(steps.stream().map(step -> step.to().name()).collect(Collectors.joining(" ")))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # expires          | kept | zone             || released
        2026-03-08T01:00   | 7    | America/Havana   | 2026-03-15T00:00
        2026-03-01T00:00   | 7    | America/Havana   | 2026-03-08T01:00
        2026-10-25T00:00   | 7    | America/Havana   | 2026-11-01T00:00
        2026-04-24T01:00   | 7    | Africa/Cairo     | 2026-05-01T00:00
        2026-03-05T00:00   | 7    | America/New_York | 2026-03-12T00:00
        2026-03-05T15:30   | 7    | America/New_York | 2026-03-12T15:30
        """)
    void rule21DaysAreCalendarDaysOfTheAccount(String expires, int kept, String zone, String released) {
        var at = ZoneId.of(zone);
        var item = item(Phase.SUSPENDED, "2026-03-20", Mode.MANUAL, null);
        var end = LocalDateTime.parse(expires).atZone(at).toInstant();
        var ended = item.with(new Life(Phase.SUSPENDED, end, 1, 8, null));
        assertThat(local(LifecycleRule.releasedAt(ended, policy(0, kept, LateBase.PAYMENT), at), at))
                .isEqualTo(released);
    }

    @Test
    void rule19PayAsYouGoItemsNeverEnd() {
        assertThat(LifecycleRule.next(Given.payAsYouGo(), policy(0, 7, LateBase.PAYMENT), SHANGHAI))
                .isEmpty();
    }

    private static String local(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDateTime().toString();
    }

    private static String words(Step step) {
        return step.to() + " " + text(Optional.of(step.at()));
    }
}
