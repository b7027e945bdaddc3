package dev.perennial.clock;

import dev.perennial.db.DatabaseOptions;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every feature takes by constructor: the installation, its buckets, and ids. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    private static final long IDS_BEGIN = 1_767_225_600L;

    @Bean
    Installation installation(Installations installations, DatabaseOptions options) {
        return installations.open(options);
    }

    @Bean
    Buckets buckets(Installation installation) {
        return installation.buckets();
    }

    /** The machine's own time, for how often somebody may try; a test brings another. */
    @Bean
    @ConditionalOnMissingBean(InstantSource.class)
    InstantSource wall() {
        return PlatformClock::wall;
    }

    /** Counting starts from the seconds since 2026 in steps of 4096, so that a later process counts on from higher up. */
    @Bean
    Ids ids() {
        long seconds = PlatformClock.wall().getEpochSecond() - IDS_BEGIN;
        return new Ids(new SecureRandom().nextLong(), seconds << 12);
    }
}
