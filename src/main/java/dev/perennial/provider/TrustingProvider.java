package dev.perennial.provider;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stands in while no product system is connected: it takes every task as done. */
@Configuration
class TrustingProvider {

    @Bean
    @ConditionalOnMissingBean(Provider.class)
    Provider provider() {
        return task -> new Provider.Answer.Confirmed();
    }
}
