package dev.perennial.admin;

import dev.perennial.kernel.Actor;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.order.OrderRefusal;
import dev.perennial.subscription.PaidTerm;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.timeline.Entry;
import dev.perennial.timeline.Standing;
import dev.perennial.timeline.Timeline;
import dev.perennial.timeline.Timelines;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One item: what it is, why it is as it is, what happened and what is to come. */
@Controller
public class SubscriptionController {
    private static final int PAST_MAX = 200;

    private final Visits visits;
    private final Timelines timelines;
    private final Subscriptions subscriptions;

    SubscriptionController(Visits visits, Timelines timelines, Subscriptions subscriptions) {
        this.visits = visits;
        this.timelines = timelines;
        this.subscriptions = subscriptions;
    }

    /**
     * @param past the latest of what happened, latest first
     * @param earlier how much happened before that
     */
    public record Page(
            Visit visit, Timeline timeline, List<Entry> past, int earlier, List<PaidTerm> terms, Locale language) {
        public Subscription item() {
            return timeline.item();
        }

        public boolean isParked() {
            return timeline.standing() == Standing.PARKED;
        }

        public String product() {
            return timeline.product().name().in(language);
        }

        public String edition() {
            return timeline.product().edition(item().item().edition()).name().in(language);
        }

        /** Who did it; the clockwork goes without saying. */
        public String by(Entry entry) {
            return entry.by()
                    .filter(actor -> actor.kind() != Actor.Kind.SYSTEM)
                    .map(actor -> visit.say(new Said("words.actor." + actor.kind(), Map.of("name", actor.name()))))
                    .orElse("");
        }
    }

    @GetMapping("/admin/items/{id}")
    String byPath(@PathVariable String id, HttpServletRequest request, Model model) {
        return show(id, request, model);
    }

    /** For ids that do not stand in a path as they are. */
    @GetMapping("/admin/items")
    String byParameter(@RequestParam String id, HttpServletRequest request, Model model) {
        return show(id, request, model);
    }

    private String show(String id, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        if (!Visit.mayBeId(id)) throw new RefusedException(OrderRefusal.SUBSCRIPTION_NOT_FOUND, Map.of());
        var timeline = timelines
                .of(new Subscription.Id(id), visit.actor(), visit.now())
                .orThrow();
        var past = timeline.past().reversed();
        var page = new Page(
                visit.in(timeline.account().zone()),
                timeline,
                past.stream().limit(PAST_MAX).toList(),
                Math.max(0, past.size() - PAST_MAX),
                subscriptions.terms(timeline.item()).reversed(),
                Locale.of(visit.words().language()));
        model.addAttribute(Templates.PAGE, page);
        return "admin/subscription";
    }
}
