package dev.perennial.clockwork;

import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Ids;
import dev.perennial.renewal.Tally;
import dev.perennial.subscription.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The record of what the clockwork did, run by run. */
@Component
public class RunLog {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunLogStore store;
    private final Ids ids;

    RunLog(RunLogStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    /** A run under way. */
    record Begun(UUID id, String name, Instant at, Instant startedAt) {}

    /**
     * A finished run.
     *
     * @param at the platform's time it worked at
     */
    public record Entry(String name, Instant at, Instant startedAt, Instant finishedAt, Statement statement) {}

    /** What a run did, as it is kept; runs before there were errands tell of none. */
    public record Statement(
            List<Tally.Line> renewals,
            Map<Phase, Integer> entered,
            int reminded,
            int lapsed,
            int carried,
            @Nullable Map<String, Integer> errands) {
        public static Statement of(Report report) {
            return new Statement(
                    report.renewals().lines(),
                    report.entered(),
                    report.reminded(),
                    report.lapsed(),
                    report.carried(),
                    report.errands());
        }
    }

    /** Where a run stands among all. */
    public record Place(Instant at, Instant startedAt) {}

    Begun begin(String name, Instant at) {
        return new Begun(ids.next(name, at), name, at, PlatformClock.wall());
    }

    /** Keeps the run, unless there was nothing to do. */
    void end(Begun begun, Report report) {
        if (!report.isEmpty()) {
            store.insert(begun, PlatformClock.wall(), JSON.writeValueAsString(Statement.of(report)));
        }
    }

    /** The runs before this one, latest first; the latest of all without one. */
    public List<Entry> latest(Optional<Place> before, int limit) {
        return store.latest(before, limit, json -> JSON.readValue(json, Statement.class));
    }

    public Optional<Entry> last() {
        return store.last(json -> JSON.readValue(json, Statement.class));
    }
}
