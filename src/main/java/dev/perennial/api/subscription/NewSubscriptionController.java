package dev.perennial.api.subscription;

import dev.perennial.account.Account;
import dev.perennial.api.Amount;
import dev.perennial.api.Caller;
import dev.perennial.api.FieldErrors;
import dev.perennial.api.Needs;
import dev.perennial.api.Refuses;
import dev.perennial.clock.PlatformClock;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Period;
import dev.perennial.key.Scope;
import dev.perennial.order.NewItem;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Sales;
import dev.perennial.subscription.Mode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Buys what is not there yet. */
@RestController
@Tag(name = "Subscriptions")
class NewSubscriptionController {
    private final Sales sales;
    private final Clockwork clockwork;
    private final PlatformClock clock;

    NewSubscriptionController(Sales sales, Clockwork clockwork, PlatformClock clock) {
        this.sales = sales;
        this.clockwork = clockwork;
        this.clock = clock;
    }

    /** @param reference your own number of this purchase */
    @Schema(name = "NewSubscription")
    record Wish(
            @Schema(example = "dms") @Nullable String product,
            @Schema(example = "standard") @Nullable String edition,

            @Schema(description = "As the customer will know it: a mailbox's address, say", example = "orders")
            @Nullable
            String name,

            @Schema(description = "Of the first term, in whole months or years", example = "P1Y") @Nullable
            String period,

            @Schema(description = "MANUAL where it is left out") @Nullable
            String mode,

            @Schema(
                    description = "What each automatic renewal will buy; the first term's period where it is left out",
                    example = "P1M")
            @Nullable
            String renewalPeriod,

            @Schema(description = "The item it does not work without, by id: a mailbox's domain") @Nullable
            String dependsOn,

            @Schema(description = "The coupons to pay with; left out, they are taken in the usual order of use")
            @Nullable
            List<String> coupons,

            @Schema(description = "The version of the Terms of Service agreed to", example = "2026-01") @Nullable
            String acceptedTerms,

            @Schema(
                    description =
                            "Your own number of this purchase: the same again answers the same item; for another one it"
                                    + " is refused")
            @Nullable
            String reference) {
        private static final String KEY = "[!-~]{8,64}";

        NewItem item(Account.Id account) {
            var errors = new FieldErrors();
            var what = errors.need("/product", product, String::strip);
            var which = errors.need("/edition", edition, String::strip);
            var called = errors.need("/name", name, String::strip);
            var first = errors.need("/period", period, Period::parse);
            var renewed = errors.one("/mode", mode, Mode.class);
            var each = errors.read("/renewalPeriod", renewalPeriod, Period::parse);
            var terms = errors.need("/acceptedTerms", acceptedTerms, String::strip);
            if (reference != null && !reference.matches(KEY)) {
                errors.add("/reference", "api.field.unreadable", Map.of());
            }
            errors.check();
            return new NewItem(
                    account,
                    what.orElseThrow(),
                    which.orElseThrow(),
                    called.orElseThrow(),
                    first.orElseThrow(),
                    renewed.orElse(Mode.MANUAL),
                    each.orElse(null),
                    dependsOn == null ? null : SubscriptionController.id(dependsOn),
                    Optional.ofNullable(coupons)
                            .map(ids -> ids.stream().map(Coupon.Id::new).collect(Collectors.toSet())),
                    terms.orElseThrow(),
                    reference);
        }
    }

    /** @param order the paid order of its first term */
    @Schema(name = "BoughtSubscription")
    record Bought(String id, UUID order, String name, Amount price, Instant startedAt, Instant expiresAt) {}

    @PostMapping("/api/v1/subscriptions")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.ORDERS_WRITE)
    @Operation(
            summary = "Buy a subscription",
            description = "With its first term from now on, paid at once from coupons and balance. What a provider must"
                    + " confirm before it is sold, a domain, is not bought here.")
    @Refuses(
            in = OrderRefusal.class,
            codes = {
                "SUBSCRIPTION_NOT_FOUND",
                "NOT_RENEWABLE_FREE_EDITION",
                "NOT_SOLD_HERE",
                "ITEM_NAME_INVALID",
                "NEEDED_ITEM_NOT_FOUND",
                "PERIOD_NOT_OFFERED",
                "TERMS_NOT_ACCEPTED",
                "KEY_REUSED",
                "INSUFFICIENT_BALANCE"
            })
    Bought buySubscription(
            Caller caller,
            @Parameter(description = "The account; for a customer's key its own")
                    @RequestParam(required = false)
                    @Nullable
                    String account,
            @RequestBody Wish wish) {
        var owner = caller.account(account);
        var now = clock.now();
        var bought = sales.buy(wish.item(owner.id()), caller.actor(), now).orThrow();
        clockwork.workOn(owner.id(), now);
        var item = bought.subscription();
        return new Bought(
                item.id().value(),
                bought.order().id(),
                item.item().name(),
                Amount.of(bought.order().price()),
                item.item().startedAt(),
                bought.order().lines().getFirst().term().end());
    }
}
