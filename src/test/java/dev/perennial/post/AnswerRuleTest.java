package dev.perennial.post;

import static dev.perennial.Given.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.notice.Carrier.Answer;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Message;
import dev.perennial.notice.Message.State;
import dev.perennial.notice.Written;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a message by its server's answer. It is tried twelve times; an outage of any length sets none aside. */
class AnswerRuleTest {
    private static final Instant NOW = at("2026-03-10 12:00");
    private static final Optional<Written> WORDS = Optional.of(new Written("Subject", "text", "html"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # answer  | try | state  | outcome | goes again | address fails | reference
        taken     | 1   | SENT   | TAKEN   | no         | no            | r-1
        taken     | 12  | SENT   | TAKEN   | no         | no            | r-1
        never     | 1   | FAILED | NEVER   | no         | no            | -
        nowhere   | 1   | FAILED | NEVER   | no         | yes           | -
        later     | 1   | QUEUED | NOT_NOW | yes        | no            | -
        later     | 11  | QUEUED | NOT_NOW | yes        | no            | -
        later     | 12  | PARKED | NOT_NOW | no         | no            | -
        unsure    | 1   | QUEUED | UNSURE  | yes        | no            | -
        unsure    | 12  | PARKED | UNSURE  | no         | no            | -
        unsure    | 13  | PARKED | UNSURE  | no         | no            | -
        away      | 1   | QUEUED | AWAY    | yes        | no            | -
        away      | 12  | QUEUED | AWAY    | yes        | no            | -
        away      | 900 | QUEUED | AWAY    | yes        | no            | -
        """)
    void answers(String answer, int attempt, String state, String outcome, String again, String fails, String known) {
        var message = message(attempt);
        var sent = AnswerRule.sent(message, answer(answer), WORDS, 12, NOW);
        assertThat(sent.message()).isEqualTo(message.id());
        assertThat(sent.attempt()).isEqualTo(attempt);
        assertThat(sent.state().name()).isEqualTo(state);
        assertThat(sent.outcome().name()).isEqualTo(outcome);
        assertThat(sent.answer()).isEqualTo("said");
        assertThat(sent.words()).isEqualTo(WORDS);
        assertThat(sent.next())
                .isEqualTo(
                        again.equals("yes")
                                ? Optional.of(PauseRule.next(message.id(), attempt, NOW))
                                : Optional.empty());
        assertThat(sent.addressFails()).isEqualTo(fails.equals("yes"));
        assertThat(sent.reference().orElse("-")).isEqualTo(known);
    }

    @Test
    void aServerThatTalksTooMuchIsCutShortAndASecretKeepsNoWords() {
        var sent = AnswerRule.sent(message(1), new Answer.NotNow("x".repeat(5000)), Optional.empty(), 12, NOW);
        assertThat(sent.answer()).hasSize(1000);
        assertThat(sent.words()).isEmpty();
    }

    private static Answer answer(String word) {
        return switch (word) {
            case "taken" -> new Answer.Taken(Optional.of("r-1"), "said");
            case "never" -> new Answer.Never("said", false);
            case "nowhere" -> new Answer.Never("said", true);
            case "later" -> new Answer.NotNow("said");
            case "unsure" -> new Answer.Unsure("said");
            default -> new Answer.Away("said");
        };
    }

    private static Message message(int attempts) {
        return new Message(
                UUID.fromString("0195a1b2-6f3e-7c41-8a50-3b1d9c24e7f0"),
                new Account.Id("lotus"),
                new UUID(0, 1),
                Channel.EMAIL,
                "li@example.com",
                Locale.ENGLISH,
                NOW,
                NOW,
                attempts,
                0,
                State.QUEUED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
