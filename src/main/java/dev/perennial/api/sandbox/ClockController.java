package dev.perennial.api.sandbox;

import dev.perennial.api.Amount;
import dev.perennial.api.Caller;
import dev.perennial.api.FieldErrors;
import dev.perennial.api.Needs;
import dev.perennial.api.Refuses;
import dev.perennial.clock.ClockRefusal;
import dev.perennial.clock.PlatformClock;
import dev.perennial.clockwork.ClockMoves;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.clockwork.Report;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.renewal.Tally;
import dev.perennial.subscription.Phase;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The clock of a sandbox: where it stands, and how it is moved. */
@RestController
@Tag(name = "Sandbox")
class ClockController {
    /** A shorter move is simply waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A move beyond would be on its way for days. */
    private static final Duration FARTHEST = Duration.ofDays(3660);

    private final PlatformClock clock;
    private final Clockwork clockwork;
    private final ClockMoves moves;

    ClockController(PlatformClock clock, Clockwork clockwork, ClockMoves moves) {
        this.clock = clock;
        this.clockwork = clockwork;
        this.moves = moves;
    }

    @Schema(name = "Clock")
    record Clock(
            Instant now,

            @Schema(description = "Whether it can be moved.")
            boolean sandbox,

            @Schema(description = "The next instant at which anything is due.") @Nullable
            Instant nextDue,

            @Schema(description = "The move under way, or the last one since the server was started.") @Nullable
            Move move) {}

    @Schema(name = "ClockMove")
    record Move(
            State state,
            Instant from,
            Instant target,
            @Schema(description = "How far it got.") Instant at,

            @Schema(description = "How many instants it stopped at so far.")
            int stops,

            @Schema(description = "Why it stopped on its way.") @Nullable
            String failure,

            @Schema(description = "What was done on the way, once it has arrived.") @Nullable
            ReportResource report) {
        @Schema(name = "ClockMoveState")
        enum State {
            MOVING,
            ARRIVED,
            FAILED
        }
    }

    @Schema(name = "ClockReport", description = "What was done: each automatic renewal by how it ended, and counts.")
    record ReportResource(
            List<Decided> renewals,

            @Schema(description = "How many items entered each phase because nobody renewed them.")
            Map<Phase, Integer> entered,

            @Schema(description = "Items reminded of.") int reminded,

            @Schema(description = "Unpaid orders that lapsed.")
            int lapsed,

            @Schema(description = "Tasks carried to product systems.")
            int carried,

            @Schema(description = "Everything else, by name.")
            Map<String, Integer> errands) {
        static ReportResource of(Report report) {
            return new ReportResource(
                    report.renewals().lines().stream().map(Decided::of).toList(),
                    report.entered(),
                    report.reminded(),
                    report.lapsed(),
                    report.carried(),
                    report.errands());
        }
    }

    @Schema(name = "ClockReportRenewals")
    record Decided(
            Tally.Decision decision,

            @Schema(description = "The refusal's code, or how it was renewed.")
            String reason,

            long count,

            @Schema(description = "The sum of prices, where they were known.") @Nullable
            Amount amount) {
        static Decided of(Tally.Line line) {
            var amount = line.amount();
            return new Decided(line.decision(), line.reason(), line.count(), amount == null ? null : Amount.of(amount));
        }
    }

    @Schema(name = "ClockMoveWish", description = "Where to: to an instant, or to the next at which anything is due.")
    record Wish(
            @Nullable Instant to,

            @Schema(description = "Instead of an instant: to the next at which anything is due.") @Nullable
            Boolean nextDue,

            @Schema(description = "Where the clock was seen to stand: refused where it has moved since.") @Nullable
            Instant seen) {}

    @GetMapping("/api/v1/sandbox/clock")
    @Needs(Scope.CLOCK_WRITE)
    @Operation(summary = "Get the platform's clock")
    Clock getClock(Caller caller) {
        var now = clock.now();
        var move = moves.current().map(some -> shown(some, caller)).orElse(null);
        return new Clock(now, clock.isSandbox(), clockwork.nextDue(now).orElse(null), move);
    }

    @PostMapping("/api/v1/sandbox/clock")
    @Needs(Scope.CLOCK_WRITE)
    @Operation(
            summary = "Move a sandbox's clock",
            description = "It stops at every instant at which something is due and does it there. A move that takes"
                    + " longer than 20 seconds is answered with 202 while it goes on: GET tells how far it got.",
            responses = {
                @ApiResponse(responseCode = "200", description = "It arrived", useReturnTypeSchema = true),
                @ApiResponse(responseCode = "202", description = "It goes on", useReturnTypeSchema = true)
            })
    @Refuses(in = ClockRefusal.class)
    ResponseEntity<Move> moveClock(Caller caller, @RequestBody Wish wish) {
        if (!clock.isSandbox()) throw new RefusedException(ClockRefusal.CLOCK_IS_REAL, Map.of());
        var errors = new FieldErrors();
        boolean next = Boolean.TRUE.equals(wish.nextDue());
        if (next == (wish.to() != null)) {
            errors.add("/to", next ? "api.sandbox.either" : "api.field.missing", Map.of());
        }
        if (wish.to() != null && wish.to().isAfter(clock.now().plus(FARTHEST))) {
            errors.add("/to", "api.sandbox.far", Map.of("days", String.valueOf(FARTHEST.toDays())));
        }
        errors.check();
        var seen = wish.seen() == null ? clock.now() : wish.seen();
        var move = next ? moves.begin(ClockMoves.Way.NEXT, seen) : moves.begin(wish.to(), seen);
        boolean arrived = move.endsWithin(PATIENCE);
        return ResponseEntity.status(arrived ? 200 : 202).body(shown(move, caller));
    }

    private static Move shown(ClockMoves.Move move, Caller caller) {
        var failure = move.failure();
        var state = !move.hasEnded() ? Move.State.MOVING : failure.isPresent() ? Move.State.FAILED : Move.State.ARRIVED;
        return new Move(
                state,
                move.from(),
                move.target(),
                move.at(),
                move.stops(),
                failure.map(said -> caller.sentences().say(said.key(), said.facts()))
                        .orElse(null),
                move.hasEnded() ? move.report().map(ReportResource::of).orElse(null) : null);
    }
}
