package dev.perennial;

import dev.perennial.clock.PlatformClock;
import dev.perennial.db.DatabaseOptions;
import dev.perennial.db.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A test that tells a story on the whole platform: real PostgreSQL, real beans, and a sandbox clock. Each class
 * has a database of its own, shared by its methods, so a method makes the accounts it needs and looks at no others.
 * Beans are there as soon as the class is made, so a subclass may keep them in fields.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class Story {
    private final TestDatabase database;
    private final ConfigurableApplicationContext context;
    private final List<ConfigurableApplicationContext> others = new ArrayList<>();

    protected Story() {
        database = TestDatabase.create(getClass().getSimpleName());
        context = open();
    }

    private ConfigurableApplicationContext open() {
        var options = new DatabaseOptions(Path.of("target", "story-data"), database.url(), start(), buckets(), null);
        return new SpringApplicationBuilder(Application.class)
                .web(isServed() ? WebApplicationType.SERVLET : WebApplicationType.NONE)
                .lazyInitialization(true)
                .properties(
                        "server.port=0",
                        "spring.flyway.enabled=false",
                        "logging.level.root=WARN",
                        "spring.main.banner-mode=off")
                .properties(settings().entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new))
                .initializers(fresh -> {
                    ((GenericApplicationContext) fresh).registerBean(DatabaseOptions.class, () -> options);
                    beans((GenericApplicationContext) fresh);
                })
                .run();
    }

    /** Where the clock stands at first, or null for a database of real business: nine o'clock of a Monday in Shanghai. */
    protected @Nullable Instant start() {
        return Instant.parse("2026-03-02T01:00:00Z");
    }

    /** Settings of the platform that this story needs otherwise than they are. */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /** Beans of this story's own: another implementation of a port. */
    protected void beans(GenericApplicationContext fresh) {}

    /** Whether the screens are served too, on a port of their own: see {@link #port()}. */
    protected boolean isServed() {
        return false;
    }

    protected final int port() {
        return port(context);
    }

    /** Opens another server over the same database, as a second node is, and answers its port. It ends with the story. */
    protected final int anotherServer() {
        others.add(open());
        return port(others.getLast());
    }

    private static int port(ConfigurableApplicationContext served) {
        return served.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** The database's address, for another process or a command line that joins it. */
    protected final String databaseUrl() {
        return database.url();
    }

    /** How many buckets the accounts are divided by; null for what is usual. */
    protected @Nullable Integer buckets() {
        return null;
    }

    protected final <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    protected final Instant now() {
        return bean(PlatformClock.class).now();
    }

    /** Moves the clock as an operator would, forward only. */
    protected final void moveTo(Instant to) {
        var clock = bean(PlatformClock.class);
        clock.move(clock.now(), to);
    }

    /** Puts the clock anywhere, even back: for a method that begins another story in the same database. */
    protected final void startAt(Instant instant) {
        jdbc().sql("update installation set clock_at = :at")
                .param("at", instant.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** For looking at rows that no front door shows, and for breaking them on purpose. */
    protected final JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    @AfterAll
    final void leave() {
        others.forEach(ConfigurableApplicationContext::close);
        context.close();
        database.close();
    }
}
