package dev.perennial.mail;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.springframework.core.env.PropertyResolver;

/** Reads settings that begin alike, and says clearly which one is wrong. */
record Settings(String prefix, UnaryOperator<String> values) {
    private static final int PORT_MAX = 65_535;
    private static final Duration TIMEOUT_MAX = Duration.ofMinutes(10);

    static Settings of(PropertyResolver environment, String prefix) {
        return new Settings(prefix, key -> environment.getProperty(prefix + "." + key, ""));
    }

    String text(String key) {
        var value = values.apply(key).strip();
        if (value.chars().anyMatch(Character::isISOControl)) throw wrong(key, "is one line of text.");
        return value;
    }

    String text(String key, String otherwise) {
        var value = text(key);
        return value.isEmpty() ? otherwise : value;
    }

    Security security(String key, Security otherwise) {
        var value = text(key);
        return value.isEmpty() ? otherwise : Security.of(prefix + "." + key, value);
    }

    int port(String key, int otherwise) {
        var value = text(key);
        if (value.isEmpty()) return otherwise;
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > PORT_MAX) {
            throw wrong(key, "is a number from 1 to 65535, not \"" + value + "\".");
        }
        return Integer.parseInt(value);
    }

    Duration seconds(String key, Duration otherwise) {
        var value = text(key);
        if (value.isEmpty()) return otherwise;
        if (!value.matches("[1-9][0-9]{0,2}") || Integer.parseInt(value) > TIMEOUT_MAX.toSeconds()) {
            throw wrong(key, "is a number of seconds from 1 to 600, not \"" + value + "\".");
        }
        return Duration.ofSeconds(Integer.parseInt(value));
    }

    /** A bare address, or empty. */
    String address(String key) {
        var value = text(key);
        if (!value.isEmpty() && AddressRule.onTheWire(value).isEmpty()) {
            throw wrong(key, "is one bare e-mail address, such as renewals@example.com, not \"" + value + "\".");
        }
        return value;
    }

    IllegalArgumentException wrong(String key, String why) {
        return new IllegalArgumentException(prefix + "." + key + " " + why);
    }
}
