package dev.perennial.cli;

import dev.perennial.catalog.FirstStart;
import dev.perennial.clock.Installation;
import dev.perennial.clock.PlatformClock;
import dev.perennial.db.DatabaseOptions;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The platform for the length of one command: its beans are made when first asked for, and its database is left running
 * only when somebody else uses it.
 */
final class Session implements dev.perennial.bench.Platform {
    private final ConfigurableApplicationContext context;

    private Session(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Opens or creates the database before anything else, so that options it contradicts are refused at once. */
    static Session open(GlobalOptions options) {
        return open(options, options.database(), context -> {});
    }

    /** As {@link #open(GlobalOptions)}, over a database of the command's own choice. */
    static Session open(GlobalOptions options, DatabaseOptions database, Consumer<GenericApplicationContext> prepare) {
        return open(options, database, prepare, WebApplicationType.NONE);
    }

    /** As {@link #open}, and serves its pages on a free port of this machine. */
    static Session serve(GlobalOptions options, DatabaseOptions database, Consumer<GenericApplicationContext> prepare) {
        return open(options, database, prepare, WebApplicationType.SERVLET);
    }

    private static Session open(
            GlobalOptions options,
            DatabaseOptions database,
            Consumer<GenericApplicationContext> prepare,
            WebApplicationType web) {
        var context = Platform.application(options, database)
                .initializers(fresh -> prepare.accept((GenericApplicationContext) fresh))
                .web(web)
                .lazyInitialization(true)
                .properties("server.port=0", "logging.level.root=" + (options.verbose ? "INFO" : "ERROR"))
                .run();
        try {
            context.getBean(Installation.class);
            var session = new Session(context);
            session.bean(FirstStart.class).fill(session.now());
            return session;
        } catch (RuntimeException failed) {
            context.close();
            throw failed;
        }
    }

    @Override
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** The one reading of the clock for this command, passed on as an argument. */
    Instant now() {
        return bean(PlatformClock.class).now();
    }

    @Override
    public void close() {
        context.close();
    }
}
