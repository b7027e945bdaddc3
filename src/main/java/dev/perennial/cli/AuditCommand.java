package dev.perennial.cli;

import dev.perennial.audit.Audits;
import dev.perennial.audit.Breach;
import dev.perennial.audit.Law;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(name = "audit", description = "Check all laws against the database; exit 1 naming the rows of each breach.")
final class AuditCommand implements Callable<Integer>, Remotely {
    @ParentCommand
    private Perennial perennial;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (var session = Session.open(perennial.options())) {
            var audits = session.bean(Audits.class);
            List<Breach> breaches;
            try (var progress = Progress.of("buckets checked", audits.size())) {
                breaches = audits.check(checked -> progress.advance(1));
            }
            var out = spec.commandLine().getOut();
            for (var law : Law.values()) {
                print(law, breaches, out);
            }
            out.flush();
            return breaches.isEmpty() ? 0 : 1;
        }
    }

    private static void print(Law law, List<Breach> breaches, PrintWriter out) {
        var broken = breaches.stream().filter(breach -> breach.law() == law).toList();
        out.println("law " + law.number() + "  " + (broken.isEmpty() ? "ok      " : "BROKEN  ") + law.sentence());
        for (var breach : broken) {
            out.println("  " + breach.count() + " not so: " + breach.what());
            breach.rows().forEach(row -> out.println("    " + row));
            long more = breach.count() - breach.rows().size();
            if (more > 0) {
                out.println("    and " + more + " more");
            }
        }
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        work(server, out);
    }

    @Override
    public int work(Remote server, PrintWriter out) {
        var report = server.post("/audits", Map.of());
        Remote.each(report.path("laws")).forEach(law -> {
            out.println("law " + law.path("law").asInt() + "  "
                    + (law.path("holds").asBoolean() ? "ok      " : "BROKEN  ")
                    + law.path("sentence").asString());
            Remote.each(law.path("breaches")).forEach(breach -> print(breach, out));
        });
        return report.path("isSound").asBoolean() ? 0 : 1;
    }

    private static void print(JsonNode breach, PrintWriter out) {
        long count = breach.path("count").asLong();
        out.println("  " + count + " not so: " + breach.path("what").asString());
        Remote.each(breach.path("rows")).forEach(row -> out.println("    " + row.asString()));
        long more = count - breach.path("rows").size();
        if (more > 0) {
            out.println("    and " + more + " more");
        }
    }
}
