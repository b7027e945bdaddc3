package dev.perennial.api.subscription;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.api.Amount;
import dev.perennial.api.Caller;
import dev.perennial.api.Needs;
import dev.perennial.api.NotValidException;
import dev.perennial.api.Refuses;
import dev.perennial.api.Saying;
import dev.perennial.clock.PlatformClock;
import dev.perennial.dependency.Dependencies;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Words;
import dev.perennial.key.Scope;
import dev.perennial.ledger.Ledger;
import dev.perennial.listing.Listings;
import dev.perennial.order.OrderRefusal;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.timeline.Timeline;
import dev.perennial.timeline.Timelines;
import dev.perennial.web.Visit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One item: where it stands in its life, why, and what is to come. */
@RestController
@Tag(name = "Subscriptions")
class SubscriptionController {
    private static final int NEEDING_MAX = 20;
    private static final int PAST_MAX = 1000;

    private final Timelines timelines;
    private final Listings listings;
    private final Subscriptions subscriptions;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Dependencies dependencies;
    private final PlatformClock clock;

    SubscriptionController(
            Timelines timelines,
            Listings listings,
            Subscriptions subscriptions,
            Accounts accounts,
            Ledger ledger,
            Dependencies dependencies,
            PlatformClock clock) {
        this.timelines = timelines;
        this.listings = listings;
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.ledger = ledger;
        this.dependencies = dependencies;
        this.clock = clock;
    }

    @GetMapping("/api/v1/subscriptions/{id}")
    @Needs(Scope.SUBSCRIPTIONS_READ)
    @Operation(
            summary = "Get a subscription",
            description = "With its terms, what it is renewed for, what it needs and what needs it.")
    @Refuses(in = OrderRefusal.class, codes = "SUBSCRIPTION_NOT_FOUND")
    SubscriptionDetails getSubscription(Caller caller, @PathVariable String id) {
        return read(caller, id);
    }

    /** As whoever may see it sees it now. */
    SubscriptionDetails read(Caller caller, String id) {
        return details(caller, timeline(caller, id));
    }

    /** Whose item it is, where whoever asks may know. */
    Optional<Account.Id> owner(Caller caller, Subscription.Id id) {
        return subscriptions.owner(id).filter(owner -> caller.actor().reaches(owner.value()));
    }

    @GetMapping("/api/v1/subscriptions/{id}/timeline")
    @Needs(Scope.SUBSCRIPTIONS_READ)
    @Operation(
            summary = "Get a subscription's timeline",
            description = "What happened and what will, each with its reason: as codes and facts for programs, and in"
                    + " the language asked for by Accept-Language.")
    @Refuses(in = OrderRefusal.class, codes = "SUBSCRIPTION_NOT_FOUND")
    Story.Whole getTimeline(
            Caller caller,
            @PathVariable String id,
            @Parameter(description = "How much of the past is told, the latest first to be kept: 0 to 1000.")
                    @RequestParam(defaultValue = "100")
                    int past) {
        if (past < 0 || past > PAST_MAX) {
            throw NotValidException.at(
                    "past", "api.field.between", Map.of("least", "0", "most", String.valueOf(PAST_MAX)));
        }
        var timeline = timeline(caller, id);
        return Story.whole(timeline, past, words(caller, timeline));
    }

    @GetMapping("/api/v1/subscriptions/{id}/why")
    @Needs(Scope.SUBSCRIPTIONS_READ)
    @Operation(
            summary = "Get why a subscription is as it is",
            description = "Why it was renewed or was not, what it waits for, and what comes next.")
    @Refuses(in = OrderRefusal.class, codes = "SUBSCRIPTION_NOT_FOUND")
    Story.Why whySubscription(Caller caller, @PathVariable String id) {
        var timeline = timeline(caller, id);
        return Story.why(timeline, words(caller, timeline));
    }

    private Timeline timeline(Caller caller, String id) {
        return timelines.of(id(id), caller.actor(), clock.now()).orThrow();
    }

    /** What no id can be, nothing has. */
    static Subscription.Id id(String text) {
        if (!Visit.mayBeId(text)) throw new RefusedException(OrderRefusal.SUBSCRIPTION_NOT_FOUND, Map.of());
        return new Subscription.Id(text);
    }

    private static Words words(Caller caller, Timeline timeline) {
        return new Words(caller.language(), timeline.account().zone());
    }

    SubscriptionDetails details(Caller caller, Timeline timeline) {
        var account = timeline.account();
        var item = timeline.item();
        int bucket = accounts.bucketOf(account.id());
        var words = words(caller, timeline);
        var line = listings.lines(account, List.of(item.id().value()), timeline.now())
                .getFirst();
        var needing = listings.needing(item, NEEDING_MAX);
        var kin = subscriptions.get(bucket, needing);
        boolean elsewhere = item.item().dependsOn() != null && timeline.needed().isEmpty();
        return new SubscriptionDetails(
                SubscriptionResource.of(line, words),
                timeline.standing(),
                Saying.of(timeline.answer(), words),
                Amount.of(ledger.wallets(bucket, List.of(account.id()))
                        .get(account.id())
                        .reservedFor(item.id().value())),
                item.isPayAsYouGo() ? null : SubscriptionDetails.Place.of(listings.turn(item)),
                timeline.needed().map(SubscriptionDetails.Kin::of).orElse(null),
                elsewhere
                        ? dependencies
                                .outside(item)
                                .map(SubscriptionDetails.Outside::of)
                                .orElse(null)
                        : null,
                needing.stream()
                        .map(kin::get)
                        .filter(Objects::nonNull)
                        .map(SubscriptionDetails.Kin::of)
                        .toList(),
                needing.size() < NEEDING_MAX ? needing.size() : listings.countNeeding(item),
                offered(timeline),
                subscriptions.terms(item).reversed().stream()
                        .map(SubscriptionDetails.Term::of)
                        .toList());
    }

    private static List<SubscriptionDetails.Offered> offered(Timeline timeline) {
        var product = timeline.product();
        var edition = timeline.item().item().edition();
        return product.periods(edition).stream()
                .flatMap(period -> product
                        .price(edition, period, timeline.account().currency())
                        .stream()
                        .map(price -> new SubscriptionDetails.Offered(period.toString(), Amount.of(price))))
                .toList();
    }
}
