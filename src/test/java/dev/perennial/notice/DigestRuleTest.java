package dev.perennial.notice;

import static dev.perennial.Given.CNY;
import static dev.perennial.Given.SHANGHAI;
import static dev.perennial.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.contact.Contact;
import dev.perennial.notice.RecipientRule.People;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules 24 and 31: one notice a day for a person, a channel and a kind, and one in the console; what is late says so. It is 2026-03-10 12:00. */
class DigestRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # tellings: account, kind, due                                                  || messages
        both EXPIRING 2026-03-10                                                         | EXPIRING CONSOLE 2026-03-10 x1, EXPIRING EMAIL 2026-03-10 x1, EXPIRING SMS 2026-03-10 x1
        both EXPIRING 2026-03-10, both EXPIRING 2026-03-10                               | EXPIRING CONSOLE 2026-03-10 x2, EXPIRING EMAIL 2026-03-10 x2, EXPIRING SMS 2026-03-10 x2
        both EXPIRING 2026-03-10, both RELEASED 2026-03-10                               | EXPIRING CONSOLE 2026-03-10 x1, EXPIRING EMAIL 2026-03-10 x1, EXPIRING SMS 2026-03-10 x1, RELEASED CONSOLE 2026-03-10 x1, RELEASED EMAIL 2026-03-10 x1, RELEASED SMS 2026-03-10 x1
        both RENEWED 2026-03-10                                                          | RENEWED CONSOLE 2026-03-10 x1, RENEWED EMAIL 2026-03-10 x1
        mail EXPIRING 2026-03-10                                                         | EXPIRING CONSOLE 2026-03-10 x1, EXPIRING EMAIL 2026-03-10 x1
        none EXPIRING 2026-03-10                                                         | EXPIRING CONSOLE 2026-03-10 x1
        mail EXPIRING 2026-03-10, both RENEWED 2026-03-10, mail EXPIRING 2026-03-10      | EXPIRING CONSOLE 2026-03-10 x2, EXPIRING EMAIL 2026-03-10 x2, RENEWED CONSOLE 2026-03-10 x1, RENEWED EMAIL 2026-03-10 x1
        mail EXPIRING 2026-03-09                                                         | EXPIRING CONSOLE 2026-03-10 x1 late, EXPIRING EMAIL 2026-03-10 x1 late
        mail EXPIRING 2026-02-01, mail EXPIRING 2026-03-10                               | EXPIRING CONSOLE 2026-03-10 x2 late, EXPIRING EMAIL 2026-03-10 x2 late
        mail EXPIRING 2026-03-12, mail EXPIRING 2026-03-10                               | EXPIRING CONSOLE 2026-03-10 x1, EXPIRING CONSOLE 2026-03-12 x1, EXPIRING EMAIL 2026-03-10 x1, EXPIRING EMAIL 2026-03-12 x1
        """)
    void rule31(String tellings, String messages) {
        var told = Stream.of(tellings.split(", "))
                .map(words -> telling(words.split(" ")))
                .toList();
        var accounts = Stream.of(people("both", true, true), people("mail", true, false), people("none", false, false))
                .collect(Collectors.toMap(people -> people.account().id(), people -> people));
        var digests = DigestRule.digests(told, accounts, at("2026-03-10 12:00"));
        assertThat(digests.stream().map(DigestRuleTest::words).sorted().collect(Collectors.joining(", ")))
                .isEqualTo(messages);
    }

    private static String words(DigestRule.Digest digest) {
        var key = digest.key();
        return "%s %s %s x%d%s"
                .formatted(
                        key.kind(), key.channel(), key.day(), digest.tellings().size(), digest.late() ? " late" : "");
    }

    private static Telling telling(String... words) {
        var account = new Account.Id(words[0]);
        return new Telling(account, NoticeKind.valueOf(words[1]), null, at(words[2]), Map.of());
    }

    private static People people(String id, boolean email, boolean phone) {
        var account = new Account(
                new Account.Id(id),
                id,
                CNY,
                SHANGHAI,
                Locale.ENGLISH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var contact = new Contact(
                new UUID(0, 1),
                account.id(),
                id,
                0,
                EnumSet.allOf(Contact.Part.class),
                Optional.empty(),
                Optional.empty(),
                email ? Optional.of(own(id + "@example.com")) : Optional.empty(),
                phone ? Optional.of(own("+86138")) : Optional.empty(),
                Optional.empty());
        return new People(account, List.of(contact), List.of());
    }

    private static Contact.Address own(String value) {
        return new Contact.Address(value, Optional.of(at("2026-01-01 00:00")), Optional.empty());
    }
}
