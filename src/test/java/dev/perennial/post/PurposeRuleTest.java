package dev.perennial.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Given;
import dev.perennial.catalog.LateBase;
import dev.perennial.notice.NoticeKind;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when telling is of use: the term ends on 2026-03-20 at 10:00, with 7 days of grace and 15 of keeping. */
class PurposeRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        EXPIRING           | Asia/Shanghai | 2026-03-20T10:00
        RENEWAL_COMING     | Asia/Shanghai | 2026-03-20T10:00
        DEPENDENCY_AT_RISK | Asia/Shanghai | 2026-03-20T10:00
        LOW_BALANCE        | Asia/Shanghai | 2026-03-20T10:00
        RENEWAL_FAILED     | Asia/Shanghai | 2026-03-20T10:00
        PRICE_CONSENT      | Asia/Shanghai | 2026-03-20T10:00
        NOT_AUTO_RENEWED   | Asia/Shanghai | 2026-03-20T10:00
        EXPIRED            | Asia/Shanghai | 2026-03-27T10:00
        SUSPENSION_COMING  | Asia/Shanghai | 2026-03-27T10:00
        SUSPENDED          | Asia/Shanghai | 2026-04-11T10:00
        RELEASE_COMING     | Asia/Shanghai | 2026-04-11T10:00
        RELEASE_COMING     | Europe/Berlin | 2026-04-11T10:00
        RELEASED           | Asia/Shanghai | -
        RENEWED            | Asia/Shanghai | -
        CONTACTS_CHANGED   | Asia/Shanghai | -
        WEBHOOK_OFF        | Asia/Shanghai | -
        CONTACT_CODE       | Asia/Shanghai | -
        """)
    void purpose(NoticeKind kind, ZoneId zone, String until) {
        var policy = Given.policy(7, 15, LateBase.OLD_END);
        var expiration = LocalDateTime.parse("2026-03-20T10:00").atZone(zone).toInstant();
        var purpose = PurposeRule.purpose(kind, expiration, policy, zone);
        assertThat(purpose.map(at -> at.atZone(zone).toLocalDateTime().toString())
                        .orElse("-"))
                .isEqualTo(until);
    }
}
