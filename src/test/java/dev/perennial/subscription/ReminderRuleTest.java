package dev.perennial.subscription;

import static dev.perennial.Given.SHANGHAI;
import static dev.perennial.Given.at;
import static dev.perennial.Given.item;
import static dev.perennial.Given.policy;
import static dev.perennial.Given.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Given;
import dev.perennial.catalog.LateBase;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The item expires at 2026-03-20 00:00; reminders 30 and 7 days before, at it and 3 after, the release's a day before. */
class ReminderRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # rule | phase     | mode   | grace | after            | until            || owed
        30     | ACTIVE    | MANUAL | 0     | 2026-01-01       | 2026-03-20       | EXPIRATION 30 at 2026-02-18 09:00, EXPIRATION 7 at 2026-03-13 09:00
        30     | ACTIVE    | AUTO   | 0     | 2026-01-01       | 2026-03-20       | EXPIRATION 30 at 2026-02-18 09:00, EXPIRATION 7 at 2026-03-13 09:00
        30     | ACTIVE    | MANUAL | 30    | 2026-03-14       | 2026-03-31       | EXPIRATION 0 at 2026-03-20 00:00, EXPIRATION -3 at 2026-03-23 09:00
        21     | SUSPENDED | MANUAL | 0     | 2026-03-20       | 2026-04-30       | EXPIRATION -3 at 2026-03-23 09:00, RELEASE 1 at 2026-03-26 09:00
        21     | GRACE     | MANUAL | 30    | 2026-04-01       | 2026-12-31       | SUSPENSION 1 at 2026-04-18 09:00, RELEASE 1 at 2026-04-25 09:00
        8      | ACTIVE    | NONE   | 0     | 2026-01-01       | 2026-12-31       | EXPIRATION 3 at 2026-03-17 09:00
        8      | SUSPENDED | NONE   | 0     | 2026-03-20       | 2026-12-31       | ''
        24     | ACTIVE    | MANUAL | 0     | 2026-02-18 09:00 | 2026-02-18 09:00 | ''
        24     | ACTIVE    | MANUAL | 0     | 2026-02-18 08:59 | 2026-02-18 09:00 | EXPIRATION 30 at 2026-02-18 09:00
        31     | ACTIVE    | MANUAL | 0     | 2026-02-18 09:00 | 2026-03-13 08:59 | ''
        19     | RELEASED  | MANUAL | 0     | 2026-01-01       | 2026-12-31       | ''
        """)
    void owed(String rule, Phase phase, Mode mode, int grace, String after, String until, String owed) {
        var item = item(phase, "2026-03-20", mode, "2020-01-15");
        var policy = policy(grace, 7, LateBase.PAYMENT);
        var occasions = ReminderRule.owed(item, policy, SHANGHAI, at(after), at(until));
        assertThat(occasions.stream()
                        .map(occasion ->
                                occasion.about() + " " + occasion.days() + " at " + text(Optional.of(occasion.at())))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(owed);
        occasions.stream()
                .findFirst()
                .ifPresent(first -> assertThat(ReminderRule.next(item, policy, SHANGHAI, at(after)))
                        .contains(first.at()));
    }

    @Test
    void rule19PayAsYouGoItemsAreNotRemindedOf() {
        var policy = policy(0, 7, LateBase.PAYMENT);
        assertThat(ReminderRule.next(Given.payAsYouGo(), policy, SHANGHAI, at("2026-01-01")))
                .isEmpty();
    }
}
