package dev.perennial.letter;

import dev.perennial.kernel.Sentences;
import dev.perennial.kernel.Words;
import dev.perennial.letter.Letter.Line;
import dev.perennial.letter.Letter.Section;
import dev.perennial.notice.NoticeKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentences of one kind's letters, each with its facts as the reader is told them; none with a fact missing. */
final class Wording {
    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    private static final Pattern AMOUNT = Pattern.compile("-?\\d+\\.\\d+");

    /** What people wrote themselves: told as it is, whatever it looks like. */
    private static final Set<String> WRITTEN_BY_PEOPLE = Set.of(
            "name", "login", "by", "account", "id", "holder", "url", "browser", "address", "contact", "needs_name");

    private final Sentences sentences;
    private final Words words;

    Wording(Letter letter) {
        this.sentences = Sentences.in(letter.language());
        this.words = new Words(letter.language(), letter.zone());
    }

    Words words() {
        return words;
    }

    /** A sentence about this thing, the closest of its kind: {@code letters.EXPIRING.line.one}. */
    Optional<String> find(NoticeKind kind, String role, Line line) {
        return find(kind, role, line, told(kind, line));
    }

    private Optional<String> find(NoticeKind kind, String role, Line line, Map<String, String> told) {
        var plain = "letters." + kind + "." + role;
        return Stream.concat(
                        VariantRule.variants(kind, line.facts()).stream().map(variant -> plain + "." + variant),
                        Stream.of(plain))
                .filter(key -> isTold(key, told))
                .findFirst()
                .flatMap(key -> sentences.find(key, told));
    }

    /** Why automatic top-up did not bring what was missing, where it was to. */
    Optional<String> whyNoTopUp(NoticeKind kind, Line line) {
        var told = told(kind, line);
        return Optional.ofNullable(line.facts().get("top_up"))
                .map(code -> "refusal." + code)
                .filter(key -> isTold(key, told))
                .flatMap(key -> sentences.find(key, told));
    }

    /** What is happening to this thing, in a line; never empty. */
    String subject(Section section) {
        var line = section.lines().getFirst();
        return find(section.kind(), "subject", line).orElseGet(() -> words.say("words.notice." + section.kind()));
    }

    /** As {@link #subject}, where every sign counts. */
    String brief(Section section, int nameMax) {
        var line = section.lines().getFirst();
        var told = told(section.kind(), line);
        told.computeIfPresent("item", (name, value) -> shortened(value, nameMax));
        told.computeIfPresent("needs_name", (name, value) -> shortened(value, nameMax));
        return find(section.kind(), "sms", line, told)
                .or(() -> find(section.kind(), "subject", line, told))
                .orElseGet(() -> words.say("words.notice." + section.kind()));
    }

    /** The one thing to do, as a button says it. */
    String toDo(Section section) {
        var line = section.lines().getFirst();
        var several = section.total() == 1 ? Optional.<String>empty() : find(section.kind(), "dos", line);
        return several.or(() -> find(section.kind(), "do", line)).orElseGet(() -> words.say("letters.do"));
    }

    /** A fact as the reader is told it; amounts with their currency. */
    Optional<String> fact(NoticeKind kind, Line line, String name) {
        var told = told(kind, line);
        return Optional.ofNullable(told.get(name))
                .filter(value -> !value.isEmpty())
                .map(value ->
                        AMOUNT.matcher(line.facts().getOrDefault(name, "")).matches()
                                ? value + " " + line.facts().getOrDefault("currency", "")
                                : value)
                .map(String::strip);
    }

    private Map<String, String> told(NoticeKind kind, Line line) {
        var told = new HashMap<String, String>();
        line.facts().forEach((name, value) -> {
            told.put(name, told(name, value));
            if (INSTANT.matcher(value).matches()) told.put(name.replaceFirst("_at$", "") + "_day", day(value));
        });
        line.item().ifPresent(item -> {
            told.put("item", item.name().isBlank() ? item.id() : item.name());
            told.put("product", item.product().in(Locale.of(words.language())));
        });
        if (line.facts().containsKey("code") && kind != NoticeKind.CONTACT_CODE) {
            sentences.find("words.reason." + line.facts().get("code"), Map.of()).ifPresent(why -> told.put("why", why));
        }
        return told;
    }

    private String told(String name, String value) {
        if (WRITTEN_BY_PEOPLE.contains(name)) return value;
        if (INSTANT.matcher(value).matches()) return words.instant(Instant.parse(value));
        if (name.equals("period")) return words.length(value);
        if (name.equals("way") || name.equals("role")) {
            return sentences.find("words." + name + "." + value, Map.of()).orElse(value);
        }
        return AMOUNT.matcher(value).matches() ? words.say("letters.value", "value", value) : value;
    }

    private String day(String instant) {
        return words.day(Instant.parse(instant));
    }

    private boolean isTold(String key, Map<String, String> told) {
        return sentences
                .find(key, Map.of())
                .map(Wording::facts)
                .filter(told.keySet()::containsAll)
                .isPresent();
    }

    private static Set<String> facts(String sentence) {
        return FACT.matcher(sentence).results().map(fact -> fact.group(1)).collect(Collectors.toSet());
    }

    static String shortened(String text, int max) {
        return text.codePointCount(0, text.length()) <= max
                ? text
                : text.substring(0, text.offsetByCodePoints(0, max - 2)).stripTrailing() + "..";
    }

    /** The first of these facts that the thing has. */
    static Optional<String> first(List<String> names, Line line) {
        return names.stream().filter(line.facts()::containsKey).findFirst();
    }
}
