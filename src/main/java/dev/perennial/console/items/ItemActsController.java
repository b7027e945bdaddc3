package dev.perennial.console.items;

import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.order.OrderRefusal;
import dev.perennial.renewal.RankRule;
import dev.perennial.renewal.Ranks;
import dev.perennial.renewal.Reservations;
import dev.perennial.subscription.Subscription;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is set on an item's own page: its rank, and what of the balance is kept for it. */
@Controller
public class ItemActsController {
    private final Visits visits;
    private final Ranks ranks;
    private final Reservations reservations;

    ItemActsController(Visits visits, Ranks ranks, Reservations reservations) {
        this.visits = visits;
        this.ranks = ranks;
        this.reservations = reservations;
    }

    @PostMapping("/items/rank")
    String rank(
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String rank,
            HttpServletRequest request,
            RedirectAttributes next) {
        var visit = visits.of(request);
        visit.mustSpend();
        var item = item(id);
        var outcome = switch (RankRule.read(rank)) {
            case Outcome.Done<Optional<Integer>>(var read) -> ranks.set(item, read, visit.actor(), visit.now());
            case Refused<Optional<Integer>>(var why, var facts) -> Outcome.<Subscription>refused(why, facts);
        };
        var done = rank.isBlank()
                ? Said.of("items.rank.done.none")
                : new Said("items.rank.done", Map.of("rank", rank.strip()));
        return back(visit, item, outcome, done, "rank", next);
    }

    /** An amount of nothing ends the reservation. */
    @PostMapping("/items/reserve")
    String reserve(
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String amount,
            HttpServletRequest request,
            RedirectAttributes next) {
        var visit = visits.of(request);
        visit.mustSpend();
        var item = item(id);
        var decimal = amount.strip();
        var outcome = reservations.reserve(item, decimal, visit.actor(), visit.now());
        var done = outcome instanceof Outcome.Done<?> && isNothing(decimal)
                ? Said.of("items.reserve.ended")
                : new Said(
                        "items.reserve.done",
                        Map.of(
                                "amount",
                                decimal,
                                "currency",
                                visit.account().currency().getCurrencyCode()));
        return back(visit, item, outcome, done, "kept", next);
    }

    private static boolean isNothing(String decimal) {
        return decimal.matches("0*(\\.0*)?");
    }

    private static Subscription.Id item(String id) {
        if (!Visit.mayBeId(id)) throw new RefusedException(OrderRefusal.SUBSCRIPTION_NOT_FOUND, Map.of());
        return new Subscription.Id(id);
    }

    /** Back to the item's page, which says first what became of it; what is not there is not found. */
    private static String back(
            Visit visit, Subscription.Id item, Outcome<?> outcome, Said done, String part, RedirectAttributes next) {
        if (outcome instanceof Refused<?>(var why, var facts)) {
            if (why.isNotFound()) throw new RefusedException(why, facts);
            Told.bad(Said.refusal(why, facts)).on(next);
        } else {
            Told.good(done).on(next);
        }
        return "redirect:" + visit.item(item.value()) + "#" + part;
    }
}
