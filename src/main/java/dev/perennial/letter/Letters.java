package dev.perennial.letter;

import dev.perennial.notice.NoticeKind.Nature;
import dev.perennial.notice.Written;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import org.springframework.stereotype.Component;

/** Front door to the words of messages: a letter as each channel carries it. */
@Component
public class Letters {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);
    private static final int SMS_NAME_MAX = 24;
    private static final int SUBJECT_MAX = 200;

    /** An e-mail: one line of subject, and what it says as plain text and as HTML. */
    public Written write(Letter letter) {
        var mail = MailRule.mail(letter);
        var html = new StringOutput();
        TEMPLATES.render("letter/mail.jte", mail, html);
        return new Written(line(mail.subject()), new PlainText(mail, letter).whole(), html.toString());
    }

    /** An SMS: whose it is, what the most urgent of it is, how many more there are, and one link. */
    public Written sms(Letter letter) {
        var wording = new Wording(letter);
        var words = wording.words();
        var first = letter.sections().getFirst();
        int more = letter.sections().stream().mapToInt(Letter.Section::total).sum() - 1;
        var said = wording.brief(first, SMS_NAME_MAX) + (more == 0 ? "" : words.counted("letters.sms.more", more));
        boolean secret = first.kind().nature() == Nature.SECRET;
        var text = words.say(secret ? "letters.sms.secret" : "letters.sms.whole")
                .replace("{brand}", letter.brand().name())
                .replace("{do}", wording.toDo(first))
                .replace("{link}", first.link().toString())
                .replace("{said}", said);
        return new Written("", line(text), "");
    }

    /** What stands in the console: a subject and plain text, without greeting and foot. */
    public Written console(Letter letter) {
        var mail = MailRule.mail(letter);
        return new Written(line(mail.subject()), new PlainText(mail, letter).body(), "");
    }

    /** In words, and not set yet: for pages that show it as their own. */
    public Mail mail(Letter letter) {
        return MailRule.mail(letter);
    }

    /** Whatever an item is called, a header stays one line. */
    private static String line(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.length() <= SUBJECT_MAX * 3 ? line : line.substring(0, SUBJECT_MAX * 3);
    }
}
