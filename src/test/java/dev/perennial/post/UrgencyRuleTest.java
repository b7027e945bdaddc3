package dev.perennial.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.notice.NoticeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message tells first. */
class UrgencyRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        RENEWED EXPIRING RELEASED                         | RELEASED EXPIRING RENEWED
        SUSPENSION_COMING SUSPENDED RELEASE_COMING        | RELEASE_COMING SUSPENDED SUSPENSION_COMING
        EXPIRING RENEWAL_FAILED PRICE_CONSENT EXPIRED     | RENEWAL_FAILED PRICE_CONSENT EXPIRED EXPIRING
        INVOICE_READY PASSWORD_CHANGED RENEWAL_COMING     | RENEWAL_COMING PASSWORD_CHANGED INVOICE_READY
        RENEWED PAYMENT_DECLINED DEPENDENCY_AT_RISK       | DEPENDENCY_AT_RISK PAYMENT_DECLINED RENEWED
        LOW_BALANCE NOT_AUTO_RENEWED EXPIRING             | NOT_AUTO_RENEWED LOW_BALANCE EXPIRING
        """)
    void theMostUrgentStandsFirst(String kinds, String order) {
        assertThat(Stream.of(kinds.split(" "))
                        .map(NoticeKind::valueOf)
                        .sorted(UrgencyRule.ORDER)
                        .map(Enum::name)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(order);
    }

    @Test
    void theOrderIsTheSameWhateverCameFirst() {
        var order = Stream.of(NoticeKind.values()).sorted(UrgencyRule.ORDER).toList();
        var shuffled = new ArrayList<>(List.of(NoticeKind.values()));
        for (int n = 0; n < 20; n++) {
            Collections.shuffle(shuffled, new Random(n));
            shuffled.sort(UrgencyRule.ORDER);
            assertThat(shuffled).isEqualTo(order);
        }
    }
}
