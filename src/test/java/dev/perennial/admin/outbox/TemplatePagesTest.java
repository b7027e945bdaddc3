package dev.perennial.admin.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every message is looked at before a customer gets it, and sent to try by operators alone. */
class TemplatePagesTest extends Stuck {
    private static final String AT = "/admin/outbox/templates";

    private final Browse operator = new Browse(port(), "en");
    private final Browse support = new Browse(port(), "en");

    @BeforeAll
    void open() {
        user("operator", Role.OPERATOR, null);
        user("support", Role.SUPPORT, null);
        operator.signIn("operator", PASSWORD);
        support.signIn("support", PASSWORD);
    }

    @Test
    void everyKindIsShownInBothLanguagesOnEachOfItsChannels() {
        for (var kind : NoticeKind.values()) {
            for (var language : new String[] {"en", "zh"}) {
                for (var channel : Chosen.channels(kind)) {
                    var page = operator.get(AT + "?kind=" + kind + "&language=" + language + "&channel=" + channel);
                    assertThat(page.statusCode())
                            .as("%s %s %s", kind, language, channel)
                            .isEqualTo(200);
                    assertThat(page.body()).contains(channel == Channel.SMS ? "class=\"bubble\"" : "class=\"words\"");
                }
            }
        }
        assertThat(operator.get(AT + "?kind=x&language=y&channel=z&account=%20").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theLetterStandsInAFrameOfItsOwnThatRunsNothing() {
        var letter = operator.get(AT + "/letter?kind=EXPIRING&language=en");
        assertThat(letter.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "sandbox ")
                .doesNotContain("allow-scripts");
        assertThat(letter.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
    }

    @Test
    void whatAnAccountWasToldIsShownAsItWasTold() {
        var pine = account("pine", "0.00");
        message(pine, NoticeKind.LOW_BALANCE, Channel.EMAIL, "SENT", "250");
        assertThat(operator.get(AT + "?kind=LOW_BALANCE&account=pine").body()).contains("was told last");
        assertThat(operator.get(AT + "?kind=RELEASED&account=pine").body()).contains("was never told this");
        assertThat(operator.get(AT + "?kind=RELEASED&account=nobody").body()).contains("no such account");
    }

    @Test
    void aTestGoesOutMarkedAndIsKeptWithTheServersAnswer() {
        var form = Map.of(
                "kind",
                "EXPIRING",
                "language",
                "en",
                "channel",
                "EMAIL",
                "recipient",
                "li@example.com",
                "reason",
                "look");
        assertThat(support.post(AT + "/test", form).statusCode()).isEqualTo(403);
        assertThat(support.get(AT).body()).doesNotContain("Send a test");
        assertThat(operator.get(AT).body())
                .contains("Kept with the test messages")
                .doesNotContain("in the journal");
        assertThat(send("nonsense", "EMAIL", "look")).contains("Write an e-mail address");
        assertThat(send("+86 138", "SMS", "look")).contains("Write an e-mail address");
        assertThat(send("li@example.com", "EMAIL", " ")).contains("Say why");
        assertThat(send("li@example.com", "EMAIL", "look at it"))
                .contains("on its way to li@example.com", "look at it");
        assertThat(send("nobody@example.com", "EMAIL", "look")).contains("was not taken", "550");
        assertThat(send("+8613800138000", "SMS", "look")).contains("on its way to +8613800138000");
        assertThat(jdbc().sql("select subject from mailbox_message where recipient = 'li@example.com'")
                        .query(String.class)
                        .single())
                .startsWith("[Test] ");
        for (int n = 0; n < 7; n++) {
            send("li@example.com", "EMAIL", "again");
        }
        assertThat(send("li@example.com", "EMAIL", "once too often")).contains("tried too often");
        assertThat(jdbc().sql("select count(*) from test_message")
                        .query(Long.class)
                        .single())
                .isEqualTo(10);
    }

    private String send(String to, String channel, String reason) {
        return operator.post(
                        AT + "/test",
                        Map.of(
                                "kind",
                                "EXPIRING",
                                "language",
                                "en",
                                "channel",
                                channel,
                                "recipient",
                                to,
                                "reason",
                                reason))
                .body();
    }
}
