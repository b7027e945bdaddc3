package dev.perennial.post;

import static dev.perennial.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.NoticeKind.Nature;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rule 31: what is not owed any more when its turn comes. It tells of the term that ends on 2026-03-20; what is not to be
 * renewed is reminded of once, three days before. The item is its phase, mode and end as they are now; with "tried" an
 * automatic renewal is to come; "told" is the mode it was decided by.
 */
class CoverRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # kind, days           | told   | item now                  | needed now          | now        | covered
        EXPIRING 7             | MANUAL | ACTIVE MANUAL 2026-03-20  | -                   | 2026-03-13 | -
        EXPIRING 7             | MANUAL | ACTIVE MANUAL 2026-04-20  | -                   | 2026-03-13 | RENEWED
        EXPIRING 7             | MANUAL | RELEASED MANUAL 2026-03-20| -                   | 2026-03-13 | RELEASED
        EXPIRING 7             | MANUAL | ACTIVE MANUAL 2026-03-20  | -                   | 2026-03-20 | PASSED
        EXPIRING 7             | MANUAL | ACTIVE NONE 2026-03-20    | -                   | 2026-03-13 | NOT_TO_BE_RENEWED
        EXPIRING 3             | MANUAL | ACTIVE NONE 2026-03-20    | -                   | 2026-03-17 | -
        EXPIRING 3             | NONE   | ACTIVE NONE 2026-03-20    | -                   | 2026-03-17 | -
        EXPIRING 7             | -      | ACTIVE NONE 2026-03-20    | -                   | 2026-03-13 | -
        EXPIRING 7             | MANUAL | ACTIVE AUTO 2026-03-20    | -                   | 2026-03-13 | -
        EXPIRING 7             | MANUAL | ACTIVE AUTO 2026-03-20 tried | -                | 2026-03-13 | RENEWS_BY_ITSELF
        EXPIRING 7             | AUTO   | ACTIVE AUTO 2026-03-20 tried | -                | 2026-03-13 | -
        RENEWAL_COMING 7       | AUTO   | ACTIVE AUTO 2026-03-20    | -                   | 2026-03-13 | -
        RENEWAL_COMING 7       | AUTO   | ACTIVE MANUAL 2026-03-20  | -                   | 2026-03-13 | RENEWS_BY_HAND
        RENEWAL_COMING 7       | AUTO   | ACTIVE NONE 2026-03-20    | -                   | 2026-03-13 | NOT_TO_BE_RENEWED
        RENEWAL_COMING 3       | AUTO   | ACTIVE NONE 2026-03-20    | -                   | 2026-03-17 | RENEWS_BY_HAND
        RENEWAL_COMING 7       | AUTO   | ACTIVE AUTO 2026-04-20    | -                   | 2026-03-13 | RENEWED
        RENEWAL_COMING 7       | AUTO   | ACTIVE AUTO 2026-03-20    | -                   | 2026-03-20 | PASSED
        EXPIRED 0              | MANUAL | GRACE MANUAL 2026-03-20   | -                   | 2026-03-21 | -
        EXPIRED 0              | MANUAL | SUSPENDED MANUAL 2026-03-20 | -                 | 2026-03-28 | PASSED
        EXPIRED 0              | MANUAL | GRACE NONE 2026-03-20     | -                   | 2026-03-21 | NOT_TO_BE_RENEWED
        EXPIRED 0              | NONE   | GRACE NONE 2026-03-20     | -                   | 2026-03-21 | -
        EXPIRED 0              | MANUAL | ACTIVE MANUAL 2026-04-20  | -                   | 2026-03-21 | RENEWED
        SUSPENSION_COMING 1    | MANUAL | GRACE MANUAL 2026-03-20   | -                   | 2026-03-26 | -
        SUSPENSION_COMING 1    | MANUAL | SUSPENDED MANUAL 2026-03-20 | -                 | 2026-03-28 | PASSED
        RELEASE_COMING 1       | MANUAL | SUSPENDED MANUAL 2026-03-20 | -                 | 2026-04-10 | -
        RELEASE_COMING 1       | MANUAL | RELEASED MANUAL 2026-03-20 | -                  | 2026-04-12 | RELEASED
        RELEASE_COMING 1       | MANUAL | SUSPENDED NONE 2026-03-20 | -                   | 2026-04-10 | NOT_TO_BE_RENEWED
        RELEASE_COMING 1       | MANUAL | ACTIVE MANUAL 2026-04-20  | -                   | 2026-04-10 | RENEWED
        LOW_BALANCE 0          | -      | ACTIVE AUTO 2026-03-20    | -                   | 2026-03-13 | -
        LOW_BALANCE 0          | -      | ACTIVE MANUAL 2026-03-20  | -                   | 2026-03-13 | RENEWS_BY_HAND
        LOW_BALANCE 0          | -      | ACTIVE AUTO 2026-03-20    | -                   | 2026-03-20 | PASSED
        PRICE_CONSENT 1        | -      | ACTIVE AUTO 2026-03-20    | -                   | 2026-03-21 | -
        PRICE_CONSENT 1        | -      | ACTIVE NONE 2026-03-20    | -                   | 2026-03-13 | RENEWS_BY_HAND
        PRICE_CONSENT 1        | -      | ACTIVE AUTO 2026-04-20    | -                   | 2026-03-13 | RENEWED
        NOT_AUTO_RENEWED 1     | -      | ACTIVE AUTO 2026-03-20    | -                   | 2026-03-13 | -
        NOT_AUTO_RENEWED 1     | -      | ACTIVE AUTO 2026-04-20    | -                   | 2026-03-13 | RENEWED
        DEPENDENCY_AT_RISK 7   | -      | ACTIVE AUTO 2026-06-20    | ACTIVE AUTO 2026-03-20 | 2026-03-13 | -
        DEPENDENCY_AT_RISK 7   | -      | ACTIVE AUTO 2026-06-20    | ACTIVE AUTO 2026-04-20 | 2026-03-13 | RENEWED
        DEPENDENCY_AT_RISK 7   | -      | ACTIVE AUTO 2026-06-20    | RELEASED AUTO 2026-03-20 | 2026-03-13 | RELEASED
        DEPENDENCY_AT_RISK 7   | -      | ACTIVE AUTO 2026-06-20    | -                   | 2026-03-13 | RELEASED
        DEPENDENCY_AT_RISK 7   | -      | RELEASED AUTO 2026-06-20  | ACTIVE AUTO 2026-03-20 | 2026-03-13 | RELEASED
        DEPENDENCY_AT_RISK 7   | -      | ACTIVE AUTO 2026-06-20    | ACTIVE AUTO 2026-03-20 | 2026-03-20 | PASSED
        """)
    void rule31(String what, String told, String item, String needed, String now, String covered) {
        var words = what.split(" ");
        var suspect = new Suspect(
                new UUID(0, 1),
                new Account.Id("lotus"),
                new UUID(0, 2),
                NoticeKind.valueOf(words[0]),
                at("2026-03-20"),
                Integer.parseInt(words[1]),
                told.equals("-") ? null : Mode.valueOf(told),
                "dms",
                now(item),
                needed.equals("-") ? null : now(needed),
                item.endsWith(" tried"));
        assertThat(CoverRule.covered(suspect, 3, at(now)).map(Enum::name).orElse("-"))
                .isEqualTo(covered);
    }

    /** Whatever may be covered is a reminder or asks for something; what has happened stays to be told. */
    @Test
    void whatHasHappenedIsNotCovered() {
        assertThat(CoverRule.kinds())
                .contains(NoticeKind.LOW_BALANCE, NoticeKind.PRICE_CONSENT, NoticeKind.NOT_AUTO_RENEWED)
                .doesNotContain(NoticeKind.SUSPENDED, NoticeKind.RELEASED, NoticeKind.RENEWED, NoticeKind.CONTACT_CODE);
        for (var kind : NoticeKind.values()) {
            if (kind.nature() == Nature.REMINDER) assertThat(CoverRule.kinds()).contains(kind);
        }
    }

    private static Suspect.Now now(String text) {
        var words = text.split(" ");
        return new Suspect.Now(Phase.valueOf(words[0]), Mode.valueOf(words[1]), at(words[2]));
    }
}
