package dev.perennial.api.subscription;

import dev.perennial.account.Account;
import dev.perennial.api.Amount;
import dev.perennial.api.Caller;
import dev.perennial.api.FieldErrors;
import dev.perennial.api.IfMatch;
import dev.perennial.api.Needs;
import dev.perennial.api.Refuses;
import dev.perennial.api.Unchanged;
import dev.perennial.api.Wording;
import dev.perennial.api.subscription.Acts.ModeResult;
import dev.perennial.api.subscription.Acts.ModeWish;
import dev.perennial.api.subscription.Acts.ModesPreview;
import dev.perennial.api.subscription.Acts.ModesResult;
import dev.perennial.api.subscription.Acts.ModesWish;
import dev.perennial.clock.PlatformClock;
import dev.perennial.forecast.FirstCharges;
import dev.perennial.forecast.FirstFunds;
import dev.perennial.forecast.TopUp;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.key.Scope;
import dev.perennial.order.OrderRefusal;
import dev.perennial.renewal.ModeSet;
import dev.perennial.renewal.RenewalRefusal;
import dev.perennial.renewal.Renewals;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How items are to be renewed, one and many at once, as the dialogs of the Renewals page set it. */
@RestController
@Tag(name = "Subscriptions")
class ModeController {
    private final Renewals renewals;
    private final FirstCharges firstCharges;
    private final Wording wording;
    private final SubscriptionController items;
    private final Unchanged unchanged;
    private final PlatformClock clock;

    ModeController(
            Renewals renewals,
            FirstCharges firstCharges,
            Wording wording,
            SubscriptionController items,
            Unchanged unchanged,
            PlatformClock clock) {
        this.renewals = renewals;
        this.items = items;
        this.unchanged = unchanged;
        this.firstCharges = firstCharges;
        this.wording = wording;
        this.clock = clock;
    }

    @PutMapping("/api/v1/subscriptions/{id}/mode")
    @Needs(Scope.SUBSCRIPTIONS_WRITE)
    @Operation(
            summary = "Set how a subscription is renewed",
            description = "Charges nothing now. AUTO agrees to today's price, also where it is on already: that is the"
                    + " yes a renewal waits for whose price rose. Turning AUTO off voids the unpaid order it may have"
                    + " made.")
    @Refuses(
            in = OrderRefusal.class,
            codes = {
                "SUBSCRIPTION_NOT_FOUND",
                "RELEASED",
                "PAY_AS_YOU_GO",
                "NOT_RENEWABLE_FREE_EDITION",
                "PERIOD_NOT_OFFERED",
                "AWAITS_PROVIDER"
            })
    @Refuses(in = RenewalRefusal.class, codes = "PERIOD_REQUIRED")
    ModeResult setMode(Caller caller, @PathVariable String id, IfMatch seen, @RequestBody ModeWish wish) {
        var errors = new FieldErrors();
        if (wish.mode() == null) errors.add("/mode", "api.field.missing", Map.of());
        var period = errors.read("/period", wish.period(), Period::parse);
        errors.check();
        var item = SubscriptionController.id(id);
        var now = clock.now();
        var set = unchanged.change(
                seen,
                items.owner(caller, item),
                () -> items.read(caller, id),
                () -> renewals.setMode(item, wish.mode(), period.orElse(null), caller.actor(), now));
        set.orThrow();
        return ModeResult.of(id, set, wording.of(caller, List.of(item)));
    }

    @PostMapping("/api/v1/subscriptions/modes")
    @Needs(Scope.SUBSCRIPTIONS_WRITE)
    @Operation(
            summary = "Set how many subscriptions are renewed",
            description = "Those of one account that can be set are; what became of each is told by name, with its"
                    + " first automatic try. Items that are not there, or not the account's, are refused as"
                    + " SUBSCRIPTION_NOT_FOUND.")
    ModesResult setModes(Caller caller, @RequestBody ModesWish wish) {
        var asked = asked(wish);
        var now = clock.now();
        var actor = caller.actor();
        var set = each(asked, (ids, period) -> renewals.setModes(ids, wish.mode(), period.orElse(null), actor, now));
        return ModesResult.of(results(set, caller));
    }

    @PostMapping("/api/v1/subscriptions/modes/preview")
    @Needs(Scope.SUBSCRIPTIONS_WRITE)
    @Operation(
            summary = "Preview how many subscriptions would be renewed",
            description = "What setting these modes would come to now, and what would pay the first charges. Changes"
                    + " nothing.")
    ModesPreview previewModes(Caller caller, @RequestBody ModesWish wish) {
        var asked = asked(wish);
        var now = clock.now();
        var actor = caller.actor();
        var seen = each(asked, (ids, period) -> renewals.preview(ids, wish.mode(), period.orElse(null), actor, now));
        var report = ModesResult.of(results(seen, caller));
        var funds = wish.mode() == Mode.AUTO
                ? wording.account(caller, asked.keySet()).map(of -> funds(of, seen, now))
                : Optional.<FirstFunds>empty();
        return new ModesPreview(
                report.done(),
                report.refused(),
                report.items(),
                funds.map(ModeController::shown).orElse(null));
    }

    private FirstFunds funds(Account account, Map<Subscription.Id, Outcome<ModeSet>> seen, Instant now) {
        return firstCharges.of(account, seen, now).funds();
    }

    private static Acts.FirstCharges shown(FirstFunds funds) {
        return new Acts.FirstCharges(
                Amount.of(funds.available()),
                Amount.of(funds.total()),
                funds.topUp().map(TopUp::sum).map(Amount::of).orElse(null),
                funds.topUp().map(TopUp::by).orElse(null),
                funds.complete());
    }

    /** Each item once, in the order named, with the period that is to be its own. */
    private static Map<Subscription.Id, Optional<Period>> asked(ModesWish wish) {
        var errors = new FieldErrors();
        if (wish.mode() == null) errors.add("/mode", "api.field.missing", Map.of());
        var usual = errors.read("/period", wish.period(), Period::parse);
        var named = Batch.of(wish.items(), errors);
        var asked = new LinkedHashMap<Subscription.Id, Optional<Period>>();
        for (int i = 0; i < named.size(); i++) {
            var item = named.get(i);
            var own = errors.read("/items/" + i + "/period", item.period(), Period::parse);
            Batch.id(i, item.id(), asked.keySet(), errors).ifPresent(id -> asked.put(id, own.or(() -> usual)));
        }
        errors.check();
        return asked;
    }

    private interface Command {
        Map<Subscription.Id, Outcome<ModeSet>> of(List<Subscription.Id> ids, Optional<Period> period);
    }

    /** The command is given the items of one period together. */
    private static Map<Subscription.Id, Outcome<ModeSet>> each(
            Map<Subscription.Id, Optional<Period>> asked, Command command) {
        var groups = new LinkedHashMap<Optional<Period>, List<Subscription.Id>>();
        asked.forEach((id, period) ->
                groups.computeIfAbsent(period, some -> new ArrayList<>()).add(id));
        var done = new HashMap<Subscription.Id, Outcome<ModeSet>>();
        groups.forEach((period, ids) -> done.putAll(command.of(ids, period)));
        var inOrder = new LinkedHashMap<Subscription.Id, Outcome<ModeSet>>();
        asked.keySet().forEach(id -> inOrder.put(id, done.get(id)));
        return inOrder;
    }

    private List<ModeResult> results(Map<Subscription.Id, Outcome<ModeSet>> outcomes, Caller caller) {
        var words = wording.of(caller, outcomes.keySet());
        return outcomes.entrySet().stream()
                .map(each -> ModeResult.of(each.getKey().value(), each.getValue(), words))
                .toList();
    }
}
