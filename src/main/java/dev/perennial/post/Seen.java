package dev.perennial.post;

import dev.perennial.notice.Carrier.Health;
import dev.perennial.notice.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a carrier is, as far as is known.
 *
 * @param health null while it is asked for, and of one that is off
 * @param secondsAgo since it was asked
 * @param restsUntil when messages are tried by it again; null where they go
 */
public record Seen(
        String name,
        Channel channel,
        boolean on,
        @Nullable Health health,
        long secondsAgo,
        @Nullable Instant restsUntil) {
    /** How it is as a whole: what messages meet counts for more than what the server says of itself. */
    public String as() {
        if (!on) return "off";
        if (restsUntil != null) return "resting";
        if (health == null) return "asked";
        return health.up() ? "up" : "down";
    }

    public boolean isAsked() {
        return on && health == null;
    }
}
