package dev.perennial.api.desk;

import dev.perennial.api.AccountOptional;
import dev.perennial.api.Because;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Must;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.api.Window;
import dev.perennial.clock.PlatformClock;
import dev.perennial.coupon.Coupon;
import dev.perennial.grant.CouponWish;
import dev.perennial.grant.GiftLists;
import dev.perennial.grant.GrantRefusal;
import dev.perennial.grant.Grants;
import dev.perennial.key.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the vendor gives: balance, a credit line or a coupon to one account; and what was given so far. */
@RestController
@Tag(name = "Grants")
class GrantsController {
    private static final String LIST = "grants";

    private final Grants grants;
    private final GiftLists lists;
    private final PlatformClock clock;

    GrantsController(Grants grants, GiftLists lists, PlatformClock clock) {
        this.grants = grants;
        this.lists = lists;
        this.clock = clock;
    }

    /**
     * @param amount a decimal in the account's currency; of a credit line what it is to be from now on
     * @param again the same once more, where it is above {@code perennial.grant.typed-again-above}
     */
    record AmountGrant(
            @Nullable String amount,
            @Nullable String again,
            @Nullable String reason) {}

    /**
     * @param name what it is called; null leaves it to be made
     * @param value a decimal, or whole percent
     * @param threshold the price from which it counts; only of {@code THRESHOLD}
     * @param cap the most a percentage pays; null for none
     * @param products the codes of those it may pay for; null for all
     * @param lastDay the last day on which it may pay, in the account's zone
     * @param again the value once more, where it is above {@code perennial.grant.typed-again-above}
     */
    record CouponGrant(
            Coupon.@Nullable Kind kind,
            @Nullable String name,
            @Nullable String value,
            @Nullable String threshold,
            @Nullable String cap,
            @Nullable Set<String> products,
            @Nullable LocalDate lastDay,
            @Nullable String again,
            @Nullable String reason) {
        CouponWish wish() {
            var day = Must.have("/lastDay", lastDay);
            Window.day("/lastDay", day);
            return new CouponWish(
                    Must.have("/kind", kind),
                    text(name),
                    Must.have("/value", value),
                    text(threshold),
                    text(cap),
                    products == null ? Set.of() : products,
                    day);
        }
    }

    @GetMapping("/api/v1/grants")
    @AccountOptional
    @Needs(Scope.OPERATIONS_READ)
    @Operation(summary = "List what was given", description = "To all accounts, or to one: the latest first.")
    Page<GrantView> listGrants(Caller caller, @RequestParam(required = false) @Nullable String account, Paging paging) {
        var whose = account == null ? null : caller.account(account).id();
        var before = paging.after(LIST, 2)
                .map(cursor -> new GiftLists.Place(cursor.instant(0), cursor.id(1)))
                .orElse(null);
        return paging.page(
                lists.page(whose, before, paging.fetch()),
                GrantView::of,
                given -> Cursor.of(LIST, given.at(), given.id()));
    }

    @PostMapping("/api/v1/grants/balance")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.GRANTS_WRITE)
    @Refuses(
            in = GrantRefusal.class,
            codes = {"GRANT_AMOUNT_INVALID", "GRANT_TO_BE_TYPED_AGAIN"})
    @Operation(summary = "Give balance", description = "Spent last, never paid out. The account is told.")
    GrantView grantBalance(
            Caller caller, @RequestParam(required = false) @Nullable String account, @RequestBody AmountGrant grant) {
        var reason = Because.read(grant.reason());
        var amount = Must.have("/amount", grant.amount());
        var whose = caller.account(account);
        return GrantView.of(
                grants.balance(whose.id(), amount, text(grant.again()), reason, caller.actor(), clock.now())
                        .orThrow(),
                whose);
    }

    @PostMapping("/api/v1/grants/credit-line")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.GRANTS_WRITE)
    @Refuses(
            in = GrantRefusal.class,
            codes = {"GRANT_AMOUNT_INVALID", "GRANT_TO_BE_TYPED_AGAIN", "CREDIT_LINE_IN_USE", "CREDIT_LINE_UNCHANGED"})
    @Operation(summary = "Set an account's credit line")
    GrantView grantCreditLine(
            Caller caller, @RequestParam(required = false) @Nullable String account, @RequestBody AmountGrant grant) {
        var reason = Because.read(grant.reason());
        var amount = Must.have("/amount", grant.amount());
        var whose = caller.account(account);
        return GrantView.of(
                grants.creditLine(whose.id(), amount, text(grant.again()), reason, caller.actor(), clock.now())
                        .orThrow(),
                whose);
    }

    @PostMapping("/api/v1/grants/coupon")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.GRANTS_WRITE)
    @Refuses(
            in = GrantRefusal.class,
            codes = {
                "GRANT_AMOUNT_INVALID",
                "GRANT_TO_BE_TYPED_AGAIN",
                "COUPON_NAME_INVALID",
                "COUPON_NAME_TAKEN",
                "COUPON_PERCENT_INVALID",
                "COUPON_DAY_INVALID",
                "COUPON_PRODUCT_UNKNOWN"
            })
    @Operation(summary = "Give a coupon")
    GrantView grantCoupon(
            Caller caller, @RequestParam(required = false) @Nullable String account, @RequestBody CouponGrant grant) {
        var reason = Because.read(grant.reason());
        var wish = grant.wish();
        var whose = caller.account(account);
        var given = grants.coupon(whose.id(), wish, text(grant.again()), reason, caller.actor(), clock.now());
        return GrantView.of(given.orThrow(), whose);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
