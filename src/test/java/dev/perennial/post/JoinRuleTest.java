package dev.perennial.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Queued;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 31: one message to each person on each channel, whatever it tells of. Notices are account, person, channel, kind. */
class JoinRuleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # notices that are due                                                            | messages
        lotus 1 EMAIL EXPIRING                                                            | 0
        lotus 1 EMAIL EXPIRING, lotus 1 EMAIL RENEWED, lotus 1 EMAIL LOW_BALANCE          | 0 1 2
        lotus 1 EMAIL EXPIRING, lotus 1 SMS EXPIRING, lotus 1 CONSOLE EXPIRING            | 0, 1, 2
        lotus 1 EMAIL EXPIRING, lotus 2 EMAIL EXPIRING, lotus 1 EMAIL RENEWED             | 0 2, 1
        lotus 1 EMAIL EXPIRING, heron 1 EMAIL EXPIRING                                    | 0, 1
        lotus 1 SMS CONTACT_CODE, lotus 1 SMS EXPIRING, lotus 1 SMS SUSPENDED             | 0, 1 2
        lotus 1 EMAIL CONTACT_CODE, lotus 1 EMAIL CONTACT_CODE                            | 0, 1
        """)
    void rule31(String due, String messages) {
        var words = due.split(", ");
        var queued = IntStream.range(0, words.length)
                .mapToObj(n -> queued(n, words[n].split(" ")))
                .toList();
        assertThat(JoinRule.messages(queued).stream()
                        .map(message -> message.stream()
                                .map(one -> String.valueOf(one.id().getLeastSignificantBits()))
                                .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(messages);
    }

    private static Queued queued(int n, String... words) {
        return new Queued(
                new UUID(0, n),
                new Account.Id(words[0]),
                NoticeKind.valueOf(words[3]),
                Channel.valueOf(words[2]),
                new UUID(1, Integer.parseInt(words[1])),
                "li@example.com",
                Locale.ENGLISH);
    }
}
