package dev.perennial.api.desk;

import dev.perennial.account.Accounts;
import dev.perennial.api.Because;
import dev.perennial.api.Caller;
import dev.perennial.api.Must;
import dev.perennial.api.Needs;
import dev.perennial.api.NotValidException;
import dev.perennial.api.Refuses;
import dev.perennial.api.Window;
import dev.perennial.clock.PlatformClock;
import dev.perennial.grant.Extension;
import dev.perennial.grant.Extensions;
import dev.perennial.grant.GrantRefusal;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.order.OrderRefusal;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Gives one item more time, out of goodwill. Who handles items does it below items, who handles money below grants. */
@RestController
@Tag(name = "Grants")
class ExtensionController {
    private final Extensions extensions;
    private final Subscriptions subscriptions;
    private final Accounts accounts;
    private final PlatformClock clock;

    ExtensionController(Extensions extensions, Subscriptions subscriptions, Accounts accounts, PlatformClock clock) {
        this.extensions = extensions;
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * How much longer: one of the two.
     *
     * @param days so many more
     * @param until to the end of the day before this one, in the account's zone
     */
    record ExtensionWish(
            @Nullable Integer days,
            @Nullable LocalDate until,
            @Nullable String reason) {
        Extension extension() {
            if ((days == null) == (until == null)) {
                throw NotValidException.at("/days", GrantRefusal.EXTENSION_DAYS_INVALID, Map.of());
            }
            Window.day("/until", until);
            return days != null ? Extension.ofDays(days) : Extension.until(until);
        }
    }

    /** @param subscription the item that gets it */
    record ExtensionGrant(
            @Nullable String subscription,
            @Nullable Integer days,
            @Nullable LocalDate until,
            @Nullable String reason) {}

    @PostMapping("/api/v1/grants/extension")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.GRANTS_WRITE)
    @Refuses(
            in = OrderRefusal.class,
            codes = {"SUBSCRIPTION_NOT_FOUND", "RELEASED", "PAY_AS_YOU_GO", "ORDER_IN_PROGRESS"})
    @Refuses(
            in = GrantRefusal.class,
            codes = {"EXTENSION_DAYS_INVALID", "EXTENSION_DAY_INVALID", "EXTENSION_NEEDS_PROVIDER"})
    @Operation(
            summary = "Give an item more time",
            description = "It follows the last term, or begins now where the item was stopped. For who handles money.")
    GrantView grantExtension(Caller caller, @RequestBody ExtensionGrant grant) {
        var wish = new ExtensionWish(grant.days(), grant.until(), grant.reason());
        return extend(caller, Must.have("/subscription", grant.subscription()), wish);
    }

    @PostMapping("/api/v1/subscriptions/{id}/extension")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.PARKED_WRITE)
    @Refuses(
            in = OrderRefusal.class,
            codes = {"SUBSCRIPTION_NOT_FOUND", "RELEASED", "PAY_AS_YOU_GO", "ORDER_IN_PROGRESS"})
    @Refuses(
            in = GrantRefusal.class,
            codes = {"EXTENSION_DAYS_INVALID", "EXTENSION_DAY_INVALID", "EXTENSION_NEEDS_PROVIDER"})
    @Operation(summary = "Give a subscription more time", description = "The same, for who handles items.")
    GrantView extendSubscription(Caller caller, @PathVariable String id, @RequestBody ExtensionWish wish) {
        return extend(caller, id, wish);
    }

    private GrantView extend(Caller caller, String id, ExtensionWish wish) {
        var reason = Because.read(wish.reason());
        var extension = wish.extension();
        var item = subscriptions
                .find(new Subscription.Id(id))
                .orElseThrow(() -> new RefusedException(OrderRefusal.SUBSCRIPTION_NOT_FOUND, Map.of()));
        var given = extensions.extend(item.id(), extension, reason, caller.actor(), clock.now());
        return GrantView.of(given.orThrow(), accounts.find(item.account()).orElseThrow());
    }
}
