package dev.perennial.notice;

import static dev.perennial.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.notice.RecipientRule.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rule 30: where one thing goes. A contact is a letter, what it is to the account (owner, billing, technical) and where it
 * is reached (M, S; small: an address at which nothing arrives; -: nowhere), in the order they are written to; a choice is
 * contact, kind, product, channel and yes or no.
 */
class RecipientRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # contacts          | chosen                                                     | kind, product, days    | by e-mail, by SMS
        # by part
        a:o:MS b:t:MS       | -                                                          | EXPIRING dms 7         | ab, ab
        a:o:MS b:b:MS c:t:MS| -                                                          | PRICE_CONSENT dms 1    | ab, ab
        a:o:MS b:b:MS       | -                                                          | PASSWORD_CHANGED - -   | a, -
        a:o:MS b:t:M c:t:S  | -                                                          | EXPIRING dms 7         | ab, ac
        # by what was chosen: of the product, then of all products
        a:o:MS b:t:MS       | b EXPIRING * EMAIL no                                      | EXPIRING dms 7         | a, ab
        a:o:MS b:t:MS       | b EXPIRING dms EMAIL no                                    | EXPIRING dms 7         | a, ab
        a:o:MS b:t:MS       | b EXPIRING dms EMAIL no                                    | EXPIRING mail 7        | ab, ab
        a:o:MS b:t:MS       | b EXPIRING * EMAIL no, b EXPIRING dms EMAIL yes            | EXPIRING dms 7         | ab, ab
        a:o:MS b:t:MS       | b EXPIRING * EMAIL yes, b EXPIRING dms EMAIL no            | EXPIRING dms 7         | a, ab
        a:o:MS b:t:MS       | b PRICE_CONSENT * SMS yes                                  | PRICE_CONSENT dms 1    | a, ab
        a:o:MS b:t:MS       | b LOW_BALANCE dms EMAIL yes                                | LOW_BALANCE - -        | a, a
        # what must be told: by e-mail, then by SMS
        a:o:MS b:t:MS       | a EXPIRING * EMAIL no, b EXPIRING * EMAIL no               | EXPIRING dms 7         | a, ab
        a:o:mS              | a EXPIRING * SMS no                                        | EXPIRING dms 7         | -, a
        a:o:MS              | a EXPIRING * SMS no                                        | EXPIRING dms 7         | a, -
        a:o:MS              | a RENEWED * EMAIL no                                       | RENEWED dms 1          | -, -
        # in the last days, also by SMS
        a:o:MS b:t:MS       | a EXPIRING * SMS no, b EXPIRING * SMS no                   | EXPIRING dms 4         | ab, -
        a:o:MS b:t:MS       | a EXPIRING * SMS no, b EXPIRING * SMS no                   | EXPIRING dms 3         | ab, a
        a:o:MS b:t:MS       | a EXPIRING * SMS no, b EXPIRING * SMS no                   | EXPIRING dms 1         | ab, a
        a:o:MS b:t:MS       | a EXPIRING * SMS no                                        | EXPIRING dms 1         | ab, b
        a:o:M b:t:MS        | b EXPIRING * SMS no                                        | EXPIRING dms 1         | ab, b
        a:o:Ms b:t:MS       | b EXPIRING * SMS no                                        | EXPIRING dms 1         | ab, b
        a:o:Ms b:t:M        | -                                                          | EXPIRING dms 1         | ab, -
        a:o:MS              | a EXPIRED * SMS no                                         | EXPIRED dms 0          | a, a
        a:o:MS              | a EXPIRED * SMS no                                         | EXPIRED dms -3         | a, a
        a:o:MS              | a RENEWAL_COMING dms SMS no                                | RENEWAL_COMING dms 2   | a, a
        a:o:MS              | a SUSPENSION_COMING * SMS no                               | SUSPENSION_COMING dms 1| a, a
        a:o:MS              | a RELEASE_COMING * SMS no                                  | RELEASE_COMING dms 1   | a, a
        a:o:MS              | a RELEASE_COMING * SMS no                                  | RELEASE_COMING dms 7   | a, -
        # of what has happened there are no last days; nor where a kind takes no SMS
        a:o:MS              | a SUSPENDED * SMS no                                       | SUSPENDED dms 0        | a, -
        a:o:MS              | a PRICE_CONSENT * SMS no                                   | PRICE_CONSENT dms 1    | a, -
        a:o:MS              | -                                                          | DEPENDENCY_AT_RISK dms 1 | a, -
        # nobody is reached
        a:o:ms b:t:-        | -                                                          | EXPIRING dms 1         | -, -
        """)
    void rule30(String contacts, String chosen, String what, String whom) {
        var recipients = RecipientRule.recipients(Whom.people(contacts, chosen), telling(what.split(" ")));
        assertThat(names(recipients, Channel.EMAIL) + ", " + names(recipients, Channel.SMS))
                .isEqualTo(whom);
        var console = recipients.stream()
                .filter(one -> one.channel() == Channel.CONSOLE)
                .toList();
        assertThat(console)
                .containsExactly(new Recipient(RecipientRule.CONSOLE, Channel.CONSOLE, "lotus", Locale.ENGLISH));
    }

    /** A code goes to the address it is to show, verified or not, and stands in no console. */
    @Test
    void whatIsForOneAddressGoesThereOnly() {
        var only = new Telling.Only(Whom.id("b"), Channel.SMS, "+86139");
        var telling =
                new Telling(new Account.Id("lotus"), NoticeKind.CONTACT_CODE, null, NOW, Map.of("code", "1"), only);
        assertThat(RecipientRule.recipients(Whom.people("a:o:MS b:t:ms", "b CONTACT_CODE * SMS no"), telling))
                .containsExactly(new Recipient(Whom.id("b"), Channel.SMS, "+86139", Locale.ENGLISH));
        assertThat(RecipientRule.recipients(Whom.people("a:o:MS", "-"), telling))
                .isEmpty();
    }

    private static final Instant NOW = at("2026-03-10 12:00");

    private static Telling telling(String... words) {
        var about = words[1].equals("-")
                ? null
                : new Telling.About("item-1", words[1], at("2026-03-20"), Integer.parseInt(words[2]));
        return new Telling(new Account.Id("lotus"), NoticeKind.valueOf(words[0]), about, NOW, Map.of());
    }

    private static String names(List<Recipient> recipients, Channel channel) {
        var names = recipients.stream()
                .filter(one -> one.channel() == channel)
                .map(one -> String.valueOf((char) one.contact().getLeastSignificantBits()))
                .collect(Collectors.joining());
        return names.isEmpty() ? "-" : names;
    }
}
