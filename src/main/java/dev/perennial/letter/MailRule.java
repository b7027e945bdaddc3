package dev.perennial.letter;

import dev.perennial.kernel.Sentences;
import dev.perennial.letter.Letter.Item;
import dev.perennial.letter.Letter.Line;
import dev.perennial.letter.Letter.Section;
import dev.perennial.letter.Mail.Foot;
import dev.perennial.letter.Mail.Pair;
import dev.perennial.letter.Mail.Part;
import dev.perennial.letter.Mail.Row;
import dev.perennial.letter.Mail.Table;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.NoticeKind.Nature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a letter into words: one thing is told at length, several of a kind stand in a table. */
final class MailRule {
    /** So many things of a kind are named; the rest are counted. */
    static final int LINES_MAX = 20;

    private static final int NAME_MAX = 60;

    private final Letter letter;
    private final Wording wording;

    private MailRule(Letter letter) {
        this.letter = letter;
        this.wording = new Wording(letter);
    }

    static Mail mail(Letter letter) {
        return new MailRule(letter).mail();
    }

    static String subject(Letter letter) {
        return new MailRule(letter).subject();
    }

    private Mail mail() {
        var parts = letter.sections().stream().map(this::part).toList();
        return new Mail(
                letter.language().getLanguage().equals("zh") ? "zh-CN" : "en",
                subject(),
                headline(),
                preheader(parts),
                letter.brand(),
                ContrastRule.inkOn(letter.brand().colour()),
                letter.name().isBlank()
                        ? Optional.empty()
                        : Optional.of(wording.words().say("letters.hello", "name", letter.name())),
                parts,
                foot());
    }

    /** What is most urgent, and how many things more there are. */
    private String subject() {
        var first = wording.subject(letter.sections().getFirst());
        int more = more();
        return more == 0 ? first : counted("letters.subject", more, "first", first);
    }

    /** Over a letter of several kinds: how much there is. */
    private String headline() {
        var words = wording.words();
        return words.say("letters.digest")
                .replace("{count}", words.number(more() + 1))
                .replace("{account}", letter.account());
    }

    private int more() {
        return letter.sections().stream().mapToInt(Section::total).sum() - 1;
    }

    private String counted(String key, int count, String fact, String value) {
        var words = wording.words();
        var sentence = words.say(key + (count == 1 ? ".one" : ".many"));
        return sentence.replace("{count}", words.number(count)).replace("{" + fact + "}", value);
    }

    private String preheader(List<Part> parts) {
        return parts.size() == 1
                ? parts.getFirst().sentences().stream()
                        .findFirst()
                        .orElse(parts.getFirst().title())
                : parts.stream()
                        .map(Part::title)
                        .collect(Collectors.joining(wording.words().say("letters.between")));
    }

    private Part part(Section section) {
        boolean one = section.total() == 1;
        var line = section.lines().getFirst();
        var kind = section.kind();
        return new Part(
                Shape.of(kind).mark(),
                wording.words().say("words.notice." + kind),
                one ? wording.subject(section) : plural(section),
                section.late() ? Optional.of(late(line)) : Optional.empty(),
                one
                        ? sentences(section)
                        : wording.find(kind, "what", line).stream().toList(),
                kind.nature() == Nature.SECRET
                        ? Optional.ofNullable(line.facts().get("code"))
                        : Optional.empty(),
                one ? pairs(section) : List.of(),
                one ? Optional.empty() : Optional.of(table(section)),
                rest(section),
                wording.toDo(section),
                section.link());
    }

    private String plural(Section section) {
        var line = section.lines().getFirst();
        return wording.find(section.kind(), "title", line)
                .orElseGet(() -> wording.words().say("words.notice." + section.kind()));
    }

    private String late(Line line) {
        return Stream.of("late_since", "due_at")
                .map(line.facts()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> dueBy(line))
                .map(since -> wording.words().say("letters.late", "day", since))
                .orElseGet(() -> wording.words().say("letters.late.since"));
    }

    /** The day that so many days before the expiration were. */
    private Optional<String> dueBy(Line line) {
        var ends = line.facts().get("expires_at");
        var days = line.facts().get("days");
        if (ends == null || days == null) return Optional.empty();
        return Optional.of(Instant.parse(ends)
                .atZone(letter.zone())
                .minusDays(Long.parseLong(days))
                .toInstant()
                .toString());
    }

    private List<String> sentences(Section section) {
        var line = section.lines().getFirst();
        var sentences = new ArrayList<String>();
        for (var role : List.of("line", "then")) {
            wording.find(section.kind(), role, line).ifPresent(sentences::add);
        }
        wording.whyNoTopUp(section.kind(), line).ifPresent(sentences::add);
        if (line.facts().containsKey("stop")) {
            var where = letter.brand().home().resolve(line.facts().get("stop")).toString();
            sentences.add(wording.words().say("letters.stop", "where", where));
        }
        return sentences;
    }

    private List<Pair> pairs(Section section) {
        var line = section.lines().getFirst();
        return Shape.of(section.kind()).pairs().stream()
                .filter(name -> !VariantRule.isNothing(line.facts().getOrDefault(name, "")))
                .flatMap(name ->
                        wording
                                .fact(section.kind(), line, name)
                                .map(value -> new Pair(label(section.kind(), name), value))
                                .stream())
                .toList();
    }

    private Table table(Section section) {
        var shape = Shape.of(section.kind());
        var first = section.lines().getFirst();
        var when = Wording.first(shape.when(), first);
        var amount = Wording.first(shape.amount(), first);
        return new Table(
                label(first.item().isPresent() ? "item" : "what"),
                when.map(this::label).orElse(""),
                amount.map(this::label).orElse(""),
                section.lines().stream()
                        .limit(LINES_MAX)
                        .map(line -> row(section, line, when, amount))
                        .toList());
    }

    private Row row(Section section, Line line, Optional<String> when, Optional<String> amount) {
        var kind = section.kind();
        return new Row(
                Wording.shortened(name(section, line), NAME_MAX),
                line.item()
                        .map(Item::product)
                        .map(product -> product.in(letter.language()))
                        .orElse(""),
                when.flatMap(name -> wording.fact(kind, line, name)).orElse(""),
                amount.flatMap(name -> wording.fact(kind, line, name)).orElse(""),
                line.link());
    }

    private String name(Section section, Line line) {
        return line.item()
                .map(item -> item.name().isBlank() ? item.id() : item.name())
                .or(() -> Stream.of("number", "name", "login")
                        .flatMap(fact -> wording.fact(section.kind(), line, fact).stream())
                        .findFirst())
                .orElseGet(() -> wording.words().say("words.notice." + section.kind()));
    }

    private Optional<String> rest(Section section) {
        int rest = section.total() - Math.min(section.lines().size(), LINES_MAX);
        return rest <= 0 || section.total() == 1
                ? Optional.empty()
                : Optional.of(wording.words().counted("letters.more", rest));
    }

    private String label(NoticeKind kind, String fact) {
        return Sentences.in(letter.language())
                .find("letters." + kind + ".fact." + fact, Map.of())
                .orElseGet(() -> label(fact));
    }

    private String label(String fact) {
        return wording.words().say("letters.fact." + fact);
    }

    private Foot foot() {
        var words = wording.words();
        var offset = letter.zone().getId();
        var lines = new ArrayList<String>();
        lines.add(words.say("letters.zone", "zone", offset));
        lines.add(words.say("letters.why")
                .replace("{brand}", letter.brand().name())
                .replace("{account}", letter.account()));
        letter.brand()
                .help()
                .ifPresent(help -> lines.add(words.say("letters.help").replace("{help}", help)));
        if (!letter.brand().sender().equals(letter.brand().name()))
            lines.add(letter.brand().sender());
        return new Foot(
                lines,
                words.say("letters.settings"),
                letter.settings(),
                words.say("letters.unsubscribe"),
                letter.unsubscribe());
    }
}
