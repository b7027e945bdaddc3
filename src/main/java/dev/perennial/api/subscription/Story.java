package dev.perennial.api.subscription;

import dev.perennial.api.Saying;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Words;
import dev.perennial.timeline.Entry;
import dev.perennial.timeline.Standing;
import dev.perennial.timeline.Station;
import dev.perennial.timeline.Timeline;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an item, what will, and why. */
final class Story {
    private Story() {}

    /** @param earlier how much happened before what is shown */
    @Schema(name = "Timeline", description = "What happened to an item, and what will.")
    record Whole(
            String subscription,

            @Schema(description = "The platform's time: what lies before it happened.")
            Instant now,

            Standing standing,

            @Schema(description = "What happened, oldest first: the latest of it.")
            List<Event> past,

            @Schema(description = "How much happened before that.")
            int earlier,

            @Schema(description = "What will happen if nobody does anything, soonest first.")
            List<Event> coming) {}

    @Schema(name = "TimelineEvent")
    record Event(
            Instant at,

            @Schema(description = "What it is, as a code.", example = "RENEWED")
            String kind,

            @Schema(description = "Whether it comes about only if the item is not renewed before.")
            boolean unlessRenewed,

            @Schema(description = "Who did it; null for what is to come.") @Nullable
            By by,

            List<Saying> sayings) {}

    @Schema(name = "TimelineActor")
    record By(
            Actor.Kind kind,

            @Schema(description = "A login, with the name of the key where a program acted.")
            String name) {}

    @Schema(name = "Why", description = "Why an item is as it is, and what comes next.")
    record Why(
            String subscription,
            Instant now,
            Standing standing,

            @Schema(description = "The answer, sentence by sentence.")
            List<Saying> answer,

            @Schema(description = "Its life if nobody renews it.")
            List<Stop> stations) {}

    @Schema(name = "Station", description = "One station of an item's life if nobody renews it.")
    record Stop(
            Station.Kind kind,
            Instant at,

            @Schema(description = "How many calendar days from today; negative for what has passed.")
            long days,

            boolean passed) {}

    static Whole whole(Timeline timeline, int latest, Words words) {
        var past = timeline.past();
        int earlier = Math.max(0, past.size() - latest);
        return new Whole(
                timeline.item().id().value(),
                timeline.now(),
                timeline.standing(),
                past.stream().skip(earlier).map(entry -> event(entry, words)).toList(),
                earlier,
                timeline.coming().stream().map(entry -> event(entry, words)).toList());
    }

    static Why why(Timeline timeline, Words words) {
        return new Why(
                timeline.item().id().value(),
                timeline.now(),
                timeline.standing(),
                Saying.of(timeline.answer(), words),
                timeline.stations().stream()
                        .map(station -> new Stop(station.kind(), station.at(), station.days(), station.passed()))
                        .toList());
    }

    private static Event event(Entry entry, Words words) {
        return new Event(
                entry.at(),
                entry.kind(),
                entry.unlessRenewed(),
                entry.by().map(actor -> new By(actor.kind(), actor.shown())).orElse(null),
                Saying.of(entry.sentences(), words));
    }
}
