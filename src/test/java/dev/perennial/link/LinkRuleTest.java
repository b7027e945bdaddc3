package dev.perennial.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How links are signed, and where they may lead. */
class LinkRuleTest {
    private static final byte[] KEY = "thirty-two bytes, as a key has it".getBytes(StandardCharsets.UTF_8);
    private static final UUID MESSAGE = UUID.fromString("0195a1b2-0000-7000-8000-00000000002a");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /                               | yes
        /renewals                       | yes
        /renew?item=a&item=b            | yes
        /items/%E9%A9%AC                | yes
        /orders/1#paid                  | yes
        ''                              | no
        renewals                        | no
        //evil.example                  | no
        /\\evil.example                 | no
        /renewals\\..\\evil             | no
        \\\\evil.example                | no
        https://evil.example/           | no
        javascript:alert(1)             | no
        """)
    void aLinkLeadsToAPageOfOurs(String path, String expected) {
        assertThat(LinkRule.isOurs(path) ? "yes" : "no").isEqualTo(expected);
    }

    @Test
    void aLineBreakOrATabHidesNoOtherHost() {
        assertThat(LinkRule.isOurs("/\t/evil.example")).isFalse();
        assertThat(LinkRule.isOurs("/a\r\nSet-Cookie: x")).isFalse();
        assertThat(LinkRule.isOurs("/\n/evil.example")).isFalse();
    }

    @Test
    void anIdIsBriefAndComesBack() {
        assertThat(LinkRule.brief(MESSAGE)).hasSize(22);
        assertThat(LinkRule.id(LinkRule.brief(MESSAGE))).contains(MESSAGE);
        for (var other :
                new String[] {"", "x", "AZWhsg", LinkRule.brief(MESSAGE) + "A", LinkRule.brief(MESSAGE) + "="}) {
            assertThat(LinkRule.id(other)).as(other).isEqualTo(Optional.empty());
        }
    }

    @Test
    void aSignatureIsGoodForOneKeyPurposeAndPayload() {
        var signature = LinkRule.sign(KEY, "unsubscribe", "one");
        assertThat(LinkRule.isSigned(KEY, "unsubscribe", "one", signature)).isTrue();
        assertThat(LinkRule.isSigned(KEY, "unsubscribe", "two", signature)).isFalse();
        assertThat(LinkRule.isSigned(KEY, "calendar", "one", signature)).isFalse();
        assertThat(LinkRule.isSigned(new byte[32], "unsubscribe", "one", signature))
                .isFalse();
        assertThat(LinkRule.isSigned(KEY, "unsubscribe\none", "", signature)).isFalse();
        assertThat(LinkRule.isSigned(KEY, "unsubscribe", "one", signature.substring(1)))
                .isFalse();
        assertThat(LinkRule.isSigned(KEY, "unsubscribe", "one", "")).isFalse();
        assertThat(signature).hasSize(43).matches("[A-Za-z0-9_-]+");
    }
}
