package dev.perennial.letter;

import dev.perennial.letter.Letter.Brand;
import dev.perennial.letter.Shape.Mark;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An e-mail in words, before it is set as HTML or as plain text.
 *
 * @param ink of what stands on the brand's colour
 * @param headline stands over several kinds
 * @param preheader what programs show beside the subject
 */
public record Mail(
        String language,
        String subject,
        String headline,
        String preheader,
        Brand brand,
        String ink,
        Optional<String> greeting,
        List<Part> parts,
        Foot foot) {
    private static final int PADDING = 80;

    /** Several kinds in one message. */
    public boolean isDigest() {
        return parts.size() > 1;
    }

    /** What every machine has, Chinese first where Chinese is read. */
    public String font() {
        return language.equals("en")
                ? "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;"
                : "font-family:-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif;";
    }

    /** Keeps programs from filling the line beside the subject with what stands below. */
    public String padding() {
        return "&#8203;&nbsp;".repeat(PADDING);
    }

    /**
     * One kind of notice.
     *
     * @param kind its name, beside its mark
     * @param secret shown large: a code
     * @param more what is counted and not shown
     */
    public record Part(
            Mark mark,
            String kind,
            String title,
            Optional<String> late,
            List<String> sentences,
            Optional<String> secret,
            List<Pair> pairs,
            Optional<Table> table,
            Optional<String> more,
            String toDo,
            URI link) {

        public String ink() {
            return mark.ink;
        }

        public String ground() {
            return mark.ground;
        }

        public String sign() {
            return mark.sign;
        }
    }

    public record Pair(String label, String value) {}

    /** The heads of its columns, empty for one that no row has, and its rows. */
    public record Table(String what, String when, String amount, List<Row> rows) {}

    /** @param under in small below the name */
    public record Row(String name, String under, String when, String amount, URI link) {}

    /** @param lines what stands below: the time zone, whose letter it is and why it came */
    public record Foot(
            List<String> lines,
            String settingsLabel,
            URI settings,
            String unsubscribeLabel,
            Optional<URI> unsubscribe) {}
}
