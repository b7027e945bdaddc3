package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.webhook.Deliveries;
import dev.perennial.webhook.Webhooks;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What owners do about where their events go, by the name of each command. */
final class EventChoices {
    private EventChoices() {}

    static Map<String, Function<Actor, Outcome<?>>> of(
            Account owner, Webhooks webhooks, Deliveries deliveries, Instant now) {
        var self = Actor.customer("the customer", owner.id().value());
        var wish = new Webhooks.Wish("https://hooks.example.com/in", "theirs", Set.of());
        var other = new Webhooks.Wish("https://hooks.example.com/other", "theirs", Set.of());
        var id = webhooks.add(Optional.of(owner.id()), wish, self, now)
                .orThrow()
                .endpoint()
                .id();
        var delivery = deliveries.ping(id, self, now).orThrow().id();
        var commands = new LinkedHashMap<String, Function<Actor, Outcome<?>>>();
        commands.put("Webhooks.add", who -> webhooks.add(Optional.of(owner.id()), wish, who, now));
        commands.put("Webhooks.change", who -> webhooks.change(id, other, who, now));
        commands.put("Webhooks.rotate", who -> webhooks.rotate(id, who, now));
        commands.put("Webhooks.pause", who -> webhooks.pause(id, who, now));
        commands.put("Webhooks.resume", who -> webhooks.resume(id, who, now));
        commands.put("Deliveries.ping", who -> deliveries.ping(id, who, now));
        commands.put("Deliveries.replay", who -> deliveries.replay(delivery, who, now));
        commands.put("Webhooks.remove", who -> webhooks.remove(id, who, now));
        return commands;
    }
}
