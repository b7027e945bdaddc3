package dev.perennial.mailbox;

import dev.perennial.notice.Channel;
import dev.perennial.web.Numbers;
import dev.perennial.web.Visit;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of the messages are looked at.
 *
 * @param person part of an address or a name; empty for everybody
 * @param after the one they go on after
 */
public record Search(
        @Nullable Channel channel, String person, @Nullable Place after) {
    private static final int LENGTH = 128;

    /** Where a page ends. */
    public record Place(Instant at, UUID id) {
        static @Nullable Place read(String text) {
            var parts = text.split("_", 2);
            if (parts.length < 2) return null;
            try {
                var at = Instant.parse(parts[0]);
                return Numbers.read(parts[1]).map(id -> new Place(at, id)).orElse(null);
            } catch (DateTimeException noTime) {
                return null;
            }
        }

        @Override
        public String toString() {
            return at + "_" + id;
        }
    }

    static Search read(String channel, String person, String after) {
        var asked = person.strip();
        return new Search(
                channel.equals("EMAIL") || channel.equals("SMS") ? Channel.valueOf(channel) : null,
                asked.length() <= LENGTH ? asked : asked.substring(0, LENGTH),
                Place.read(after));
    }

    public boolean isEverything() {
        return channel == null && person.isEmpty();
    }

    public Search on(@Nullable Channel other) {
        return new Search(other, person, null);
    }

    public Search of(String other) {
        return new Search(channel, other, null);
    }

    Search from(@Nullable Place place) {
        return new Search(channel, person, place);
    }

    /** Its address below {@code path}. */
    public String address(String path) {
        var asked = new ArrayList<String>();
        if (channel != null) asked.add("channel=" + channel);
        if (!person.isEmpty()) asked.add("to=" + Visit.query(person));
        if (after != null) asked.add("after=" + Visit.query(after.toString()));
        return asked.isEmpty() ? path : path + "?" + String.join("&", asked);
    }
}
