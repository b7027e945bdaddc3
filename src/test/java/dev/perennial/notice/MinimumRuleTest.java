package dev.perennial.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.contact.Contact;
import dev.perennial.notice.RecipientRule.People;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rule 30: who is told by what was chosen, and the last one told of what must be told. A contact is a letter, what it is
 * to the account (owner, billing, technical) and where it is reached (mail, sms; m or s: an address that is not
 * reached); a choice is contact, kind, product, channel and yes or no.
 */
class MinimumRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # contacts      | chosen                                                    | kind, product  | told by e-mail, by SMS | untold
        a:o:MS          | -                                                         | EXPIRING *     | a, a                   | -
        a:o:MS b:t:MS   | -                                                         | EXPIRING *     | ab, ab                 | -
        a:o:MS b:t:MS   | -                                                         | PRICE_CONSENT *| a, a                   | -
        a:o:MS          | a EXPIRING * SMS no                                       | EXPIRING *     | a, -                   | -
        a:o:MS          | a EXPIRING * EMAIL no                                     | EXPIRING *     | a, a                   | EXPIRING
        a:o:MS          | a EXPIRING * EMAIL no, a EXPIRING dms EMAIL yes           | EXPIRING dms   | a, a                   | EXPIRING
        a:o:MS          | a EXPIRING dms EMAIL no                                   | EXPIRING dms   | a, a                   | EXPIRING
        a:o:MS          | a EXPIRING dms EMAIL no                                   | EXPIRING mail  | a, a                   | EXPIRING
        a:o:MS b:b:MS   | a EXPIRING * EMAIL no                                     | EXPIRING *     | b, ab                  | -
        a:o:MS b:b:mS   | a EXPIRING * EMAIL no                                     | EXPIRING *     | a, ab                  | EXPIRING
        a:o:S           | a EXPIRING * SMS no                                       | EXPIRING *     | -, a                   | EXPIRING
        a:o:mS          | a EXPIRING * SMS no                                       | EXPIRING *     | -, a                   | EXPIRING
        a:o:M b:t:S     | -                                                         | PRICE_CONSENT *| a, -                   | -
        a:t:M           | -                                                         | PRICE_CONSENT *| a, -                   | -
        a:o:M           | a RENEWED * EMAIL no                                      | RENEWED *      | -, -                   | -
        a:o:M           | a PASSWORD_CHANGED * EMAIL no                             | PASSWORD_CHANGED * | a, -               | PASSWORD_CHANGED
        a:o:ms          | a EXPIRING * EMAIL no                                     | EXPIRING *     | -, -                   | -
        """)
    void rule30(String contacts, String chosen, String what, String told, String untold) {
        var before = Whom.people(contacts, "-");
        var after = Whom.people(contacts, chosen);
        var words = what.split(" ");
        var kind = NoticeKind.valueOf(words[0]);
        assertThat(told(after, kind, words[1], Channel.EMAIL) + ", " + told(after, kind, words[1], Channel.SMS))
                .isEqualTo(told);
        assertThat(MinimumRule.untold(before, after).stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(untold.equals("-") ? "" : untold);
    }

    private static String told(People people, NoticeKind kind, String product, Channel channel) {
        var names = RecipientRule.told(people, kind, product, channel).stream()
                .map(Contact::name)
                .collect(Collectors.joining());
        return names.isEmpty() ? "-" : names;
    }
}
