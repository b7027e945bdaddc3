package dev.perennial.console.notices;

import dev.perennial.notice.Channel;
import dev.perennial.notice.History;
import dev.perennial.notice.Message;
import dev.perennial.web.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of the history is looked at.
 *
 * @param item messages that tell of it alone
 */
public record Asked(
        @Nullable Channel channel,
        Message.@Nullable State state,
        @Nullable String item) {

    static Asked read(String channel, String state, String item) {
        return new Asked(
                read(Channel.values(), channel),
                read(Message.State.values(), state),
                Visit.mayBeId(item) ? item : null);
    }

    private static <T extends Enum<T>> @Nullable T read(T[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    History.Search search() {
        return new History.Search(channel, state, item, null, null, null);
    }

    public boolean isEverything() {
        return channel == null && state == null && item == null;
    }

    String address(@Nullable UUID after) {
        var asked = new ArrayList<String>();
        if (channel != null) asked.add("channel=" + channel);
        if (state != null) asked.add("state=" + state);
        if (item != null) asked.add("item=" + Visit.query(item));
        if (after != null) asked.add("after=" + after);
        return asked.isEmpty() ? HistoryController.PATH : HistoryController.PATH + "?" + String.join("&", asked);
    }
}
