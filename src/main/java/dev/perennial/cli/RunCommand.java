package dev.perennial.cli;

import dev.perennial.clock.PlatformClock;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.clockwork.Report;
import dev.perennial.clockwork.Sandbox;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = {
            "Do everything that is due now, and print the statement: due = renewed + refused + deferred + parked.",
            "In a sandbox, --until moves the clock from due instant to due instant."
        })
final class RunCommand extends SessionCommand {
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
}
