package dev.perennial.product;

import dev.perennial.clock.PlatformClock;
import dev.perennial.db.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Compares by night while the platform is served; apart from the runs, since a long list takes its time. */
@Component
@Lazy(false)
@ConditionalOnProperty("perennial.serving")
class NightlyComparison {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyComparison.class);

    private final Comparisons comparisons;
    private final PlatformClock clock;

    NightlyComparison(Comparisons comparisons, PlatformClock clock) {
        this.comparisons = comparisons;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
    void tick() {
        Thread.ofVirtual().name("compare-by-night").start(this::compare);
    }

    private void compare() {
        try {
            comparisons.compareDue(clock.now());
        } catch (RuntimeException failed) {
            if (!Outages.isOutage(failed)) {
                throw failed;
            }
            LOG.warn("The database is away; the next tick tries again: {}", failed.getMessage());
        }
    }
}
