package dev.perennial.cli;

import dev.perennial.catalog.FirstStart;
import dev.perennial.clock.Installations;
import dev.perennial.clock.PlatformClock;
import dev.perennial.db.DatabaseOptions;
import dev.perennial.demo.Demo;
import dev.perennial.user.Users;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "serve", description = "Serve the screens and the API until stopped.")
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    private Perennial perennial;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", description = "Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
    private String host;

    @Option(names = "--demo", description = "Fill a new database with a demonstration, as a sandbox.")
    private boolean demo;

    @Option(
            names = "--rdap",
            paramLabel = "URL",
            defaultValue = "",
            description = "Where to look up domains that are held elsewhere (an RDAP service; off when left out).")
    private String rdap;

    @Override
    public Integer call() throws InterruptedException {
        var closed = new CountDownLatch(1);
        ApplicationListener<ContextClosedEvent> onClose = event -> closed.countDown();
        var context = Platform.application(perennial.options(), database())
                .web(WebApplicationType.SERVLET)
                .properties(
                        "server.port=" + port,
                        "server.address=" + host,
                        "perennial.serving=true",
                        "perennial.rdap=" + rdap)
                .listeners(onClose)
                .run();
        context.getBean(FirstStart.class)
                .fill(context.getBean(PlatformClock.class).now());
        if (demo) {
            context.getBean(Demo.class).fill();
        }
        var out = spec.commandLine().getOut();
        out.println("Perennial is ready: http://" + shownHost() + ":"
                + context.getEnvironment().getProperty("local.server.port"));
        if (!context.getBean(Users.class).isAnybody()) {
            out.println(
                    "Nobody can sign in yet. Let the first operator in: ./perennial user add LOGIN --role operator");
        }
        out.flush();
        closed.await();
        return 0;
    }

    /** A demonstration never goes into a database of real business: asking for a sandbox sees to that. */
    private DatabaseOptions database() {
        var told = perennial.options().database();
        if (!demo || told.sandboxStart() != null) {
            return told;
        }
        var start = PlatformClock.thisMorning(Objects.requireNonNullElse(told.zone(), Installations.ZONE))
                .minus(Demo.HISTORY);
        return new DatabaseOptions(told.data(), told.databaseUrl(), start, told.buckets(), told.zone());
    }

    private String shownHost() {
        return host.equals("127.0.0.1") || host.equals("0.0.0.0") ? "localhost" : host;
    }
}
