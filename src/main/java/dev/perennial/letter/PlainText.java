package dev.perennial.letter;

import dev.perennial.kernel.Words;
import dev.perennial.letter.Mail.Part;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A letter as plain text. */
final class PlainText {
    private final Mail mail;
    private final Words words;

    PlainText(Mail mail, Letter letter) {
        this.mail = mail;
        this.words = new Words(letter.language(), letter.zone());
    }

    String whole() {
        var blocks = new ArrayList<String>();
        mail.greeting().ifPresent(blocks::add);
        blocks.add(body());
        blocks.add("-- \n" + mail.brand().name() + "\n" + foot());
        return String.join("\n\n", blocks) + "\n";
    }

    /** Without greeting and foot. */
    String body() {
        return mail.parts().stream().map(this::part).collect(Collectors.joining("\n\n\n"));
    }

    private String part(Part part) {
        var blocks = new ArrayList<String>();
        if (mail.parts().size() > 1) blocks.add("* " + part.title());
        part.late().ifPresent(blocks::add);
        part.sentences().stream().limit(1).forEach(blocks::add);
        part.secret().ifPresent(code -> blocks.add("    " + code));
        part.sentences().stream().skip(1).forEach(blocks::add);
        if (!part.pairs().isEmpty()) {
            blocks.add(part.pairs().stream()
                    .map(pair -> "  " + pair(pair.label(), pair.value()))
                    .collect(Collectors.joining("\n")));
        }
        part.table()
                .ifPresent(table -> blocks.add(table.rows().stream()
                                .map(row -> "  - "
                                        + Stream.of(row.name(), row.under(), row.when(), row.amount())
                                                .filter(cell -> !cell.isEmpty())
                                                .collect(Collectors.joining(" | ")))
                                .collect(Collectors.joining("\n"))
                        + part.more().map(more -> "\n  " + more).orElse("")));
        blocks.add(pair(part.toDo(), part.link().toString()));
        return String.join("\n\n", blocks);
    }

    private String foot() {
        var lines = new ArrayList<>(mail.foot().lines());
        lines.add(pair(mail.foot().settingsLabel(), mail.foot().settings().toString()));
        mail.foot().unsubscribe().ifPresent(one -> lines.add(pair(mail.foot().unsubscribeLabel(), one.toString())));
        return String.join("\n", lines);
    }

    private String pair(String label, String value) {
        return label + words.say("letters.colon") + value;
    }
}
