package dev.perennial.sms;

import dev.perennial.notice.Carrier.Answer;
import java.util.Optional;
import java.util.Set;

/** What a gateway's answer says of a message: by its status, and where all is 200, by a code in its body. */
final class HttpAnswerRule {
    private HttpAnswerRule() {}

    /**
     * Statuses are three digits, or as {@code 5xx} all of a hundred.
     *
     * @param later come before {@code never}, and these before {@code taken}
     * @param codesTaken empty where the status alone decides
     */
    record Words(
            Set<String> taken,
            Set<String> later,
            Set<String> never,
            Set<String> codesTaken,
            Set<String> codesLater,
            Set<String> codesNever,
            Set<String> codesBadNumber) {}

    /** What is in none of the lists waits: more often than not our settings are wrong, and a person looks after a while. */
    static Answer of(int status, Optional<String> code, Optional<String> id, Words words) {
        var said = status + code.map(word -> ", code " + word).orElse("");
        if (code.isPresent() && words.codesBadNumber.contains(code.get())) return new Answer.Never(said, true);
        if (code.isPresent() && words.codesNever.contains(code.get())) return new Answer.Never(said, false);
        if (code.isPresent() && words.codesLater.contains(code.get())) return new Answer.NotNow(said);
        if (isIn(status, words.later)) return new Answer.NotNow(said);
        if (isIn(status, words.never)) return new Answer.Never(said, false);
        boolean fits = words.codesTaken.isEmpty() || code.isPresent() && words.codesTaken.contains(code.get());
        return isIn(status, words.taken) && fits
                ? new Answer.Taken(id, said + id.map(given -> ", id " + given).orElse(""))
                : new Answer.NotNow(said + ", not expected");
    }

    private static boolean isIn(int status, Set<String> statuses) {
        return statuses.contains(String.valueOf(status)) || statuses.contains(status / 100 + "xx");
    }
}
