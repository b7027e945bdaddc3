package dev.perennial.admin.money;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.grant.Extension;
import dev.perennial.grant.Extensions;
import dev.perennial.grant.Gift;
import dev.perennial.grant.GrantRefusal;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.order.OrderRefusal;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gives one item more time, out of goodwill. Who handles items does it below items, who handles money below money. */
@Controller
public class ExtensionController {
    private static final String VIEW = "admin/money/extend";

    private final Visits visits;
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Extensions extensions;

    ExtensionController(Visits visits, Accounts accounts, Subscriptions subscriptions, Extensions extensions) {
        this.visits = visits;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.extensions = extensions;
    }

    /** @param wrong why what was sent was not done */
    public record Page(
            Visit visit, Account account, Subscription item, Map<String, String> form, Optional<Said> wrong) {
        public String typed(String field) {
            return form.getOrDefault(field, "");
        }

        public boolean isOffered() {
            return visit.mayHandleItems() || visit.mayHandleMoney();
        }

        public String action() {
            return visit.mayHandleItems() ? "/admin/items/extend" : "/admin/money/grants/extend";
        }
    }

    @GetMapping("/admin/items/extend")
    String show(@RequestParam(defaultValue = "") String id, HttpServletRequest request, Model model) {
        model.addAttribute(Templates.PAGE, page(visits.of(request), item(id), Map.of(), Optional.empty()));
        return VIEW;
    }

    @PostMapping({"/admin/items/extend", "/admin/money/grants/extend"})
    String extend(
            @RequestParam(defaultValue = "") String id,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var item = item(id);
        var visit = visits.of(request, "/admin/items/extend?id=" + Visit.query(id));
        var extended = extend(item, form, visit);
        if (extended instanceof Outcome.Refused<Gift>(var why, var facts)) {
            model.addAttribute(Templates.PAGE, page(visit, item, form, Optional.of(Said.refusal(why, facts))));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return VIEW;
        }
        var end = String.valueOf(extended.orThrow().endsAt());
        Told.good(new Said("refunds.extended", Map.of("item", item.item().name(), "to", end)))
                .on(next);
        return "redirect:" + visit.item(item.id().value());
    }

    private Outcome<Gift> extend(Subscription item, Map<String, String> form, Visit visit) {
        return Reason.read(form.getOrDefault("reason", "")).then(reason -> extend(item, form, reason, visit));
    }

    private Outcome<Gift> extend(Subscription item, Map<String, String> form, Reason reason, Visit visit) {
        var wish = wish(
                form.getOrDefault("days", "").strip(),
                form.getOrDefault("until", "").strip());
        if (wish.isEmpty()) return Outcome.refused(GrantRefusal.EXTENSION_DAYS_INVALID);
        return extensions.extend(item.id(), wish.get(), reason, visit.actor(), visit.now());
    }

    private static Optional<Extension> wish(String days, String until) {
        if (days.isEmpty() == until.isEmpty()) return Optional.empty();
        if (until.isEmpty()) {
            return days.matches("[0-9]{1,6}")
                    ? Optional.of(Extension.ofDays(Integer.parseInt(days)))
                    : Optional.empty();
        }
        try {
            return Optional.of(Extension.until(LocalDate.parse(until)));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private Subscription item(String id) {
        return Optional.of(id)
                .filter(Visit::mayBeId)
                .flatMap(known -> subscriptions.find(new Subscription.Id(known)))
                .orElseThrow(() -> new RefusedException(OrderRefusal.SUBSCRIPTION_NOT_FOUND, Map.of()));
    }

    private Page page(Visit visit, Subscription item, Map<String, String> form, Optional<Said> wrong) {
        var account = accounts.find(item.account()).orElseThrow();
        return new Page(visit.in(account.zone()), account, item, form, wrong);
    }
}
