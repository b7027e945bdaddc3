package dev.perennial.post;

import dev.perennial.notice.Attempt.Outcome;
import dev.perennial.notice.Carrier.Answer;
import dev.perennial.notice.Message;
import dev.perennial.notice.Message.State;
import dev.perennial.notice.Sent;
import dev.perennial.notice.Written;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a message by what its server answered. */
final class AnswerRule {
    private static final int SAID_MAX = 1000;

    private AnswerRule() {}

    /**
     * @param words to be kept; empty of a secret
     * @param tries after so many without an answer, since it was made or sent again, it is set aside
     */
    static Sent sent(Message message, Answer answer, Optional<Written> words, int tries, Instant at) {
        return switch (answer) {
            case Answer.Taken taken ->
                settled(message, Outcome.TAKEN, State.SENT, answer, taken.reference(), false, words, at);
            case Answer.Never never ->
                settled(
                        message,
                        Outcome.NEVER,
                        State.FAILED,
                        answer,
                        Optional.empty(),
                        never.addressFails(),
                        words,
                        at);
            case Answer.NotNow later -> tryAgain(message, Outcome.NOT_NOW, answer, words, tries, at);
            case Answer.Unsure unsure -> tryAgain(message, Outcome.UNSURE, answer, words, tries, at);
            // Nothing went out, and it is no message's fault: an outage of any length sets none aside.
            case Answer.Away away -> tryAgain(message, Outcome.AWAY, answer, words, Integer.MAX_VALUE, at);
        };
    }

    private static Sent tryAgain(
            Message message, Outcome outcome, Answer answer, Optional<Written> words, int tries, Instant at) {
        if (message.tries() >= tries) {
            return settled(message, outcome, State.PARKED, answer, Optional.empty(), false, words, at);
        }
        var next = PauseRule.next(message.id(), message.tries(), at);
        return new Sent(
                message.id(),
                message.attempts(),
                at,
                outcome,
                said(answer),
                Optional.empty(),
                false,
                words,
                State.QUEUED,
                Optional.of(next));
    }

    private static Sent settled(
            Message message,
            Outcome outcome,
            State state,
            Answer answer,
            Optional<String> reference,
            boolean addressFails,
            Optional<Written> words,
            Instant at) {
        return new Sent(
                message.id(),
                message.attempts(),
                at,
                outcome,
                said(answer),
                reference,
                addressFails,
                words,
                state,
                Optional.empty());
    }

    private static String said(Answer answer) {
        var said = answer.said();
        return said.length() <= SAID_MAX ? said : said.substring(0, SAID_MAX);
    }
}
