package dev.perennial.api.operation;

import dev.perennial.api.Because;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.clock.PlatformClock;
import dev.perennial.clockwork.AskedRun;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.clockwork.RunLog;
import dev.perennial.clockwork.RunRefusal;
import dev.perennial.clockwork.Runs;
import dev.perennial.key.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the clockwork did, and runs that are asked for. */
@RestController
@Tag(name = "Runs")
class RunsController {
    private static final String LIST = "runs";

    private final Runs runs;
    private final RunLog log;
    private final Clockwork clockwork;
    private final PlatformClock clock;

    RunsController(Runs runs, RunLog log, Clockwork clockwork, PlatformClock clock) {
        this.runs = runs;
        this.log = log;
        this.clockwork = clockwork;
        this.clock = clock;
    }

    /**
     * A run that ended.
     *
     * @param name "run", or "move" where the clock of a sandbox was moved
     * @param at the platform's time it worked at
     * @param startedAt by the machine's own clock
     */
    record EndedRun(String name, Instant at, Instant startedAt, Instant finishedAt, RunReport report) {}

    /**
     * A run that somebody asked for.
     *
     * @param at the platform's time it works at
     * @param askedAt by the machine's own clock, as {@code seenAt} and {@code endedAt}
     * @param seenAt when the process that works on it was last heard of
     * @param due how many automatic tries were due when it began
     * @param decided how many renewals were decided so far
     * @param report what it did; null until it is done
     * @param failure what kind of fault ended it; null where none did
     */
    record RunProgress(
            UUID id,
            AskedRun.State state,
            String askedBy,
            String reason,
            Instant at,
            Instant askedAt,
            Instant seenAt,
            @Nullable Instant endedAt,
            long due,
            long decided,
            @Nullable RunReport report,
            @Nullable String failure) {
        static RunProgress of(AskedRun run) {
            var statement = run.statement();
            return new RunProgress(
                    run.id(),
                    run.state(),
                    run.askedBy(),
                    run.reason(),
                    run.at(),
                    run.askedAt(),
                    run.seenAt(),
                    run.endedAt(),
                    run.due(),
                    run.decided(),
                    statement == null ? null : RunReport.of(statement),
                    run.failure());
        }
    }

    /**
     * What the clockwork does next.
     *
     * @param dueNow how many automatic tries are due now
     * @param nextAt the earliest instant from now on at which anything is to be done; null when nothing ever is
     * @param going the run that was asked for and goes; null when none does
     */
    record NextRun(
            Instant now,
            long dueNow,
            @Nullable Instant nextAt,
            @Nullable RunProgress going) {}

    @GetMapping("/api/v1/runs")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(
            summary = "List runs that did something",
            description = "The latest first, each with its statement: due = renewed + refused + deferred + parked.")
    Page<EndedRun> listRuns(Paging paging) {
        var before = paging.after(LIST, 2).map(cursor -> new RunLog.Place(cursor.instant(0), cursor.instant(1)));
        return paging.page(
                log.latest(before, paging.fetch()),
                run -> new EndedRun(
                        run.name(), run.at(), run.startedAt(), run.finishedAt(), RunReport.of(run.statement())),
                run -> Cursor.of(LIST, run.at(), run.startedAt()));
    }

    @GetMapping("/api/v1/runs/next")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(summary = "Get what the clockwork does next")
    NextRun getNextRun() {
        var now = clock.now();
        return new NextRun(
                now,
                clockwork.countDue(now),
                clockwork.nextDue(now).orElse(null),
                runs.going().map(RunProgress::of).orElse(null));
    }

    @PostMapping("/api/v1/runs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Scope.RUNS_WRITE)
    @Refuses(
            in = RunRefusal.class,
            codes = {"RUN_GOING"})
    @Operation(
            summary = "Start a run of everything that is due now",
            description = "Answers at once with the run, which is looked at while it goes. One at a time.")
    ResponseEntity<RunProgress> startRun(Caller caller, @RequestBody Because because) {
        var run = runs.start(because.read(), caller.actor(), clock.now()).orThrow();
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/runs/" + run.id()))
                .body(RunProgress.of(run));
    }

    @GetMapping("/api/v1/runs/{id}")
    @Needs(Scope.OPERATIONS_READ)
    @Refuses(
            in = RunRefusal.class,
            codes = {"RUN_NOT_FOUND"})
    @Operation(summary = "Get a run that was asked for")
    RunProgress getRun(@PathVariable UUID id) {
        return RunProgress.of(runs.find(id).orThrow());
    }
}
