package dev.perennial.api.wallet;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.api.Amount;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.FieldErrors;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.autotopup.Agreement;
import dev.perennial.autotopup.AutoTopUpRefusal;
import dev.perennial.autotopup.AutoTopUps;
import dev.perennial.autotopup.Charge;
import dev.perennial.autotopup.Means;
import dev.perennial.clock.PlatformClock;
import dev.perennial.key.Scope;
import dev.perennial.payment.AutomaticPayments;
import dev.perennial.payment.Gateway;
import dev.perennial.payment.KeptMethod;
import dev.perennial.payment.Payments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Automatic top-up: what was agreed to, what it may charge, what it charged; on and off. */
@RestController
@RequestMapping("/api/v1/wallet/auto-top-up")
@Tag(name = "Wallet")
class AutoTopUpController {
    private static final String LIST = "charges";

    private final Accounts accounts;
    private final AutoTopUps autoTopUps;
    private final AutomaticPayments automatic;
    private final Payments payments;
    private final PlatformClock clock;

    AutoTopUpController(
            Accounts accounts,
            AutoTopUps autoTopUps,
            AutomaticPayments automatic,
            Payments payments,
            PlatformClock clock) {
        this.accounts = accounts;
        this.autoTopUps = autoTopUps;
        this.automatic = automatic;
        this.payments = payments;
        this.clock = clock;
    }

    /** How things stand; nothing was agreed to where the state is null. */
    @Schema(name = "AutoTopUp")
    record View(
            @Schema(description = "Null where it was never agreed to")
            Agreement.@Nullable State state,

            @Schema(description = "No more than this is charged in a calendar month") @Nullable
            Amount ceiling,

            @Schema(description = "What this month's charges come to; null while it is off") @Nullable
            Amount used,

            @Nullable Instant agreedAt,
            @Nullable String agreedBy,

            @Schema(description = "Why it stopped itself") @Nullable
            String pausedBecause,

            @Schema(description = "The kept way to pay, as the customer knows it") @Nullable
            String method,

            @Schema(description = "The last month it can be charged in") @Nullable
            YearMonth methodExpires,

            @Schema(description = "Whether a way to pay can be kept here")
            boolean possible,

            @Schema(description = "The version of the text to be agreed to now")
            String text) {}

    @GetMapping
    @Needs(Scope.WALLET_READ)
    @Operation(
            summary = "Get how automatic top-up stands",
            description = "A way to pay is kept by a top-up begun with `keepMethod`.")
    View getAutoTopUp(Caller caller, @RequestParam(required = false) @Nullable String account) {
        return view(caller.account(account).id());
    }

    private View view(Account.Id owner) {
        var agreement = autoTopUps.find(owner);
        var kept = Optional.ofNullable(
                automatic.kept(accounts.bucketOf(owner), List.of(owner)).get(owner));
        return new View(
                agreement.map(Agreement::state).orElse(null),
                agreement.map(Agreement::ceiling).map(Amount::of).orElse(null),
                autoTopUps
                        .means(owner, clock.now())
                        .map(Means::used)
                        .map(Amount::of)
                        .orElse(null),
                agreement.map(Agreement::agreedAt).orElse(null),
                agreement.map(Agreement::agreedBy).orElse(null),
                agreement.flatMap(Agreement::pausedBecause).orElse(null),
                kept.map(KeptMethod::label).orElse(null),
                kept.flatMap(KeptMethod::expires).orElse(null),
                payments.gateway().filter(Gateway::keepsMethods).isPresent(),
                Agreement.TEXT);
    }

    /** What is agreed to. */
    @Schema(name = "AutoTopUpAgreement")
    record Consent(
            @Schema(description = "No more is charged in a calendar month", example = "500.00") @Nullable
            String ceiling,

            @Schema(description = "The version of the text agreed to", example = "1") @Nullable
            String text) {}

    @PutMapping
    @Needs(Scope.WALLET_WRITE)
    @Operation(
            summary = "Turn automatic top-up on, or change its ceiling",
            description = "For charges that are not begun yet.")
    @Refuses(
            in = AutoTopUpRefusal.class,
            codes = {"CEILING_INVALID", "CONSENT_MISSING", "METHOD_MISSING"})
    View turnAutoTopUpOn(
            Caller caller, @RequestParam(required = false) @Nullable String account, @RequestBody Consent asked) {
        var owner = caller.account(account).id();
        var errors = new FieldErrors();
        if (asked.ceiling() == null) errors.add("/ceiling", "api.field.missing", Map.of());
        if (asked.text() == null) errors.add("/text", "api.field.missing", Map.of());
        errors.check();
        var consent = new AutoTopUps.Consent(asked.ceiling(), asked.text());
        autoTopUps.turnOn(owner, consent, caller.actor(), clock.now()).orThrow();
        return view(owner);
    }

    /** @param underWay whether a charge that was begun before is still to be finished */
    @Schema(name = "AutoTopUpStopped")
    record Stopped(Agreement.State state, boolean underWay) {
        static Stopped of(AutoTopUps.Stopped stopped) {
            return new Stopped(stopped.agreement().state(), stopped.isUnderWay());
        }
    }

    @DeleteMapping
    @Needs(Scope.WALLET_WRITE)
    @Operation(
            summary = "Turn automatic top-up off",
            description = "At once; a charge that is on its way to the gateway is finished, and told as `underWay`.")
    @Refuses(in = AutoTopUpRefusal.class, codes = "CONSENT_MISSING")
    Stopped turnAutoTopUpOff(Caller caller, @RequestParam(required = false) @Nullable String account) {
        var owner = caller.account(account).id();
        return Stopped.of(autoTopUps.stop(owner, caller.actor(), clock.now()).orThrow());
    }

    @DeleteMapping("/method")
    @Needs(Scope.WALLET_WRITE)
    @Operation(summary = "Forget the kept way to pay", description = "And stops what would have charged it.")
    @Refuses(
            in = AutoTopUpRefusal.class,
            codes = {"METHOD_MISSING"})
    View forgetKeptMethod(Caller caller, @RequestParam(required = false) @Nullable String account) {
        var owner = caller.account(account).id();
        autoTopUps.removeMethod(owner, caller.actor(), clock.now()).orThrow();
        return view(owner);
    }

    /** One charge of the kept way to pay. */
    @Schema(name = "AutoTopUpCharge")
    record ChargeView(
            UUID payment,
            Amount amount,
            LocalDate month,
            Instant begunAt,

            @Schema(description = "Null while it is not known")
            Charge.@Nullable Result outcome,

            @Schema(description = "Why the gateway declined it") @Nullable
            String code,

            @Schema(description = "The items it was for") List<String> subscriptions) {}

    @GetMapping("/charges")
    @Needs(Scope.WALLET_READ)
    @Operation(summary = "List what automatic top-up charged", description = "The newest first.")
    Page<ChargeView> listAutoTopUpCharges(
            Caller caller, Paging paging, @RequestParam(required = false) @Nullable String account) {
        var owner = caller.account(account).id();
        var after = paging.after(LIST, 1).map(cursor -> cursor.id(0)).orElse(null);
        var charges = autoTopUps.charges(owner, after, paging.fetch());
        var items = autoTopUps.items(accounts.bucketOf(owner), charges);
        return paging.page(
                charges,
                charge -> new ChargeView(
                        charge.payment(),
                        Amount.of(charge.amount()),
                        charge.month(),
                        charge.begunAt(),
                        charge.outcome().orElse(null),
                        charge.code().orElse(null),
                        items.getOrDefault(charge.payment(), List.of())),
                charge -> Cursor.of(LIST, charge.payment()));
    }
}
