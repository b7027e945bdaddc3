package dev.perennial.console.notices;

import dev.perennial.notice.Inbox;
import dev.perennial.notice.Message;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Told;
import dev.perennial.timeline.Tone;
import dev.perennial.web.Visit;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Messages as a reader of the console sees them: in the reader's own language, with ways to what they are about. */
@Component
public class Readings {
    private final Inbox inbox;

    Readings(Inbox inbox) {
        this.inbox = inbox;
    }

    /**
     * A message in the list.
     *
     * @param title what the most urgent of it is
     * @param glance what it is about, in a few words
     * @param kinds all it tells of, the most urgent first
     */
    public record Row(Inbox.Entry entry, String title, String glance, List<NoticeKind> kinds) {
        public Tone tone() {
            return kinds.isEmpty() ? Tone.PLAIN : Topic.tone(kinds.getFirst());
        }
    }

    /**
     * A message as a page.
     *
     * @param withdrawn whether it told of something that was covered before it went
     */
    public record Reading(String title, List<Section> sections) {}

    /**
     * Everything of one kind.
     *
     * @param more how many there are beyond those shown
     * @param way where the one thing to do is done for all of them
     */
    public record Section(NoticeKind kind, Tone tone, boolean late, List<Line> lines, int more, String way) {}

    /**
     * One thing told.
     *
     * @param item its id; empty when it is about the account
     * @param name of the item
     * @param ends the end of the term it tells of
     * @param way where something is done about it alone
     */
    public record Line(
            Optional<String> item,
            String name,
            Optional<Instant> ends,
            Map<String, String> facts,
            Optional<String> way) {}

    List<Row> rows(List<Inbox.Entry> entries, Visit visit) {
        var names = names(entries.stream().flatMap(entry -> entry.first().stream()), visit);
        return entries.stream().map(entry -> row(entry, names, visit)).toList();
    }

    private Row row(Inbox.Entry entry, Map<String, String> names, Visit visit) {
        var kinds = urgent(entry.things().keySet());
        if (kinds.isEmpty())
            kinds = urgent(entry.first().stream().map(Told::kind).distinct().toList());
        var top = kinds.isEmpty() ? null : kinds.getFirst();
        var glance = entry.first().stream()
                .filter(told -> told.kind() == top)
                .flatMap(told -> told.item().stream())
                .findFirst()
                .map(item -> names.getOrDefault(item, item))
                .orElse("");
        int more = entry.things().values().stream().mapToInt(Integer::intValue).sum() - 1;
        var words = glance.isEmpty() || more < 1 ? glance : glance + " " + visit.counted("web.and_more", more);
        return new Row(entry, title(kinds, visit), words, kinds);
    }

    Reading of(Message message, List<Told> told, Visit visit) {
        var going = told.stream().filter(one -> one.withdrawn().isEmpty()).toList();
        var names = names(going.stream(), visit);
        var things = inbox.things(message);
        var kinds = urgent(things.keySet());
        var sections = kinds.stream()
                .map(kind -> section(
                        kind, going.stream().filter(one -> one.kind() == kind).toList(), things.get(kind), names))
                .toList();
        return new Reading(title(kinds, visit), sections);
    }

    private static Section section(NoticeKind kind, List<Told> told, int things, Map<String, String> names) {
        var lines = told.stream()
                .map(one -> new Line(
                        one.item(),
                        one.item().map(item -> names.getOrDefault(item, item)).orElse(""),
                        one.expiration(),
                        one.facts(),
                        WayRule.ofOne(one)))
                .toList();
        boolean late = told.stream().anyMatch(Told::late);
        return new Section(kind, Topic.tone(kind), late, lines, things - lines.size(), WayRule.ofAll(kind));
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

    private static String title(List<NoticeKind> kinds, Visit visit) {
        return kinds.isEmpty()
                ? visit.say("notices.nothing_left")
                : kinds.stream()
                        .limit(2)
                        .map(kind -> visit.say("words.notice." + kind))
                        .collect(Collectors.joining(visit.say("notices.and")));
    }
}
