package dev.perennial.notice;

import static dev.perennial.Given.CNY;
import static dev.perennial.Given.SHANGHAI;
import static dev.perennial.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contact.Address;
import dev.perennial.contact.Contact.Part;
import dev.perennial.notice.RecipientRule.People;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        var before = people(contacts, "-");
        var after = people(contacts, chosen);
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

    private static People people(String contacts, String chosen) {
        var account = new Account(
                new Account.Id("lotus"),
                "Lotus",
                CNY,
                SHANGHAI,
                Locale.ENGLISH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var all = Stream.of(contacts.split(" +")).map(MinimumRuleTest::contact).toList();
        var said = chosen.equals("-")
                ? List.<Preference>of()
                : Stream.of(chosen.split(", "))
                        .map(words -> said(words.split(" ")))
                        .toList();
        return new People(account, all, said);
    }

    private static Contact contact(String text) {
        var words = text.split(":");
        var parts = EnumSet.noneOf(Part.class);
        Stream.of(Part.values())
                .filter(part -> words[1].contains(part.name().substring(0, 1).toLowerCase(Locale.ROOT)))
                .forEach(parts::add);
        return new Contact(
                id(words[0]),
                new Account.Id("lotus"),
                words[0],
                words[0].charAt(0) - 'a',
                parts,
                Optional.empty(),
                Optional.empty(),
                address(words[2], "M"),
                address(words[2], "S"),
                Optional.empty());
    }

    private static Optional<Address> address(String ways, String way) {
        if (!ways.toUpperCase(Locale.ROOT).contains(way)) return Optional.empty();
        var failed = ways.contains(way) ? Optional.<Instant>empty() : Optional.of(at("2026-03-01 00:00"));
        return Optional.of(new Address(way, Optional.of(at("2026-01-01 00:00")), failed));
    }

    private static Preference said(String... words) {
        return new Preference(
                id(words[0]),
                NoticeKind.valueOf(words[1]),
                words[2],
                Channel.valueOf(words[3]),
                words[4].equals("yes"));
    }

    private static UUID id(String name) {
        return new UUID(1, name.charAt(0));
    }
}
