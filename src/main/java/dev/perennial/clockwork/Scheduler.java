package dev.perennial.clockwork;

import dev.perennial.clock.PlatformClock;
import dev.perennial.db.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Winds the clockwork while the platform is served: what is due is picked up within a minute. */
@Component
@Lazy(false)
@EnableScheduling
@ConditionalOnProperty("perennial.serving")
class Scheduler {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    private final Clockwork clockwork;
    private final PlatformClock clock;

    Scheduler(Clockwork clockwork, PlatformClock clock) {
        this.clockwork = clockwork;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT20S")
    void tick() {
        try {
            clockwork.work(clock.now(), decided -> {});
            clockwork.lookUp(clock.now());
        } catch (RuntimeException failed) {
            if (!Outages.isOutage(failed)) {
                throw failed;
            }
            LOG.warn("The database is away; the next tick tries again: {}", failed.getMessage());
        }
    }
}
