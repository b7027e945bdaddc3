package dev.perennial.cli;

import dev.perennial.clock.PlatformClock;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.clockwork.Report;
import dev.perennial.clockwork.Sandbox;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "run",
        description = {
            "Do everything that is due now, and print the statement: due = renewed + refused + deferred + parked.",
            "In a sandbox, --until moves the clock from due instant to due instant."
        })
final class RunCommand extends SessionCommand implements Remotely {
    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            converter = GlobalOptions.InstantConverter.class,
            description = "Sandbox only: run up to this instant (ISO 8601 with offset).")
    private @Nullable Instant until;

    @Override
    void run(Session session, PrintWriter out) {
        Statement.print(until == null ? now(session) : until(session, until), out);
    }

    private static Report now(Session session) {
        var now = session.now();
        var clockwork = session.bean(Clockwork.class);
        var told = new AtomicLong();
        try (var progress = Progress.of("Renewals", clockwork.countDue(now))) {
            return clockwork.work(now, decided -> progress.advance(decided - told.getAndSet(decided)));
        }
    }

    private static Report until(Session session, Instant target) {
        var clock = session.bean(PlatformClock.class);
        clock.mayMoveTo(target);
        var begun = clock.now();
        var told = new AtomicLong();
        try (var progress = Progress.of(
                "Hours of the sandbox", Duration.between(begun, target).toHours())) {
            return session.bean(Sandbox.class).moveTo(target, at -> {
                long hours = Duration.between(begun, at).toHours();
                progress.advance(hours - told.getAndSet(hours));
            });
        }
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        Statement.print(until == null ? now(server) : until(server, until), out);
    }

    private static JsonNode now(Remote server) {
        // A key that may not read how it goes is refused before anything is begun.
        server.get("/runs?limit=1");
        var run = server.post("/runs", Map.of("reason", "perennial run"));
        var id = run.path("id").asString();
        var told = new AtomicLong();
        try (var progress = Progress.of("Renewals", run.path("due").asLong())) {
            while (run.path("state").asString().equals("RUNNING")) {
                Remote.pause();
                run = server.get("/runs/" + id);
                long decided = run.path("decided").asLong();
                progress.advance(decided - told.getAndSet(decided));
            }
        }
        if (!Remote.isThere(run.path("report"))) {
            throw new RemoteFailed("the run ended by a fault on the server; what it did is done", null);
        }
        return run.path("report");
    }

    private static JsonNode until(Remote server, Instant target) {
        var move = server.post("/sandbox/clock", Map.of("to", target.toString()));
        while (move.path("state").asString().equals("MOVING")) {
            Remote.pause();
            move = server.get("/sandbox/clock").path("move");
        }
        if (!Remote.isThere(move.path("report"))) {
            throw new RemoteFailed(
                    "the clock stopped on its way: " + move.path("failure").asString(""), null);
        }
        return move.path("report");
    }
}
