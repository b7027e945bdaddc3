package dev.perennial.cli;

import dev.perennial.catalog.FirstStart;
import dev.perennial.clock.Installation;
import dev.perennial.clock.PlatformClock;
import java.time.Instant;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The platform for the length of one command: its beans are made when first asked for, and its database is left running
 * only when somebody else uses it.
 */
final class Session implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private Session(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Opens or creates the database before anything else, so that options it contradicts are refused at once. */
    static Session open(GlobalOptions options) {
        var context = Platform.application(options)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .properties("logging.level.root=" + (options.verbose ? "INFO" : "ERROR"))
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

    <T> T bean(Class<T> type) {
        return context.getBean(type);
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
