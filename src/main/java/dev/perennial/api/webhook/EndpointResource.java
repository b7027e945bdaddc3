package dev.perennial.api.webhook;

import dev.perennial.account.Account;
import dev.perennial.event.EventType;
import dev.perennial.webhook.Delivery;
import dev.perennial.webhook.Endpoint;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint, without its secret.
 *
 * @param account whose events it takes; null for everybody's
 * @param types which; empty for all
 * @param offBecause why the platform switched it off
 * @param oldSecretUntil until when the secret before signs too
 * @param failingSince since when nothing but failures came
 */
@Schema(name = "Endpoint")
record EndpointResource(
        UUID id,
        @Nullable String account,
        String url,
        String description,
        List<String> types,
        Endpoint.State state,
        Endpoint.@Nullable Because offBecause,
        @Nullable Instant oldSecretUntil,
        Instant createdAt,
        @Nullable Instant failingSince) {
    static EndpointResource of(Endpoint endpoint) {
        return new EndpointResource(
                endpoint.id(),
                endpoint.account().map(Account.Id::value).orElse(null),
                endpoint.url(),
                endpoint.description(),
                endpoint.types().stream().map(EventType::code).sorted().toList(),
                endpoint.state(),
                endpoint.offBecause().orElse(null),
                endpoint.oldUntil().orElse(null),
                endpoint.createdAt(),
                endpoint.failingSince().orElse(null));
    }

    /** @param types which events it is to take; null or empty for all */
    record EndpointWish(
            @Nullable String url,
            @Nullable String description,
            @Nullable List<String> types) {}

    /** @param secret by which deliveries are signed: told here and never again */
    record MadeEndpoint(EndpointResource endpoint, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "made " + endpoint.id();
        }
    }

    /**
     * @param event its id: the {@code webhook-id} of every try
     * @param dueAt when it is tried next
     */
    @Schema(name = "Delivery")
    record DeliveryResource(
            UUID id,
            UUID endpoint,
            UUID event,
            String type,
            Delivery.State state,
            Instant createdAt,
            @Nullable Instant dueAt,
            int tries) {
        static DeliveryResource of(Delivery delivery) {
            return new DeliveryResource(
                    delivery.id(),
                    delivery.endpoint(),
                    delivery.event(),
                    delivery.type(),
                    delivery.state(),
                    delivery.createdAt(),
                    delivery.dueAt().orElse(null),
                    delivery.tries());
        }
    }

    /**
     * @param status of the answer; null where there was none
     * @param answer its beginning, or why there was none
     */
    @Schema(name = "DeliveryTry")
    record TryResource(int number, Instant at, @Nullable Integer status, String answer, int millis) {
        static TryResource of(Delivery.Try tried) {
            return new TryResource(
                    tried.number(), tried.at(), tried.status().orElse(null), tried.answer(), tried.millis());
        }
    }

    /** @param body as it is sent */
    @Schema(name = "DeliveryDetails")
    record WholeDelivery(DeliveryResource delivery, String body, List<TryResource> tries) {}

    /** @param since of which moment on */
    record ReplayWish(@Nullable Instant since) {}

    /** @param deliveries so many go again */
    record Replayed(int deliveries) {}
}
