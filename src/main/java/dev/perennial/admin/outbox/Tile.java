package dev.perennial.admin.outbox;

import dev.perennial.notice.Channel;
import dev.perennial.notice.Message.State;
import java.util.Map;

/**
 * One number of the outbox.
 *
 * @param name of its sentence
 * @param trouble whether more than none is bad
 * @param state the list it leads to
 */
public record Tile(String name, Map<Channel, Long> by, boolean trouble, State state) {
    public long all() {
        return by.values().stream().mapToLong(Long::longValue).sum();
    }
}
