package dev.perennial.api.coupon;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.api.Amount;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.clock.PlatformClock;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.CouponFilter;
import dev.perennial.coupon.CouponRefusal;
import dev.perennial.coupon.Coupons;
import dev.perennial.coupon.Holding;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Coupons: those to be used, used up and expired; what each pays for, and what it paid for so far. */
@RestController
@RequestMapping("/api/v1/coupons")
@Tag(name = "Coupons")
class CouponController {
    private static final String LIST = "coupons";
    private static final String USES = "coupon-uses";

    private final Accounts accounts;
    private final Coupons coupons;
    private final PlatformClock clock;

    CouponController(Accounts accounts, Coupons coupons, PlatformClock clock) {
        this.accounts = accounts;
        this.coupons = coupons;
        this.clock = clock;
    }

    /** A coupon: amounts are null where it is counted in percent. */
    @Schema(name = "Coupon")
    record View(
            String id,
            Coupon.Kind kind,
            Holding.State state,

            @Schema(description = "Its face value; null for a percentage") @Nullable
            Amount value,

            @Schema(description = "What is left of that") @Nullable
            Amount remaining,

            @Schema(description = "The share of the price it pays; null for an amount") @Nullable
            Long percent,

            @Schema(description = "The price from which it counts") @Nullable
            Amount threshold,

            @Schema(description = "The most a percentage pays") @Nullable
            Amount cap,

            @Schema(description = "The products it may pay for; empty for all")
            List<String> products,

            @Schema(description = "The kinds of order it may pay for")
            List<Coupon.OrderType> orderTypes,

            Instant validFrom,

            @Schema(description = "Valid before this instant")
            Instant validUntil) {
        static View of(Coupon coupon, Instant now) {
            boolean percent = coupon.kind() == Coupon.Kind.PERCENT;
            return new View(
                    coupon.id().value(),
                    coupon.kind(),
                    state(coupon, now),
                    percent ? null : amount(coupon, coupon.value()),
                    percent ? null : amount(coupon, coupon.remaining()),
                    percent ? coupon.value() : null,
                    coupon.threshold() == null ? null : Amount.of(coupon.threshold()),
                    coupon.cap() == null ? null : Amount.of(coupon.cap()),
                    coupon.products().stream().sorted().toList(),
                    coupon.orderTypes().stream().sorted().toList(),
                    coupon.validFrom(),
                    coupon.validUntil());
        }

        private static Amount amount(Coupon coupon, long minor) {
            return Amount.of(Money.ofMinor(minor, coupon.currency()));
        }

        private static Holding.State state(Coupon coupon, Instant now) {
            if (coupon.remaining() == 0) return Holding.State.USED;
            return now.isBefore(coupon.validUntil()) ? Holding.State.USABLE : Holding.State.EXPIRED;
        }
    }

    @GetMapping
    @Needs(Scope.WALLET_READ)
    @Operation(summary = "List an account's coupons", description = "The soonest to end first.")
    Page<View> listCoupons(
            Caller caller,
            Paging paging,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) Holding.@Nullable State state,
            @Parameter(description = "The code of a product that they may pay for")
                    @RequestParam(required = false)
                    @Nullable
                    String product,
            @Parameter(description = "A kind of order that they may pay for") @RequestParam(required = false)
                    Coupon.@Nullable OrderType orderType) {
        var owner = caller.account(account).id();
        var after = paging.after(LIST, 2)
                .map(cursor -> new Coupons.Place(cursor.instant(0), new Coupon.Id(cursor.value(1))));
        var filter = new CouponFilter(state, product, orderType);
        var now = clock.now();
        return paging.page(
                coupons.page(accounts.bucketOf(owner), owner, filter, after, now, paging.fetch()),
                coupon -> View.of(coupon, now),
                coupon -> Cursor.of(LIST, coupon.validUntil(), coupon.id().value()));
    }

    /** How many coupons stand there. */
    @Schema(name = "CouponCount")
    record Count(Holding.State state, long count) {}

    @GetMapping("/counts")
    @Needs(Scope.WALLET_READ)
    @Operation(summary = "Count an account's coupons by state")
    List<Count> countCoupons(Caller caller, @RequestParam(required = false) @Nullable String account) {
        var owner = caller.account(account).id();
        return coupons.count(accounts.bucketOf(owner), owner, clock.now()).entrySet().stream()
                .map(count -> new Count(count.getKey(), count.getValue()))
                .toList();
    }

    @GetMapping("/{id}")
    @Needs(Scope.WALLET_READ)
    @Operation(summary = "Get a coupon")
    @Refuses(in = CouponRefusal.class)
    View getCoupon(Caller caller, @PathVariable String id, @RequestParam(required = false) @Nullable String account) {
        return View.of(coupon(caller.account(account).id(), id), clock.now());
    }

    /** @param returned whether the order ended and its value came back */
    @Schema(name = "CouponUse")
    record Use(
            UUID order,

            @Schema(description = "What it paid of that order")
            Amount amount,

            @Schema(description = "Whether the order ended and its value came back")
            boolean returned) {
        static Use of(Holding.Spent spent) {
            return new Use(spent.order(), Amount.of(spent.amount()), spent.returned());
        }
    }

    @GetMapping("/{id}/uses")
    @Needs(Scope.WALLET_READ)
    @Operation(summary = "List the orders that a coupon paid for", description = "The newest first.")
    @Refuses(in = CouponRefusal.class)
    Page<Use> listCouponUses(
            Caller caller,
            Paging paging,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String account) {
        var owner = caller.account(account).id();
        var after = paging.after(USES, 1).map(cursor -> cursor.id(0)).orElse(null);
        return paging.page(
                coupons.uses(accounts.bucketOf(owner), coupon(owner, id), after, paging.fetch()),
                Use::of,
                spent -> Cursor.of(USES, spent.order()));
    }

    private Coupon coupon(Account.Id owner, String id) {
        return coupons.find(accounts.bucketOf(owner), owner, new Coupon.Id(id))
                .orElseThrow(() -> new RefusedException(CouponRefusal.COUPON_NOT_FOUND, Map.of()));
    }
}
