package dev.perennial.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said to people, from the message bundles: one per area and language, a line per sentence. */
public final class Sentences {
    /** The bundles, one for each area of what is said: {@code messages/AREA.properties} and its translations. */
    public static final List<String> AREAS = List.of(
            "access",
            "admin",
            "api",
            "autotopup",
            "books",
            "calendar",
            "checkout",
            "cli",
            "contacts",
            "desk",
            "funds",
            "invoices",
            "items",
            "journal",
            "keys",
            "letters",
            "mailbox",
            "notices",
            "orders",
            "outbox",
            "overview",
            "papers",
            "provision",
            "refunds",
            "refusals",
            "renewals",
            "timeline",
            "transfers",
            "unify",
            "web",
            "webhooks",
            "words");

    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");
    private static final Map<Locale, Sentences> READ = new ConcurrentHashMap<>();

    private final String language;
    private final Map<String, String> written;

    private Sentences(String language, Map<String, String> written) {
        this.language = language;
        this.written = written;
    }

    /** English where the language has no bundles of its own, whatever the machine's language is. */
    public static Sentences in(Locale language) {
        return READ.computeIfAbsent(language, Sentences::read);
    }

    private static Sentences read(Locale language) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        var written = new HashMap<String, String>();
        var spoken = "en";
        for (var area : AREAS) {
            var bundle = ResourceBundle.getBundle("messages." + area, language, noFallback);
            bundle.keySet().forEach(key -> written.put(key, bundle.getString(key)));
            spoken = bundle.getLocale().getLanguage().isEmpty()
                    ? spoken
                    : bundle.getLocale().getLanguage();
        }
        return new Sentences(spoken, written);
    }

    /** The refusal's sentence with its facts in place of their {@code {names}}; its code where none was written. */
    public String of(Refusal why, Map<String, String> facts) {
        return find("refusal." + why.name(), facts).orElseGet(() -> why.name() + (facts.isEmpty() ? "" : " " + facts));
    }

    /** The sentence of this key with its facts; the key itself where none was written, so that the gap is seen. */
    public String say(String key, Map<String, String> facts) {
        return find(key, facts).orElse(key);
    }

    public Optional<String> find(String key, Map<String, String> facts) {
        return Optional.ofNullable(written.get(key))
                .map(sentence -> FACT.matcher(sentence)
                        .replaceAll(fact -> Matcher.quoteReplacement(facts.getOrDefault(fact.group(1), fact.group()))));
    }

    /** Which language this is: {@code en} or {@code zh}. */
    public String language() {
        return language;
    }
}
