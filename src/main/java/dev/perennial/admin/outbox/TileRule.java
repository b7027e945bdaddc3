package dev.perennial.admin.outbox;

import dev.perennial.notice.Channel;
import dev.perennial.notice.Mailings.Queue;
import dev.perennial.notice.Mailings.Settled;
import dev.perennial.notice.Message.State;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Sums up the outbox: a number for each thing worth knowing, and its share of each channel. Pure. */
final class TileRule {
    private TileRule() {}

    static List<Tile> tiles(Map<Channel, Queue> queues, List<Settled> lately, Map<Channel, Long> parked) {
        return List.of(
                new Tile("queued", of(queues, Queue::queued), false, State.QUEUED),
                new Tile("due", of(queues, Queue::due), false, State.QUEUED),
                new Tile("sent", of(lately, State.SENT, State.DELIVERED), false, State.SENT),
                new Tile("bounced", of(lately, State.BOUNCED), true, State.BOUNCED),
                new Tile("failed", of(lately, State.FAILED), true, State.FAILED),
                new Tile("parked", parked, true, State.PARKED),
                new Tile("off", of(lately, State.OFF), false, State.OFF));
    }

    private static Map<Channel, Long> of(Map<Channel, Queue> queues, ToLongFunction<Queue> number) {
        var by = new EnumMap<Channel, Long>(Channel.class);
        queues.forEach((channel, queue) -> by.put(channel, number.applyAsLong(queue)));
        return by;
    }

    private static Map<Channel, Long> of(List<Settled> lately, State... states) {
        var by = new EnumMap<Channel, Long>(Channel.class);
        lately.stream()
                .filter(settled -> Set.of(states).contains(settled.state()))
                .forEach(settled -> by.merge(settled.channel(), settled.count(), Long::sum));
        return by;
    }
}
