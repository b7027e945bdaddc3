package dev.perennial.api.subscription;

import dev.perennial.api.Amount;
import dev.perennial.api.Caller;
import dev.perennial.api.FieldErrors;
import dev.perennial.api.IfMatch;
import dev.perennial.api.Needs;
import dev.perennial.api.NotValidException;
import dev.perennial.api.Refused;
import dev.perennial.api.Refuses;
import dev.perennial.api.Unchanged;
import dev.perennial.api.Wording;
import dev.perennial.api.subscription.Acts.RankResult;
import dev.perennial.api.subscription.Acts.RankWish;
import dev.perennial.api.subscription.Acts.RanksResult;
import dev.perennial.api.subscription.Acts.RanksWish;
import dev.perennial.api.subscription.Acts.Reservation;
import dev.perennial.api.subscription.Acts.ReservationWish;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Words;
import dev.perennial.key.Scope;
import dev.perennial.order.OrderRefusal;
import dev.perennial.renewal.Ranks;
import dev.perennial.renewal.RenewalRefusal;
import dev.perennial.renewal.Reservations;
import dev.perennial.subscription.Subscription;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who is renewed first when money is short, and what of the balance is kept for one item alone (rule 9). */
@RestController
@Tag(name = "Subscriptions")
class OrderOfPaymentController {
    private final Ranks ranks;
    private final Reservations reservations;
    private final Wording wording;
    private final SubscriptionController items;
    private final Unchanged unchanged;
    private final PlatformClock clock;

    OrderOfPaymentController(
            Ranks ranks,
            Reservations reservations,
            Wording wording,
            SubscriptionController items,
            Unchanged unchanged,
            PlatformClock clock) {
        this.ranks = ranks;
        this.items = items;
        this.unchanged = unchanged;
        this.reservations = reservations;
        this.wording = wording;
        this.clock = clock;
    }

    @PutMapping("/api/v1/subscriptions/{id}/rank")
    @Needs(Scope.SUBSCRIPTIONS_WRITE)
    @Operation(
            summary = "Set a subscription's rank",
            description = "Whose turn comes first when money is short. Nothing is tried sooner or later for it.")
    @Refuses(
            in = OrderRefusal.class,
            codes = {"SUBSCRIPTION_NOT_FOUND", "RELEASED", "PAY_AS_YOU_GO"})
    RankResult setRank(Caller caller, @PathVariable String id, IfMatch seen, @RequestBody RankWish wish) {
        var item = SubscriptionController.id(id);
        var now = clock.now();
        var set = unchanged.change(
                seen,
                items.owner(caller, item),
                () -> items.read(caller, id),
                () -> ranks.set(item, Optional.ofNullable(wish.rank()), caller.actor(), now));
        var ranked = Malformed.at("/rank", RenewalRefusal.INVALID_RANK, set).orThrow();
        return new RankResult(id, true, ranked.item().rank(), null);
    }

    @PostMapping("/api/v1/subscriptions/ranks")
    @Needs(Scope.SUBSCRIPTIONS_WRITE)
    @Operation(
            summary = "Set the ranks of many subscriptions",
            description = "Those of one account that can have a rank get theirs; what became of each is told by name.")
    RanksResult setRanks(Caller caller, @RequestBody RanksWish wish) {
        var errors = new FieldErrors();
        var named = Batch.of(wish.items(), errors);
        var asked = new LinkedHashMap<Subscription.Id, Optional<Integer>>();
        for (int i = 0; i < named.size(); i++) {
            var rank = Optional.ofNullable(named.get(i).rank());
            Batch.id(i, named.get(i).id(), asked.keySet(), errors).ifPresent(id -> asked.put(id, rank));
        }
        errors.check();
        var set = ranks.set(asked, caller.actor(), clock.now());
        var words = wording.of(caller, asked.keySet());
        var items = asked.keySet().stream()
                .map(id -> result(id, set.get(id), words))
                .toList();
        int done = (int) items.stream().filter(RankResult::done).count();
        return new RanksResult(done, items.size() - done, items);
    }

    private static RankResult result(Subscription.Id id, Outcome<Subscription> outcome, Words words) {
        return outcome instanceof Done<Subscription>(var ranked)
                ? new RankResult(id.value(), true, ranked.item().rank(), null)
                : new RankResult(id.value(), false, null, Refused.of(outcome, words));
    }

    @PutMapping("/api/v1/subscriptions/{id}/reservation")
    @Needs(Scope.SUBSCRIPTIONS_WRITE)
    @Operation(
            summary = "Keep part of the balance for a subscription",
            description = "Instead of what was kept before, so that no other item's renewal spends it. It ends when it"
                    + " is spent, and by an amount of nothing.")
    @Refuses(
            in = OrderRefusal.class,
            codes = {"SUBSCRIPTION_NOT_FOUND", "RELEASED", "PAY_AS_YOU_GO"})
    @Refuses(in = RenewalRefusal.class, codes = "RESERVATION_NOT_COVERED")
    Reservation setReservation(
            Caller caller, @PathVariable String id, IfMatch seen, @RequestBody ReservationWish wish) {
        if (wish.amount() == null) throw NotValidException.at("/amount", "api.field.missing", Map.of());
        var item = SubscriptionController.id(id);
        var now = clock.now();
        var kept = unchanged.change(
                seen,
                items.owner(caller, item),
                () -> items.read(caller, id),
                () -> reservations.reserve(item, wish.amount(), caller.actor(), now));
        var wallet = Malformed.at("/amount", OrderRefusal.INVALID_AMOUNT, kept).orThrow();
        return new Reservation(id, Amount.of(wallet.reservedFor(id)), Amount.of(wallet.available()));
    }
}
