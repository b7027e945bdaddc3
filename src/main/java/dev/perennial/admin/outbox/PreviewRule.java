package dev.perennial.admin.outbox;

import dev.perennial.account.Account;
import dev.perennial.letter.Letter;
import dev.perennial.letter.Letter.Brand;
import dev.perennial.letter.Letter.Line;
import dev.perennial.letter.Letter.Section;
import dev.perennial.letter.Samples;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Written;
import java.util.List;
import java.util.Locale;

/** A letter to look at: of what an account was really told, or of examples where it never was. Pure. */
final class PreviewRule {
    private PreviewRule() {}

    static Letter example(NoticeKind kind, Locale language, Brand brand) {
        return Samples.of(kind, language, brand);
    }

    /**
     * @param lines what the account was told of this kind, at least one thing
     */
    static Letter real(NoticeKind kind, Locale language, Brand brand, Account account, List<Line> lines) {
        var example = example(kind, language, brand);
        var section = new Section(
                kind,
                false,
                lines,
                lines.size(),
                lines.size() == 1
                        ? lines.getFirst().link()
                        : example.sections().getFirst().link());
        return new Letter(
                brand,
                account.name(),
                account.name(),
                language,
                account.zone(),
                List.of(section),
                example.settings(),
                example.unsubscribe());
    }

    /** What is sent to be looked at says so. */
    static Written marked(Written written, String mark, boolean hasSubject) {
        return hasSubject
                ? new Written(mark + " " + written.subject(), written.text(), written.html())
                : new Written("", mark + " " + written.text(), "");
    }

    /** Whether a message can be sent to what was typed. */
    static boolean isAddress(String typed, boolean phone) {
        return phone
                ? typed.matches("\\+[1-9]\\d{6,14}")
                : typed.length() <= 254
                        && typed.matches(
                                "[^\\s@<>,;:\"()\\[\\]\\\\\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]+\\.[A-Za-z0-9-]{2,}");
    }
}
