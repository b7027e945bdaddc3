package dev.perennial.api.webhook;

import dev.perennial.account.Account;
import dev.perennial.api.AccountOptional;
import dev.perennial.api.Caller;
import dev.perennial.api.IfMatch;
import dev.perennial.api.Must;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Refuses;
import dev.perennial.api.Unchanged;
import dev.perennial.api.webhook.EndpointResource.EndpointWish;
import dev.perennial.api.webhook.EndpointResource.MadeEndpoint;
import dev.perennial.clock.PlatformClock;
import dev.perennial.event.EventRefusal;
import dev.perennial.event.EventType;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.webhook.WebhookRefusal;
import dev.perennial.webhook.Webhooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints at which programs take events: an account's own, or for the vendor's programs those that take all. */
@RestController
@Tag(name = "Webhooks")
class WebhooksController {
    private final Webhooks webhooks;
    private final Unchanged unchanged;
    private final PlatformClock clock;

    WebhooksController(Webhooks webhooks, Unchanged unchanged, PlatformClock clock) {
        this.webhooks = webhooks;
        this.unchanged = unchanged;
        this.clock = clock;
    }

    @GetMapping("/api/v1/webhooks")
    @AccountOptional
    @Needs(Scope.WEBHOOKS_READ)
    @Operation(
            summary = "List webhook endpoints",
            description =
                    "The key's account's, twenty at the most. The vendor's programs are answered the vendor's own, "
                            + "or an account's where they name it.")
    Page<EndpointResource> listWebhooks(Caller caller, @RequestParam(required = false) @Nullable String account) {
        var found = webhooks.of(owner(caller, account), caller.actor());
        return new Page<>(found.stream().map(EndpointResource::of).toList(), null);
    }

    @GetMapping("/api/v1/webhooks/{id}")
    @Needs(Scope.WEBHOOKS_READ)
    @Operation(summary = "Get a webhook endpoint")
    @Refuses(
            in = WebhookRefusal.class,
            codes = {"WEBHOOK_NOT_FOUND"})
    EndpointResource getWebhook(Caller caller, @PathVariable UUID id) {
        return webhooks.find(id, caller.actor())
                .map(EndpointResource::of)
                .orElseThrow(() -> new RefusedException(WebhookRefusal.WEBHOOK_NOT_FOUND, Map.of()));
    }

    @PostMapping("/api/v1/webhooks")
    @ResponseStatus(HttpStatus.CREATED)
    @AccountOptional
    @Needs(Scope.WEBHOOKS_WRITE)
    @Operation(
            summary = "Add a webhook endpoint",
            description =
                    "It takes what happens from now on, signed per Standard Webhooks 1.0.0. The secret is told in "
                            + "this answer and never again.")
    @Refuses(
            in = WebhookRefusal.class,
            codes = {
                "WEBHOOK_ACCOUNT_UNKNOWN",
                "WEBHOOK_URL_INVALID",
                "WEBHOOK_URL_PLAIN",
                "WEBHOOK_URL_PRIVATE",
                "WEBHOOK_DESCRIPTION_INVALID",
                "WEBHOOKS_TOO_MANY"
            })
    @Refuses(
            in = EventRefusal.class,
            codes = {"EVENT_TYPE_UNKNOWN"})
    MadeEndpoint addWebhook(
            Caller caller, @RequestParam(required = false) @Nullable String account, @RequestBody EndpointWish wish) {
        return made(webhooks.add(owner(caller, account), wish(wish), caller.actor(), clock.now())
                .orThrow());
    }

    @PutMapping("/api/v1/webhooks/{id}")
    @Needs(Scope.WEBHOOKS_WRITE)
    @Operation(summary = "Change a webhook endpoint")
    @Refuses(
            in = WebhookRefusal.class,
            codes = {
                "WEBHOOK_NOT_FOUND",
                "WEBHOOK_URL_INVALID",
                "WEBHOOK_URL_PLAIN",
                "WEBHOOK_URL_PRIVATE",
                "WEBHOOK_DESCRIPTION_INVALID"
            })
    @Refuses(
            in = EventRefusal.class,
            codes = {"EVENT_TYPE_UNKNOWN"})
    EndpointResource changeWebhook(Caller caller, @PathVariable UUID id, IfMatch seen, @RequestBody EndpointWish wish) {
        var wanted = wish(wish);
        var now = clock.now();
        var changed = unchanged.change(
                seen,
                () -> webhooks.hold(id, caller.actor()),
                () -> getWebhook(caller, id),
                () -> webhooks.change(id, wanted, caller.actor(), now));
        return EndpointResource.of(changed.orThrow());
    }

    @PostMapping("/api/v1/webhooks/{id}/secret")
    @Needs(Scope.WEBHOOKS_WRITE)
    @Operation(
            summary = "Make a new secret for an endpoint",
            description = "For 24 hours the one before signs along: the header then has a signature by each.")
    @Refuses(
            in = WebhookRefusal.class,
            codes = {"WEBHOOK_NOT_FOUND"})
    MadeEndpoint rotateWebhookSecret(Caller caller, @PathVariable UUID id) {
        return made(webhooks.rotate(id, caller.actor(), clock.now()).orThrow());
    }

    @PostMapping("/api/v1/webhooks/{id}/pause")
    @Needs(Scope.WEBHOOKS_WRITE)
    @Operation(summary = "Pause an endpoint", description = "What happens meanwhile is sent once it is resumed.")
    @Refuses(
            in = WebhookRefusal.class,
            codes = {"WEBHOOK_NOT_FOUND"})
    EndpointResource pauseWebhook(Caller caller, @PathVariable UUID id) {
        return EndpointResource.of(
                webhooks.pause(id, caller.actor(), clock.now()).orThrow());
    }

    @PostMapping("/api/v1/webhooks/{id}/resume")
    @Needs(Scope.WEBHOOKS_WRITE)
    @Operation(summary = "Resume an endpoint", description = "After a pause, or when the platform switched it off.")
    @Refuses(
            in = WebhookRefusal.class,
            codes = {"WEBHOOK_NOT_FOUND"})
    EndpointResource resumeWebhook(Caller caller, @PathVariable UUID id) {
        return EndpointResource.of(
                webhooks.resume(id, caller.actor(), clock.now()).orThrow());
    }

    @DeleteMapping("/api/v1/webhooks/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(Scope.WEBHOOKS_WRITE)
    @Operation(summary = "Remove a webhook endpoint", description = "With all that was to go there.")
    @Refuses(
            in = WebhookRefusal.class,
            codes = {"WEBHOOK_NOT_FOUND"})
    void removeWebhook(Caller caller, @PathVariable UUID id, IfMatch seen) {
        var now = clock.now();
        unchanged
                .change(
                        seen,
                        () -> webhooks.hold(id, caller.actor()),
                        () -> getWebhook(caller, id),
                        () -> webhooks.remove(id, caller.actor(), now))
                .orThrow();
    }

    private static MadeEndpoint made(Webhooks.Made made) {
        return new MadeEndpoint(EndpointResource.of(made.endpoint()), made.secret());
    }

    /** The key's account; for the vendor's programs the one they name, or none. */
    private static Optional<Account.Id> owner(Caller caller, @Nullable String named) {
        return caller.own().isEmpty() && named == null
                ? Optional.empty()
                : Optional.of(caller.account(named).id());
    }

    private static Webhooks.Wish wish(EndpointWish wish) {
        var types = wish.types() == null ? Set.<EventType>of() : types(wish.types());
        var description = wish.description() == null ? "" : wish.description();
        return new Webhooks.Wish(Must.have("/url", wish.url()), description, types);
    }

    private static Set<EventType> types(List<String> codes) {
        return codes.stream()
                .map(code -> EventType.read(code)
                        .orElseThrow(() -> new RefusedException(EventRefusal.EVENT_TYPE_UNKNOWN, Map.of("type", code))))
                .collect(Collectors.toSet());
    }
}
