package dev.perennial.sms;

import dev.perennial.notice.Channel;
import dev.perennial.notice.Parcel;
import dev.perennial.notice.Written;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Parcels and settings for tests of carriers. */
final class Texts {
    private Texts() {}

    static Parcel parcel(String to, String words) {
        return parcel(UUID.randomUUID(), to, words);
    }

    static Parcel parcel(UUID message, String to, String words) {
        return new Parcel(
                message, Channel.SMS, to, "Lotus", Locale.ENGLISH, new Written("", words, ""), Optional.empty());
    }

    static Environment environment(Map<String, String> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", new HashMap<>(settings)));
        return environment;
    }
}
