package dev.perennial.sms;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/** Settings below one prefix; what is wrong with one is said by its whole name. */
record Setup(Environment environment, String prefix) {

    String text(String name, String otherwise) {
        return environment.getProperty(prefix + name, otherwise).strip();
    }

    String text(String name, String otherwise, int longest) {
        var text = text(name, otherwise);
        if (text.length() > longest) throw wrong(name, "has at most " + longest + " characters");
        return text;
    }

    int number(String name, int otherwise, int least, int most) {
        var text = text(name, "");
        if (text.isEmpty()) return otherwise;
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException unreadable) {
            // Said below, as a number out of range is.
        }
        throw wrong(name, "is a whole number from " + least + " to " + most + ", not " + text);
    }

    Duration seconds(String name, int otherwise, int most) {
        return Duration.ofSeconds(number(name, otherwise, 1, most));
    }

    /** What stands between commas. */
    Set<String> several(String name, String otherwise) {
        return Arrays.stream(text(name, otherwise).split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean flag(String name, boolean otherwise) {
        var text = text(name, String.valueOf(otherwise)).toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) throw wrong(name, "is true or false, not " + text);
        return text.equals("true");
    }

    <E extends Enum<E>> E choice(String name, E otherwise) {
        var text = text(name, "");
        if (text.isEmpty()) return otherwise;
        var all = otherwise.getDeclaringClass().getEnumConstants();
        return Arrays.stream(all)
                .filter(one -> said(one).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong(
                        name,
                        "is one of "
                                + Arrays.stream(all).map(Setup::said).collect(Collectors.joining(", ")) + ", not "
                                + text));
    }

    IllegalArgumentException wrong(String name, String why) {
        return new IllegalArgumentException(prefix + name + " " + why + ".");
    }

    private static String said(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
