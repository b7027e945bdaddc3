package dev.perennial.product;

import dev.perennial.provider.Provider.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an answer over HTTP says of a task. */
final class AnswerRule {
    static final int REASON_MAX = 500;

    /** Signs that are no text, alone or in a row: controls, and halves of signs. */
    static final Pattern UNREADABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]+");

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private AnswerRule() {}

    /**
     * Empty where it is no answer: a redirect, an error of its own, a no without a reason.
     *
     * @param refused the reason it gives; null where it gives none
     */
    static Optional<Answer> of(int status, @Nullable String refused, Instant now, Duration patience) {
        return switch (status) {
            case OK, NO_CONTENT -> Optional.of(new Answer.Confirmed());
            case ACCEPTED -> Optional.of(new Answer.Accepted(now.plus(patience)));
            case CONFLICT, UNPROCESSABLE ->
                Optional.ofNullable(refused)
                        .map(AnswerRule::shortened)
                        .filter(reason -> !reason.isEmpty())
                        .map(Answer.Refused::new);
            default -> Optional.empty();
        };
    }

    /** Of one line, and no longer than people read. */
    static String shortened(String reason) {
        var line = UNREADABLE.matcher(reason).replaceAll(" ").strip().replaceAll("\\s+", " ");
        return line.length() <= REASON_MAX
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, REASON_MAX - 1))) + "…";
    }
}
