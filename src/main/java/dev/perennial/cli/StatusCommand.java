package dev.perennial.cli;

import dev.perennial.clock.Installation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Show what the database was created as, and what time it is there.")
final class StatusCommand extends SessionCommand {

    @Override
    void run(Session session, PrintWriter out) {
        var installation = session.bean(Installation.class);
        var zone = installation.zone();
        out.println("now      " + session.now().atZone(zone).toOffsetDateTime());
        out.println("zone     " + zone);
        out.println("clock    " + (installation.sandbox() ? "sandbox, moved by hand" : "real"));
        out.println("buckets  " + installation.buckets().count());
        out.println("created  " + installation.createdAt().atZone(zone).toOffsetDateTime());
    }
}
