package dev.perennial.kernel;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said to people, from the message bundles: one per language, a line per sentence. */
public final class Sentences {
    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");

    private final ResourceBundle bundle;

    private Sentences(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** English where the language has no bundle of its own, whatever the machine's language is. */
    public static Sentences in(Locale language) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Sentences(ResourceBundle.getBundle("messages", language, noFallback));
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
        try {
            var filled = FACT.matcher(bundle.getString(key))
                    .replaceAll(fact -> Matcher.quoteReplacement(facts.getOrDefault(fact.group(1), fact.group())));
            return Optional.of(filled);
        } catch (MissingResourceException notWritten) {
            return Optional.empty();
        }
    }

    /** Which language this is: {@code en} or {@code zh}. */
    public String language() {
        var language = bundle.getLocale().getLanguage();
        return language.isEmpty() ? "en" : language;
    }
}
