package dev.perennial.console.items;

import dev.perennial.timeline.Station;
import dev.perennial.timeline.Station.Kind;
import dev.perennial.timeline.Station.Serves;
import dev.perennial.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where things stand in the picture of an item's life. Its stations are evenly apart, however long it is between them:
 * a year of service and the week that decides are both to be seen.
 */
public record Picture(List<Mark> marks, List<Stretch> stretches) {
    private static final int WIDE = 1000;
    private static final int MARGIN = 86;
    private static final int STEP_DOWN = 66;
    private static final int TOP = 24;

    /**
     * @param across how far from the left in the wide picture
     * @param down how far from the top in the narrow one
     */
    public record Mark(Station station, int across, int down) {
        /** Its look: how it is filled tells what has passed, and its shape tells today and the end. */
        public String look() {
            return switch (station.kind()) {
                case NOW -> "now";
                case RELEASED -> station.passed() ? "end passed" : "end";
                default -> station.passed() ? "passed" : "coming";
            };
        }

        public String name(Visit visit) {
            return visit.say("items.station." + station.kind());
        }

        public String when(Visit visit) {
            return station.kind() == Kind.BOUGHT ? visit.day(station.at()) : visit.instant(station.at());
        }

        public String days(Visit visit) {
            if (station.kind() == Kind.NOW) return "";
            if (station.days() == 0) {
                return visit.say(station.passed() ? "items.days.today.passed" : "items.days.today");
            }
            return station.days() > 0
                    ? visit.counted("items.days.in", station.days())
                    : visit.counted("items.days.ago", -station.days());
        }
    }

    /**
     * The way from one station to the next.
     *
     * @param first whether the item serves otherwise than before
     */
    public record Stretch(Mark from, Mark to, Serves serves, boolean first) {
        public boolean isPassed() {
            return to.station().passed() || to.station().kind() == Kind.NOW;
        }

        public int across() {
            return (from.across() + to.across()) / 2;
        }

        public String look() {
            return serves.name().toLowerCase(Locale.ROOT) + (isPassed() ? " passed" : " coming");
        }

        public String name(Visit visit) {
            return visit.say("items.serves." + serves);
        }
    }

    static Picture of(List<Station> stations) {
        var marks = new ArrayList<Mark>();
        for (int i = 0; i < stations.size(); i++) {
            int gaps = Math.max(1, stations.size() - 1);
            marks.add(new Mark(stations.get(i), MARGIN + i * (WIDE - 2 * MARGIN) / gaps, TOP + i * STEP_DOWN));
        }
        var stretches = new ArrayList<Stretch>();
        Serves serves = null;
        for (int i = 1; i < marks.size(); i++) {
            var before = serves == null ? Serves.FULLY : serves;
            var now = stations.get(i - 1).after(before);
            stretches.add(new Stretch(marks.get(i - 1), marks.get(i), now, now != serves));
            serves = now;
        }
        return new Picture(List.copyOf(marks), List.copyOf(stretches));
    }

    public int width() {
        return WIDE;
    }

    public int height() {
        return 2 * TOP + (marks.size() - 1) * STEP_DOWN + TOP;
    }

    /** All of the picture in words. */
    public String told(Visit visit) {
        return marks.stream()
                .map(mark -> mark.name(visit) + " " + mark.when(visit)
                        + (mark.days(visit).isEmpty() ? "" : " (" + mark.days(visit) + ")"))
                .collect(Collectors.joining(visit.say("items.station.between")));
    }
}
