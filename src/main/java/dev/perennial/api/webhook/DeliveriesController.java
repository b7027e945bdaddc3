package dev.perennial.api.webhook;

import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Must;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.api.webhook.EndpointResource.DeliveryResource;
import dev.perennial.api.webhook.EndpointResource.ReplayWish;
import dev.perennial.api.webhook.EndpointResource.Replayed;
import dev.perennial.api.webhook.EndpointResource.TryResource;
import dev.perennial.api.webhook.EndpointResource.WholeDelivery;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.webhook.Deliveries;
import dev.perennial.webhook.Delivery;
import dev.perennial.webhook.WebhookRefusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was and will be sent to endpoints. */
@RestController
@Tag(name = "Webhooks")
class DeliveriesController {
    private static final String LIST = "deliveries";

    private final Deliveries deliveries;
    private final PlatformClock clock;

    DeliveriesController(Deliveries deliveries, PlatformClock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @GetMapping("/api/v1/webhooks/{id}/deliveries")
    @Needs(Scope.WEBHOOKS_READ)
    @Operation(summary = "List the deliveries of an endpoint", description = "The newest first.")
    @Refuses(
            in = WebhookRefusal.class,
            codes = {"WEBHOOK_NOT_FOUND"})
    Page<DeliveryResource> listDeliveries(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) Delivery.@Nullable State state,
            Paging paging) {
        var before = paging.after(LIST, 1).map(cursor -> cursor.id(0));
        var found = deliveries
                .of(id, Optional.ofNullable(state), before, paging.fetch(), caller.actor())
                .orElseThrow(() -> new RefusedException(WebhookRefusal.WEBHOOK_NOT_FOUND, Map.of()));
        return paging.page(found, DeliveryResource::of, delivery -> Cursor.of(LIST, delivery.id()));
    }

    @GetMapping("/api/v1/webhook-deliveries/{id}")
    @Needs(Scope.WEBHOOKS_READ)
    @Operation(summary = "Get a delivery", description = "With its body, and every try and what was answered.")
    @Refuses(
            in = WebhookRefusal.class,
            codes = {"DELIVERY_NOT_FOUND"})
    WholeDelivery getDelivery(Caller caller, @PathVariable UUID id) {
        return deliveries
                .find(id, caller.actor())
                .map(whole -> new WholeDelivery(
                        DeliveryResource.of(whole.delivery()),
                        whole.body(),
                        whole.tries().stream().map(TryResource::of).toList()))
                .orElseThrow(() -> new RefusedException(WebhookRefusal.DELIVERY_NOT_FOUND, Map.of()));
    }

    @PostMapping("/api/v1/webhook-deliveries/{id}/replay")
    @Needs(Scope.WEBHOOKS_WRITE)
    @Operation(
            summary = "Send a delivery again",
            description = "With the same webhook-id, whether it was taken or not.")
    @Refuses(
            in = WebhookRefusal.class,
            codes = {"DELIVERY_NOT_FOUND"})
    DeliveryResource replayDelivery(Caller caller, @PathVariable UUID id) {
        return DeliveryResource.of(
                deliveries.replay(id, caller.actor(), clock.now()).orThrow());
    }

    @PostMapping("/api/v1/webhooks/{id}/replay")
    @Needs(Scope.WEBHOOKS_WRITE)
    @Operation(summary = "Send set-aside deliveries of an endpoint again")
    @Refuses(
            in = WebhookRefusal.class,
            codes = {"WEBHOOK_NOT_FOUND"})
    Replayed replayWebhook(Caller caller, @PathVariable UUID id, @RequestBody ReplayWish wish) {
        var since = Must.have("/since", wish.since());
        return new Replayed(
                deliveries.replaySince(id, since, caller.actor(), clock.now()).orThrow());
    }

    @PostMapping("/api/v1/webhooks/{id}/ping")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Scope.WEBHOOKS_WRITE)
    @Operation(
            summary = "Send a test event to an endpoint",
            description = "An event of type ping, which is in no feed.")
    @Refuses(
            in = WebhookRefusal.class,
            codes = {"WEBHOOK_NOT_FOUND"})
    DeliveryResource pingWebhook(Caller caller, @PathVariable UUID id) {
        return DeliveryResource.of(
                deliveries.ping(id, caller.actor(), clock.now()).orThrow());
    }
}
