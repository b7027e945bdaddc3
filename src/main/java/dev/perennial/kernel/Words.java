package dev.perennial.kernel;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How instants, periods and amounts are told to one reader: in a language, by a calendar. */
public final class Words {
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");
    private static final Pattern ISO_INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    private static final Pattern ISO_PERIOD = Pattern.compile("P(\\d+Y)?(\\d+M)?");
    private static final Pattern ISO_DAYS = Pattern.compile("P(\\d+)D");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)(?=(\\d{3})+(?!\\d))");
    private static final int YEAR = 12;

    private final Sentences sentences;
    private final ZoneId zone;

    public Words(Locale language, ZoneId zone) {
        this.sentences = Sentences.in(language);
        this.zone = zone;
    }

    private Words(Sentences sentences, ZoneId zone) {
        this.sentences = sentences;
        this.zone = zone;
    }

    /** The same language by another calendar: each account's instants are told in its own zone. */
    public Words in(ZoneId other) {
        return new Words(sentences, other);
    }

    public String language() {
        return sentences.language();
    }

    public ZoneId zone() {
        return zone;
    }

    public String say(String key) {
        return sentences.say(key, Map.of());
    }

    public String say(Said said) {
        return sentences.say(said.key(), told(said.facts()));
    }

    /** Several sentences, one after the other. */
    public String say(List<Said> several) {
        return several.stream().map(this::say).collect(Collectors.joining(say("words.between")));
    }

    public String say(String key, String fact, Object value) {
        return say(new Said(key, Map.of(fact, String.valueOf(value))));
    }

    /** A number of things: the sentence {@code key.one} or {@code key.many}, with its {@code {count}}. */
    public String counted(String key, long count) {
        return say(key + (count == 1 ? ".one" : ".many"), "count", number(count));
    }

    public String number(long number) {
        return grouped(Long.toString(number));
    }

    public String instant(Instant instant) {
        return INSTANT.format(instant.atZone(zone));
    }

    public String day(Instant instant) {
        return DAY.format(instant.atZone(zone));
    }

    public String period(Period period) {
        boolean years = period.months() % YEAR == 0;
        int count = years ? period.months() / YEAR : period.months();
        return counted(years ? "words.years" : "words.months", count);
    }

    /** A length of time in ISO 8601: whole months or years, or days. */
    public String length(String iso) {
        var days = ISO_DAYS.matcher(iso);
        return days.matches() ? counted("words.days", Long.parseLong(days.group(1))) : period(Period.parse(iso));
    }

    public String money(Money money) {
        return decimal(money) + " " + money.currency().getCurrencyCode();
    }

    /** The amount alone, with its thousands apart. */
    public String decimal(Money money) {
        return grouped(money.decimal());
    }

    private Map<String, String> told(Map<String, String> facts) {
        var told = new HashMap<String, String>();
        facts.forEach((name, value) -> told.put(name, told(name, value, facts)));
        return told;
    }

    private String told(String name, String value, Map<String, String> facts) {
        if (value.startsWith("@"))
            return sentences.find(value.substring(1), told(plain(facts))).orElse(value);
        if (ISO_INSTANT.matcher(value).matches()) {
            return name.equals("day") ? day(Instant.parse(value)) : instant(Instant.parse(value));
        }
        if (name.equals("period")
                && (ISO_PERIOD.matcher(value).matches()
                        || ISO_DAYS.matcher(value).matches())) return length(value);
        return DECIMAL.matcher(value).matches() ? grouped(value) : value;
    }

    /** Facts that name no further sentence: these do not nest deeper. */
    private static Map<String, String> plain(Map<String, String> facts) {
        return facts.entrySet().stream()
                .filter(fact -> !fact.getValue().startsWith("@"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String grouped(String decimal) {
        int point = decimal.indexOf('.');
        var whole = point < 0 ? decimal : decimal.substring(0, point);
        return THOUSANDS.matcher(whole).replaceAll(",") + (point < 0 ? "" : decimal.substring(point));
    }
}
