package dev.perennial.product;

import static dev.perennial.kernel.Outcome.done;
import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.clock.Installation;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Outcome;
import dev.perennial.product.ProductCalls.NoAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Front door to comparing the lists of products' systems with ours: by night, and whenever somebody asks. */
@Component
public class Comparisons {
    private static final Logger LOG = LoggerFactory.getLogger(Comparisons.class);
    private static final LocalTime NIGHT = LocalTime.of(3, 0);
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final ProductSystems systems;
    private final ProductCalls calls;
    private final Lines lines;
    private final Pulse pulse;
    private final ComparisonStore store;
    private final OursQueries ours;
    private final Buckets buckets;
    private final Installation installation;

    Comparisons(
            ProductSystems systems,
            ProductCalls calls,
            Lines lines,
            Pulse pulse,
            ComparisonStore store,
            OursQueries ours,
            Buckets buckets,
            Installation installation) {
        this.systems = systems;
        this.calls = calls;
        this.lines = lines;
        this.pulse = pulse;
        this.store = store;
        this.ours = ours;
        this.buckets = buckets;
        this.installation = installation;
    }

    public Optional<Comparison> last(String product) {
        return store.last(product, PlatformClock.wall());
    }

    public List<Difference> differences(String product, String afterItem, String afterKind, int limit) {
        return store.differences(product, afterItem, afterKind, limit);
    }

    public long count(String product) {
        return store.count(product);
    }

    /** Begins a comparison that goes on by itself; refused where one runs. */
    public Outcome<Comparison> begin(String product, Actor actor, Instant now) {
        return claimed(product, now).then(system -> {
            systems.compared(product, actor, now);
            Thread.ofVirtual().name("compare-" + product).start(() -> work(system, now));
            return done(last(product).orElseThrow());
        });
    }

    /** Compares, and answers when that is done. */
    public Outcome<Comparison> compare(String product, Instant now) {
        return claimed(product, now).map(system -> {
            work(system, now);
            return last(product).orElseThrow();
        });
    }

    /** Compares every connected product that was not compared since last night. */
    public void compareDue(Instant now) {
        for (var system : systems.all()) {
            boolean due = last(system.product())
                    .map(Comparison::startedAt)
                    .map(started -> started.isBefore(lastNight(now)))
                    .orElse(true);
            if (system.isEnabled() && due) compare(system.product(), now);
        }
    }

    private Instant lastNight(Instant now) {
        var zone = installation.zone();
        var tonight = now.atZone(zone).toLocalDate().atTime(NIGHT).atZone(zone);
        return (tonight.toInstant().isAfter(now) ? tonight.minusDays(1) : tonight).toInstant();
    }

    private Outcome<ProductSystem> claimed(String product, Instant now) {
        var system = systems.find(product);
        if (system.isEmpty()) return refused(ProductRefusal.PRODUCT_NOT_CONNECTED);
        var wall = PlatformClock.wall();
        return store.begin(product, now, wall, wall.plus(LEASE))
                ? done(system.get())
                : refused(ProductRefusal.COMPARISON_RUNS);
    }

    /** A list that breaks off closes nothing: only a whole one says that a difference is gone. */
    private void work(ProductSystem system, Instant now) {
        var product = system.product();
        var id = "list-" + product + "-" + now.getEpochSecond();
        var theirs = new TheirItems(path -> {
            var wall = PlatformClock.wall();
            store.goesOn(product, wall.plus(LEASE).plus(system.timeout()));
            return calls.get(system, path, id, systems.secrets(product, now));
        });
        var mine = new Merged(
                buckets.count(), (bucket, after) -> ours.page(bucket, product, after.id(), now, after.limit()));
        var comparing = new Comparing(product, store, now);
        try {
            comparing.work(mine, theirs);
            store.closeBefore(product, now);
            store.end(product, now, comparing.theirs(), comparing.ours(), comparing.differences(), null);
            pulse.answered(product, now);
            lines.of(product).wake();
        } catch (RuntimeException failed) {
            var why = why(product, failed, now);
            store.end(product, now, comparing.theirs(), comparing.ours(), comparing.differences(), why);
        }
    }

    private String why(String product, RuntimeException failed, Instant now) {
        if (!(failed instanceof NoAnswer)) {
            LOG.error("Comparing {} failed", product, failed);
            return "a fault of our own, see the log";
        }
        var why = AnswerRule.shortened(String.valueOf(failed.getMessage()));
        pulse.silent(product, now, why);
        return why;
    }
}
