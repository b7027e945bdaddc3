package dev.perennial.admin.outbox;

import dev.perennial.notice.Carrier.Health;
import dev.perennial.notice.Channel;
import org.jspecify.annotations.Nullable;

/**
 * How a carrier is, as far as is known.
 *
 * @param health null while it is asked for, and of one that is off
 * @param secondsAgo since it was asked
 */
public record Seen(
        String name, Channel channel, boolean on, @Nullable Health health, long secondsAgo) {
    public boolean isAsked() {
        return on && health == null;
    }
}
