package dev.perennial.payment;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What lets Stripe take payments here: nothing of it is ever written anywhere. */
@Component
class StripeSettings {
    private final String secretKey;
    private final List<String> webhookSecrets;
    private final String baseUrl;

    /**
     * @param secretKey {@code sk_live_..} or a restricted key; empty where Stripe takes no payments
     * @param webhookSecrets {@code whsec_..}; two by a comma, while one is rolled over to the other
     * @param baseUrl where Stripe's API is
     */
    StripeSettings(
            @Value("${perennial.stripe.secret-key:}") String secretKey,
            @Value("${perennial.stripe.webhook-secret:}") String webhookSecrets,
            @Value("${perennial.stripe.base-url:https://api.stripe.com}") String baseUrl) {
        this.secretKey = secretKey.strip();
        this.webhookSecrets = Stream.of(webhookSecrets.split(","))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
        this.baseUrl = baseUrl.strip();
        if (this.secretKey.isEmpty() != this.webhookSecrets.isEmpty()) {
            throw new IllegalArgumentException("perennial.stripe.secret-key and perennial.stripe.webhook-secret go"
                    + " together: set both, or neither.");
        }
    }

    boolean isComplete() {
        return !secretKey.isEmpty();
    }

    String secretKey() {
        return secretKey;
    }

    List<String> webhookSecrets() {
        return webhookSecrets;
    }

    String baseUrl() {
        return baseUrl;
    }
}
