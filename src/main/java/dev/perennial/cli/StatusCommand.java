package dev.perennial.cli;

import dev.perennial.clock.Installation;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Show what the database was created as, and what time it is there.")
final class StatusCommand extends SessionCommand implements Remotely {

    @Override
    void run(Session session, PrintWriter out) {
        var installation = session.bean(Installation.class);
        print(
                out,
                session.now(),
                installation.zone(),
                installation.sandbox(),
                installation.buckets().count(),
                installation.createdAt());
    }

    private static void print(
            PrintWriter out, Instant now, ZoneId zone, boolean sandbox, int buckets, Instant createdAt) {
        out.println("now      " + now.atZone(zone).toOffsetDateTime());
        out.println("zone     " + zone);
        out.println("clock    " + (sandbox ? "sandbox, moved by hand" : "real"));
        out.println("buckets  " + buckets);
        out.println("created  " + createdAt.atZone(zone).toOffsetDateTime());
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        var status = server.get("/status");
        print(
                out,
                Remote.instant(status.path("now")),
                ZoneId.of(status.path("zone").asString()),
                status.path("sandbox").asBoolean(),
                status.path("buckets").asInt(),
                Remote.instant(status.path("createdAt")));
    }
}
