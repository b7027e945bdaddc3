package dev.perennial.clock;

import dev.perennial.db.DatabaseOptions;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every feature takes by constructor: the installation, its buckets, and ids. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    Installation installation(Installations installations, DatabaseOptions options) {
        return installations.open(options);
    }

    @Bean
    Buckets buckets(Installation installation) {
        return installation.buckets();
    }

    @Bean
    Ids ids() {
        return new Ids(new SecureRandom());
    }
}
