package dev.perennial.timeline;

import dev.perennial.subscription.Phase;
import dev.perennial.subscription.TryRule;
import dev.perennial.timeline.Station.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The stations of an item's life if nobody renews it, in order: from the rules by which it is lived. */
final class StationRule {
    /** What happens this moment has happened. */
    private static final Comparator<Station> ORDER = Comparator.comparing(Station::at)
            .thenComparing(station -> station.kind() == Kind.NOW)
            .thenComparing(Station::kind);

    private StationRule() {}

    static List<Station> stations(Facts facts) {
        var stations = new ArrayList<Station>();
        stations.add(station(facts, Kind.BOUGHT, facts.item().item().startedAt()));
        stations.add(station(facts, Kind.NOW, facts.now()));
        if (!facts.item().isPayAsYouGo()) {
            charge(facts, stations);
            end(facts, stations);
        }
        stations.sort(ORDER);
        return List.copyOf(stations);
    }

    private static void charge(Facts facts, List<Station> stations) {
        if (facts.item().life().phase() == Phase.RELEASED
                || !facts.item().plan().isAuto()) return;
        var platform = facts.zones().platform();
        var first = TryRule.first(facts.item(), facts.policy(), platform);
        var next = facts.item().due().tryAt();
        if (next != null) {
            boolean again = first.filter(next::isAfter).isPresent();
            stations.add(station(facts, again ? Kind.CHARGE_AGAIN : Kind.CHARGE, next));
        } else {
            // What is still to come by the days alone will not be tried: something else is to be answered first.
            first.filter(at -> !at.isAfter(facts.now())).ifPresent(at -> stations.add(station(facts, Kind.CHARGE, at)));
        }
    }

    private static void end(Facts facts, List<Station> stations) {
        var life = facts.item().life();
        var expires = life.expiresAt();
        var stops = facts.suspendedAt();
        var released = life.releasedAt();
        if (stops.equals(expires)) {
            stations.add(station(facts, Kind.EXPIRES_AND_STOPS, expires));
        } else {
            stations.add(station(facts, Kind.EXPIRES, expires));
            // A policy of today may keep longer what was released by an earlier one.
            if (released == null || stops.isBefore(released)) stations.add(station(facts, Kind.STOPS, stops));
        }
        stations.add(station(facts, Kind.RELEASED, released == null ? facts.releasedAt() : released));
    }

    private static Station station(Facts facts, Kind kind, Instant at) {
        var zone = facts.zones().account();
        var today = facts.now().atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(today, at.atZone(zone).toLocalDate());
        return new Station(kind, at, days, !at.isAfter(facts.now()));
    }
}
