package dev.perennial.kernel;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentence that tells a person about a refusal, from the message bundles: one per language, a line per code. */
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
        String sentence;
        try {
            sentence = bundle.getString("refusal." + why.name());
        } catch (MissingResourceException notWritten) {
            return why.name() + (facts.isEmpty() ? "" : " " + facts);
        }
        return FACT.matcher(sentence)
                .replaceAll(fact -> Matcher.quoteReplacement(facts.getOrDefault(fact.group(1), fact.group())));
    }
}
