package dev.perennial.mail;

import dev.perennial.mail.AnswerRule.Stage;
import dev.perennial.notice.Carrier.Answer;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Reads what the mail library throws: the server's reply is the words of the failure, or of one beneath it. */
final class FailureRule {
    private static final Pattern REPLY = Pattern.compile("^([245][0-9]{2})[ -].*", Pattern.DOTALL);
    private static final Pattern GOODBYE = Pattern.compile("421([ -].*)?");

    private FailureRule() {}

    /**
     * A message did not go out as it should have.
     *
     * @param command what the server answered to, where that is known
     */
    static Answer answer(Stage stage, Exception failed, String command) {
        for (var cause : causes(failed)) {
            var code = code(cause);
            if (code.isPresent()) {
                return AnswerRule.refused(exactly(stage, failed, command), code.get(), cause.getMessage());
            }
        }
        return AnswerRule.silent(stage, "the connection was lost: " + words(failed));
    }

    /** The connection did not come about. */
    static Answer.Away unopened(MessagingException failed) {
        var what = failed instanceof AuthenticationFailedException
                ? "the server refused the user name or the password: "
                : causes(failed).stream().anyMatch(SSLException.class::isInstance)
                        ? "no private connection: "
                        : "the server could not be reached: ";
        return new Answer.Away(AnswerRule.said(what + words(failed)));
    }

    /** The other side was gone before it took anything: nothing was said, or goodbye. */
    static boolean hungUp(Answer answer) {
        return answer instanceof Answer.Away
                || answer instanceof Answer.NotNow
                        && GOODBYE.matcher(answer.said()).matches();
    }

    /** Until the words were asked for, the stage does not tell apart sender, recipient and the asking itself. */
    private static Stage exactly(Stage stage, Exception failed, String command) {
        if (stage != Stage.SENDER) return stage;
        if (command.startsWith("DATA")) return Stage.WORDS;
        // Refused recipients are told of one beneath the other, below a failure without a reply of its own.
        return code(failed).isEmpty() ? Stage.RECIPIENT : Stage.SENDER;
    }

    private static Optional<Integer> code(Throwable failed) {
        var reply = REPLY.matcher(String.valueOf(failed.getMessage()).strip());
        return reply.matches() ? Optional.of(Integer.valueOf(reply.group(1))) : Optional.empty();
    }

    /** Its own words and those of the innermost cause, which says what the network did. */
    private static String words(Exception failed) {
        var innermost = causes(failed).getLast();
        return innermost == failed
                ? String.valueOf(failed.getMessage())
                : failed.getMessage() + " (" + innermost.getMessage() + ")";
    }

    private static List<Throwable> causes(Throwable failed) {
        var causes = new ArrayList<Throwable>();
        for (var cause = failed; cause != null && !causes.contains(cause); cause = next(cause)) {
            causes.add(cause);
        }
        return causes;
    }

    private static @Nullable Throwable next(Throwable failed) {
        return failed instanceof MessagingException chained && chained.getNextException() != null
                ? chained.getNextException()
                : failed.getCause();
    }
}
