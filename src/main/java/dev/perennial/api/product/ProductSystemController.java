package dev.perennial.api.product;

import dev.perennial.api.Caller;
import dev.perennial.api.FieldErrors;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Refuses;
import dev.perennial.clock.PlatformClock;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.product.Answers;
import dev.perennial.product.ProductRefusal;
import dev.perennial.product.ProductSystem;
import dev.perennial.product.ProductSystems;
import dev.perennial.provider.ProviderRefusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How products' own systems are reached, for the vendor's people. */
@RestController
@Tag(name = "Product systems")
class ProductSystemController {
    private final ProductSystems systems;
    private final Answers answers;
    private final Clockwork clockwork;
    private final PlatformClock clock;

    ProductSystemController(ProductSystems systems, Answers answers, Clockwork clockwork, PlatformClock clock) {
        this.systems = systems;
        this.answers = answers;
        this.clockwork = clockwork;
        this.clock = clock;
    }

    /**
     * @param enabled whether tasks are carried there; while they are not, they wait
     * @param timeoutSeconds how long an answer may take: 1 to 60, 10 where it is not said
     * @param atOnce how many calls are open at the same time: 1 to 32, 4 where it is not said
     * @param patienceMinutes how long an answer that is to come by itself may take before it is asked for: 60 where it is
     *     not said
     * @param revision of which this is a change; left out to connect
     */
    @Schema(name = "ProductSystemWish")
    record Wanted(
            String address,
            @Nullable Boolean enabled,
            @Nullable Integer timeoutSeconds,
            @Nullable Integer atOnce,
            @Nullable Integer patienceMinutes,
            @Nullable Integer revision,
            String reason) {
        ProductSystem.Wish wish() {
            return new ProductSystem.Wish(
                    address,
                    enabled == null || enabled,
                    Duration.ofSeconds(timeoutSeconds == null ? 10 : timeoutSeconds),
                    atOnce == null ? 4 : atOnce,
                    Duration.ofMinutes(patienceMinutes == null ? 60 : patienceMinutes));
        }
    }

    record Because(String reason) {}

    /** @param reason where it is known from, for the journal */
    @Schema(
            description =
                    "How a task ended, as one of the vendor's people knows: either confirmed, as true, or refused.")
    record AnswerFor(
            @Schema(example = "true") @Nullable Boolean confirmed,

            @Schema(description = "Why not, in one line.", example = "The registry has a lock") @Nullable
            String refused,

            @Schema(description = "Where it is known from, for the journal.", example = "seen on its console") @Nullable
            String reason) {
        TaskAnswer said() {
            return new TaskAnswer(confirmed, refused).checked();
        }

        @Nullable
        Reason why() {
            return reason == null ? null : ProductSystemController.reason(new FieldErrors(), reason);
        }
    }

    /** @param secret what calls are signed with: shown this once */
    @Schema(name = "ProductSystemSecret")
    record Secret(String product, String secret) {}

    @GetMapping("/api/v1/product-systems")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(summary = "List product systems", description = "Those connected, by name of their product.")
    Page<SystemResource> listProductSystems() {
        return new Page<>(systems.all().stream().map(this::resource).toList(), null);
    }

    @GetMapping("/api/v1/product-systems/{product}")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(summary = "Get a product system")
    @Refuses(
            in = ProductRefusal.class,
            codes = {"PRODUCT_NOT_SOLD"})
    SystemResource getProductSystem(@PathVariable String product) {
        return resource(found(product));
    }

    @PutMapping("/api/v1/product-systems/{product}")
    @Needs(Scope.PRODUCTS_WRITE)
    @Operation(
            summary = "Connect a product's system, or change how it is reached",
            description =
                    "Without a revision it is connected, and the answer holds the secret, this once. With one it is"
                            + " changed, unless somebody else did meanwhile.")
    @Refuses(
            in = ProductRefusal.class,
            codes = {
                "PRODUCT_NOT_SOLD",
                "PRODUCT_NOT_CONNECTED",
                "PRODUCT_ADDRESS_NOT_VALID",
                "PRODUCT_LIMIT_NOT_VALID",
                "PRODUCT_CHANGED_MEANWHILE"
            })
    SystemResource putProductSystem(@PathVariable String product, @RequestBody Wanted wanted, Caller caller) {
        var errors = new FieldErrors();
        errors.need("/address", wanted.address(), text -> text);
        var reason = reason(errors, wanted.reason());
        var now = clock.now();
        if (wanted.revision() == null) {
            var made = systems.connect(product, wanted.wish(), reason, caller.actor(), now)
                    .orThrow();
            clockwork.beginCarrying(product, now);
            return resource(made.system()).with(made.secret().text());
        }
        var changed = systems.change(product, wanted.wish(), wanted.revision(), reason, caller.actor(), now)
                .orThrow();
        clockwork.beginCarrying(product, now);
        return resource(changed);
    }

    @PostMapping("/api/v1/product-systems/{product}/secret")
    @Needs(Scope.PRODUCTS_WRITE)
    @Operation(
            summary = "Make a new secret for a product system",
            description = "The answer holds it, this once. The one before signs beside it for 7 days.")
    @Refuses(
            in = ProductRefusal.class,
            codes = {"PRODUCT_NOT_CONNECTED"})
    Secret changeProductSecret(@PathVariable String product, @RequestBody Because because, Caller caller) {
        var reason = reason(new FieldErrors(), because.reason());
        var secret = systems.changeSecret(product, reason, caller.actor(), clock.now());
        return new Secret(product, secret.orThrow().text());
    }

    @PostMapping("/api/v1/product-systems/{product}/secret/end-of-the-one-before")
    @Needs(Scope.PRODUCTS_WRITE)
    @Operation(summary = "End the previous secret at once")
    @Refuses(
            in = ProductRefusal.class,
            codes = {"PRODUCT_NOT_CONNECTED"})
    SystemResource endProductSecretBefore(@PathVariable String product, @RequestBody Because because, Caller caller) {
        var reason = reason(new FieldErrors(), because.reason());
        return resource(systems.endSecretBefore(product, reason, caller.actor(), clock.now())
                .orThrow());
    }

    @PostMapping("/api/v1/product-systems/{product}/tasks/{task}/answer")
    @Needs(Scope.PRODUCTS_WRITE)
    @Operation(
            summary = "Answer a task for a product's system",
            description =
                    "Where its system cannot sign, or somebody knows better: twice is as good as once, and the first"
                            + " answer stands.")
    @Refuses(in = ProviderRefusal.class)
    TaskAnswer.Taken answerProductTask(
            @PathVariable String product, @PathVariable UUID task, @RequestBody AnswerFor answer, Caller caller) {
        var now = clock.now();
        var taken = answers.takeFor(product, task, answer.said().no(), answer.why(), caller.actor(), now)
                .orThrow();
        if (taken.order().isPresent()) clockwork.workOn(taken.account(), now);
        return TaskAnswer.Taken.of(task, taken);
    }

    private SystemResource resource(ProductSystem system) {
        return SystemResource.of(
                system,
                systems.health(system.product()),
                systems.restsUntil(system.product(), clock.now()).orElse(null));
    }

    private ProductSystem found(String product) {
        return systems.find(product)
                .orElseThrow(() -> new RefusedException(ProductRefusal.PRODUCT_NOT_SOLD, Map.of("product", product)));
    }

    static Reason reason(FieldErrors errors, @Nullable String text) {
        Optional<Reason> read =
                errors.need("/reason", text, typed -> Reason.read(typed).orThrow());
        errors.check();
        return read.orElseThrow();
    }
}
