package dev.perennial.console.notices;

import dev.perennial.letter.Composer;
import dev.perennial.letter.Mail;
import dev.perennial.notice.Inbox;
import dev.perennial.notice.Message;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Told;
import dev.perennial.timeline.Tone;
import dev.perennial.web.Visit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Messages as a reader of the console sees them: in the reader's own language, with ways to what they are about. */
@Component
public class Readings {
    private final Inbox inbox;
    private final Composer composer;

    Readings(Inbox inbox, Composer composer) {
        this.inbox = inbox;
        this.composer = composer;
    }

    /**
     * A message in the list.
     *
     * @param title what the most urgent of it is
     * @param glance its first words
     * @param kinds all it tells of, the most urgent first
     */
    public record Row(Inbox.Entry entry, String title, String glance, List<NoticeKind> kinds) {
        public Tone tone() {
            return kinds.isEmpty() ? Tone.PLAIN : Topic.tone(kinds.getFirst());
        }
    }

    /** A message as a page; without sections where all it told of was settled before it went. */
    public record Reading(String title, List<Section> sections) {}

    /**
     * Everything of one kind.
     *
     * @param part its words
     * @param total how many things there are
     */
    public record Section(NoticeKind kind, Mail.Part part, int total) {
        public Tone tone() {
            return Topic.tone(kind);
        }
    }

    List<Row> rows(List<Inbox.Entry> entries, Visit visit) {
        var names = names(entries.stream().flatMap(entry -> entry.first().stream()), visit);
        return entries.stream().map(entry -> row(entry, names, visit)).toList();
    }

    private Row row(Inbox.Entry entry, Map<String, String> names, Visit visit) {
        var going = entry.first();
        var kinds = urgent(going.stream().map(Told::kind).distinct().toList());
        if (kinds.isEmpty()) return new Row(entry, visit.say("notices.nothing_left"), "", kinds);
        var mail = composer.mail(
                new Composer.Matter(kinds, going, entry.things(), names, visit.account(), visit.language()));
        return new Row(entry, mail.subject(), mail.preheader(), kinds);
    }

    Reading of(Message message, Visit visit) {
        var going = inbox.told(message);
        var kinds = urgent(going.stream().map(Told::kind).distinct().toList());
        if (kinds.isEmpty()) return new Reading(visit.say("notices.nothing_left"), List.of());
        var things = inbox.things(message);
        var mail = composer.mail(new Composer.Matter(
                kinds, going, things, names(going.stream(), visit), visit.account(), visit.language()));
        var sections = new ArrayList<Section>();
        for (int n = 0; n < kinds.size(); n++) {
            var kind = kinds.get(n);
            sections.add(new Section(kind, mail.parts().get(n), things.getOrDefault(kind, 1)));
        }
        return new Reading(mail.subject(), sections);
    }

    private Map<String, String> names(Stream<Told> told, Visit visit) {
        var items = told.flatMap(one -> one.item().stream()).collect(Collectors.toSet());
        return inbox.names(visit.account().id(), items);
    }

    private static List<NoticeKind> urgent(Collection<NoticeKind> kinds) {
        return kinds.stream()
                .sorted(Comparator.comparing((NoticeKind kind) -> urgency(Topic.tone(kind)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int urgency(Tone tone) {
        return switch (tone) {
            case BAD -> 0;
            case CARE -> 1;
            case PLAIN -> 2;
            case GOOD -> 3;
        };
    }
}
