package dev.perennial.letter;

import dev.perennial.kernel.Words;
import dev.perennial.letter.Letter.Section;
import dev.perennial.notice.Written;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Front door to the words of messages: a letter as each channel carries it. */
@Component
public class Letters {
    /** An e-mail: one line of subject, and what it says as plain text and as HTML. */
    public Written write(Letter letter) {
        var console = console(letter);
        return new Written(console.subject(), console.text(), "");
    }

    /** An SMS: whose it is, what the most urgent of it is, how many more there are, and one link. */
    public Written sms(Letter letter) {
        return new Written("", "[" + letter.brand().name() + "] " + subject(letter), "");
    }

    /** What stands in the console: a subject and plain text, without greeting and foot. */
    public Written console(Letter letter) {
        var words = new Words(letter.language(), letter.zone());
        var text = letter.sections().stream()
                .map(section -> words.say("words.notice." + section.kind()) + "\n" + section.link())
                .collect(Collectors.joining("\n\n"));
        return new Written(subject(letter), text, "");
    }

    private static String subject(Letter letter) {
        Section first = letter.sections().getFirst();
        return new Words(letter.language(), letter.zone()).say("words.notice." + first.kind());
    }
}
