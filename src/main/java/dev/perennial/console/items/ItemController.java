package dev.perennial.console.items;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.dependency.Dependencies;
import dev.perennial.dependency.OutsideDomain;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.RefusedException;
import dev.perennial.ledger.Ledger;
import dev.perennial.listing.Listings;
import dev.perennial.order.OrderRefusal;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.timeline.Timeline;
import dev.perennial.timeline.Timelines;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One item: where it stands in its life, why, what is to come, and what can be done about it. */
@Controller
public class ItemController {
    private static final int PAST_MAX = 100;
    private static final int NEEDING_MAX = 20;

    private final Visits visits;
    private final Timelines timelines;
    private final Subscriptions subscriptions;
    private final Accounts accounts;
    private final Catalogs catalogs;
    private final Ledger ledger;
    private final Dependencies dependencies;
    private final Listings listings;

    ItemController(
            Visits visits,
            Timelines timelines,
            Subscriptions subscriptions,
            Accounts accounts,
            Catalogs catalogs,
            Ledger ledger,
            Dependencies dependencies,
            Listings listings) {
        this.visits = visits;
        this.timelines = timelines;
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.ledger = ledger;
        this.dependencies = dependencies;
        this.listings = listings;
    }

    @GetMapping("/items/{id}")
    String byPath(@PathVariable String id, HttpServletRequest request, Model model) {
        return show(id, request, model);
    }

    /** For ids that do not stand in a path as they are. */
    @GetMapping("/items")
    String byParameter(@RequestParam(defaultValue = "") String id, HttpServletRequest request, Model model) {
        return show(id, request, model);
    }

    private String show(String id, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var account = visit.account();
        if (!Visit.mayBeId(id)) throw new RefusedException(OrderRefusal.SUBSCRIPTION_NOT_FOUND, Map.of());
        var timeline = timelines
                .of(new Subscription.Id(id), visit.actor(), visit.now())
                .orThrow();
        model.addAttribute(Templates.PAGE, page(visit.in(account.zone()).about(timeline.product()), account, timeline));
        return "console/items/item";
    }

    private ItemPage page(Visit visit, Account account, Timeline timeline) {
        int bucket = accounts.bucketOf(account.id());
        var item = timeline.item();
        var past = timeline.past().reversed();
        var needing = listings.needing(item, NEEDING_MAX);
        return new ItemPage(
                visit,
                timeline,
                Picture.of(timeline.stations()),
                past.stream().limit(PAST_MAX).toList(),
                Math.max(0, past.size() - PAST_MAX),
                subscriptions.terms(item).reversed(),
                ledger.wallets(bucket, List.of(account.id())).get(account.id()),
                item.isPayAsYouGo() ? Optional.empty() : Optional.of(listings.turn(item)),
                outside(timeline),
                lines(bucket, needing, visit),
                needing.size() < NEEDING_MAX ? needing.size() : listings.countNeeding(item),
                suggested(timeline));
    }

    private Optional<OutsideDomain> outside(Timeline timeline) {
        return timeline.item().item().dependsOn() == null || timeline.needed().isPresent()
                ? Optional.empty()
                : dependencies.outside(timeline.item());
    }

    private List<ItemPage.Line> lines(int bucket, List<String> ids, Visit visit) {
        if (ids.isEmpty()) return List.of();
        var items = subscriptions.get(bucket, ids);
        return ids.stream()
                .map(items::get)
                .filter(Objects::nonNull)
                .map(item -> new ItemPage.Line(
                        item,
                        catalogs.current()
                                .product(item.item().product())
                                .shortName()
                                .in(visit.language())))
                .toList();
    }

    /** Today's price of what automatic renewal buys, or of the shortest period there is. */
    private static Optional<Money> suggested(Timeline timeline) {
        var edition = timeline.item().item().edition();
        var period = Optional.ofNullable(timeline.item().plan().period())
                .or(() -> timeline.product().periods(edition).stream().findFirst());
        return period.flatMap(length ->
                timeline.product().price(edition, length, timeline.account().currency()));
    }
}
