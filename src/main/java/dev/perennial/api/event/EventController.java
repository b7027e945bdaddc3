package dev.perennial.api.event;

import dev.perennial.account.Account;
import dev.perennial.api.AccountOptional;
import dev.perennial.api.ApiRefusal;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Needs;
import dev.perennial.api.Paging;
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
import io.swagger.v3.oas.annotations.media.Schema;
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
@Tag(name = "Events")
class EventController {
    private static final String LIST = "events";

    private final Events events;

    EventController(Events events) {
        this.events = events;
    }

    /**
     * @param id the same here, in webhooks, and with every repeat
     * @param timestamp when it happened, by the platform's clock
     */
    @Schema(name = "Event")
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
    @AccountOptional
    @Needs(Scope.EVENTS_READ)
    @Operation(
            summary = "Read the feed of events",
            description =
                    "Every answer has a cursor, also an empty one: keep it, and ask again from there. Who reads so"
                        + " misses no event and gets none twice, however late its transaction was committed. Without a"
                        + " cursor the feed is read from its beginning. The vendor's programs read one account's feed"
                        + " by naming it, and else that of all accounts.")
    @Refuses(
            in = EventRefusal.class,
            codes = {"EVENT_TYPE_UNKNOWN"})
    @Refuses(
            in = ApiRefusal.class,
            codes = {"CURSOR_NOT_VALID"})
    EventPage listEvents(
            Caller caller,
            Paging paging,
            @Parameter(description = "Only of these types; may be given several times")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> type,
            @Parameter(description = "Only what concerns this item") @RequestParam(required = false) @Nullable
                    String subscription,
            @Parameter(description = "For the vendor's programs: only this account's")
                    @RequestParam(required = false)
                    @Nullable
                    String account) {
        var whose = caller.own().isEmpty() && account == null
                ? Optional.<Account.Id>empty()
                : Optional.of(caller.account(account).id());
        var wanted = new Wanted(whose, Optional.ofNullable(subscription), types(type));
        var from = paging.after(LIST, 1)
                .map(cursor -> Positions.read(cursor.value(0)).orElseThrow(EventController::cursorNotValid));
        var part = events.after(from, wanted, paging.limit()).orElseThrow(EventController::cursorNotValid);
        return new EventPage(
                part.events().stream().map(EventResource::of).toList(),
                Cursor.of(LIST, part.next().text()).text());
    }

    @GetMapping("/api/v1/events/{id}")
    @Needs(Scope.EVENTS_READ)
    @Operation(summary = "Get an event")
    @Refuses(
            in = EventRefusal.class,
            codes = {"EVENT_NOT_FOUND"})
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
