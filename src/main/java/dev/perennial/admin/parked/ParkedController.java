package dev.perennial.admin.parked;

import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.Said;
import dev.perennial.renewal.ParkedItems;
import dev.perennial.renewal.ParkedItems.Aside;
import dev.perennial.renewal.Parking;
import dev.perennial.subscription.Subscription;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Items set aside because working on them failed: what failed, and back to work with a reason. */
@Controller
public class ParkedController {
    static final String PATH = "/admin/parked";

    private static final int SHOWN_MAX = 100;
    /** So many are put back at once; with more aside, the button is pressed again. */
    private static final int AT_ONCE_MAX = 1000;

    private final Visits visits;
    private final Parking parking;
    private final Catalogs catalogs;
    private final ParkedItems items;

    ParkedController(Visits visits, Parking parking, Catalogs catalogs, ParkedItems items) {
        this.visits = visits;
        this.parking = parking;
        this.catalogs = catalogs;
        this.items = items;
    }

    /**
     * @param chosen the items picked so far
     * @param wrong what is to be put right before anything is done; null when nothing is
     */
    public record Page(
            Visit visit,
            List<Aside> aside,
            long all,
            Map<String, String> products,
            Set<String> chosen,
            String typed,
            @Nullable String wrongReason,
            @Nullable String wrong) {
        public long more() {
            return all - aside.size();
        }
    }

    @GetMapping(PATH)
    String look(
            @RequestParam(name = "item", defaultValue = "") Set<String> chosen,
            HttpServletRequest request,
            Model model) {
        return show(visits.of(request), chosen, "", null, null, model);
    }

    @PostMapping(PATH)
    String putBack(
            @RequestParam(name = "item", defaultValue = "") Set<String> chosen,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, PATH);
        visit.mustHandleItems();
        boolean all = act.equals("all");
        if (!all && chosen.isEmpty()) {
            return show(visit, chosen, reason, null, visit.say("desk.parked.none_chosen"), model);
        }
        return switch (Reason.read(reason)) {
            case Refused<Reason>(var why, var facts) ->
                show(visit, chosen, reason, visit.say(Said.refusal(why, facts)), null, model);
            case Done<Reason>(var given) -> {
                putBack(all ? items.ids(AT_ONCE_MAX) : ids(chosen), given, visit)
                        .on(next);
                yield "redirect:" + PATH;
            }
        };
    }

    private static List<Subscription.Id> ids(Set<String> chosen) {
        return chosen.stream()
                .filter(Visit::mayBeId)
                .limit(AT_ONCE_MAX)
                .map(Subscription.Id::new)
                .toList();
    }

    /** Each by itself: what was put back meanwhile holds nothing up. */
    private Told putBack(List<Subscription.Id> ids, Reason reason, Visit visit) {
        long done = ids.stream()
                .filter(id -> parking.unpark(id, reason, visit.actor(), visit.now()) instanceof Done)
                .count();
        var facts = Map.of("done", String.valueOf(done), "not", String.valueOf(ids.size() - done));
        if (done == 0) return Told.care(new Said("desk.parked.told.none", facts));
        return done == ids.size()
                ? Told.good(new Said("desk.parked.told.all", facts))
                : Told.care(new Said("desk.parked.told.some", facts));
    }

    private String show(
            Visit visit,
            Set<String> chosen,
            String typed,
            @Nullable String wrongReason,
            @Nullable String wrong,
            Model model) {
        var aside = items.after(null, SHOWN_MAX);
        long all = aside.size() < SHOWN_MAX ? aside.size() : items.count();
        model.addAttribute(
                Templates.PAGE, new Page(visit, aside, all, products(visit), chosen, typed, wrongReason, wrong));
        return "admin/parked/parked";
    }

    private Map<String, String> products(Visit visit) {
        return catalogs.current().products().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, product -> product.getValue().name().in(visit.language())));
    }
}
