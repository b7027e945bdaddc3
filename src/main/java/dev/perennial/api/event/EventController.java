package dev.perennial.api.event;

import dev.perennial.account.Account;
import dev.perennial.api.ApiRefusal;
import dev.perennial.api.Caller;
import dev.perennial.api.Needs;
import dev.perennial.api.Refuses;
import dev.perennial.event.Event;
import dev.perennial.event.EventData;
import dev.perennial.event.EventRefusal;
import dev.perennial.event.EventType;
import dev.perennial.event.Events;
import dev.perennial.event.Positions;
import dev.perennial.event.Wanted;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The feed of events, read by a cursor. */
@RestController
@Tag(name = "Events", description = "What happened, in the order in which it became true. Kept as long as the journal.")
class EventController {
    private static final int LIMIT_MAX = 200;

    private final Events events;

    EventController(Events events) {
        this.events = events;
    }

    /**
     * @param id the same here, in webhooks, and with every repeat
     * @param timestamp when it happened, by the platform's clock
     */
    record EventResource(UUID id, String type, Instant timestamp, EventData data) {
        static EventResource of(Event event) {
            return new EventResource(event.id(), event.type().code(), event.at(), event.data());
        }
    }

    /**
     * @param data in order; empty where nothing happened since
     * @param next where to read on, now or later: there is one in every answer
     */
    record EventPage(List<EventResource> data, String next) {}

    @GetMapping("/api/v1/events")
    @Needs(Scope.EVENTS_READ)
    @Refuses(in = EventRefusal.class, codes = "EVENT_TYPE_UNKNOWN")
    @Operation(
            summary = "Read the feed of events",
            description =
                    "Every answer has a cursor, also an empty one: keep it, and ask again from there. Who reads so"
                        + " misses no event and gets none twice, however late its transaction was committed. Without a"
                        + " cursor the feed is read from its beginning. The vendor's programs read one account's feed"
                        + " by naming it, and else that of all accounts.")
    EventPage listEvents(
            Caller caller,
            @Parameter(description = "The cursor of an earlier answer to the same question") @RequestParam @Nullable
                    String after,
            @Parameter(description = "How many at most: 1 to 200") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "Only of these types; may be given several times") @RequestParam @Nullable
                    List<String> type,
            @Parameter(description = "Only what concerns this item") @RequestParam @Nullable String subscription,
            @Parameter(description = "For the vendor's programs: only this account's") @RequestParam @Nullable
                    String account) {
        var whose = caller.own().isEmpty() && account == null
                ? Optional.<Account.Id>empty()
                : Optional.of(caller.account(account).id());
        var wanted = new Wanted(whose, Optional.ofNullable(subscription), types(type));
        if (limit < 1 || limit > LIMIT_MAX) throw new RefusedException(ApiRefusal.REQUEST_NOT_VALID, Map.of());
        var from = Optional.ofNullable(after)
                .map(text -> Positions.read(text).orElseThrow(EventController::cursorNotValid));
        var part = events.after(from, wanted, limit).orElseThrow(EventController::cursorNotValid);
        return new EventPage(
                part.events().stream().map(EventResource::of).toList(),
                part.next().text());
    }

    @GetMapping("/api/v1/events/{id}")
    @Needs(Scope.EVENTS_READ)
    @Refuses(in = EventRefusal.class, codes = "EVENT_NOT_FOUND")
    @Operation(summary = "Get one event")
    EventResource getEvent(Caller caller, @PathVariable UUID id) {
        return events.find(id, caller.actor())
                .map(EventResource::of)
                .orElseThrow(() -> new RefusedException(EventRefusal.EVENT_NOT_FOUND, Map.of("event", id.toString())));
    }

    private static Set<EventType> types(@Nullable List<String> codes) {
        if (codes == null) return Set.of();
        return codes.stream()
                .map(code -> EventType.read(code)
                        .orElseThrow(() -> new RefusedException(EventRefusal.EVENT_TYPE_UNKNOWN, Map.of("type", code))))
                .collect(Collectors.toSet());
    }

    private static RefusedException cursorNotValid() {
        return new RefusedException(ApiRefusal.CURSOR_NOT_VALID, Map.of());
    }
}
