package dev.perennial.product;

import dev.perennial.clock.PlatformClock;
import dev.perennial.provider.Provider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who carries tasks, unless a test brings somebody else. */
@Configuration(proxyBeanMethods = false)
class ProductConfiguration {

    @Bean
    @ConditionalOnMissingBean(Provider.class)
    Provider provider(
            ProductSystems systems,
            KnownSystems known,
            ProductCalls calls,
            Lines lines,
            Pulse pulse,
            PlatformClock clock) {
        return new ProductProvider(systems, known, calls, lines, pulse, clock);
    }
}
