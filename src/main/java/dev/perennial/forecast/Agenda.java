package dev.perennial.forecast;

import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Items in memory, and when something is due of each. */
final class Agenda {
    private final Map<String, Subscription> items = new HashMap<>();
    private final Set<String> aside = new HashSet<>();
    private final TreeMap<Instant, Set<String>> tries = new TreeMap<>();
    private final TreeMap<Instant, Set<String>> steps = new TreeMap<>();

    /** The item as it is from now on. */
    void put(Subscription item) {
        var id = item.id().value();
        var before = items.put(id, item);
        if (before != null && !aside.contains(id)) {
            strike(tries, before.due().tryAt(), id);
            strike(steps, before.due().stepAt(), id);
        }
        if (!aside.contains(id)) {
            note(tries, item.due().tryAt(), id);
            note(steps, item.due().stepAt(), id);
        }
    }

    Subscription item(Subscription.Id id) {
        return items.get(id.value());
    }

    Map<String, Subscription> items() {
        return items;
    }

    /** Nothing is due of this item, whatever becomes of it: somebody else has to look at it first. */
    void setAside(Subscription item) {
        aside.add(item.id().value());
        put(item);
    }

    /** Those that something may become due of. */
    List<Subscription> all() {
        return items.values().stream()
                .filter(item -> !aside.contains(item.id().value()))
                .toList();
    }

    List<Subscription> triesBy(Instant at) {
        return by(tries, at);
    }

    List<Subscription> stepsBy(Instant at) {
        return by(steps, at);
    }

    /** The earliest instant later than {@code at} at which something is due. */
    Optional<Instant> after(Instant at) {
        return earliest(tries.higherKey(at), steps.higherKey(at));
    }

    private static Optional<Instant> earliest(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(one, other).filter(Objects::nonNull).min(Comparator.naturalOrder());
    }

    private List<Subscription> by(TreeMap<Instant, Set<String>> due, Instant at) {
        return due.headMap(at, true).values().stream()
                .flatMap(Collection::stream)
                .map(items::get)
                .toList();
    }

    private static void note(TreeMap<Instant, Set<String>> due, @Nullable Instant at, String id) {
        if (at != null) {
            due.computeIfAbsent(at, instant -> new LinkedHashSet<>()).add(id);
        }
    }

    private static void strike(TreeMap<Instant, Set<String>> due, @Nullable Instant at, String id) {
        if (at != null) {
            var there = due.get(at);
            there.remove(id);
            if (there.isEmpty()) due.remove(at);
        }
    }
}
