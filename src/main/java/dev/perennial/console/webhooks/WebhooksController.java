package dev.perennial.console.webhooks;

import dev.perennial.account.Account;
import dev.perennial.console.webhooks.WebhooksPage.DeliveryPage;
import dev.perennial.console.webhooks.WebhooksPage.EndpointPage;
import dev.perennial.console.webhooks.WebhooksPage.MadePage;
import dev.perennial.console.webhooks.WebhooksPage.NewPage;
import dev.perennial.console.webhooks.WebhooksPage.Part;
import dev.perennial.event.EventType;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import dev.perennial.webhook.Deliveries;
import dev.perennial.webhook.Delivery;
import dev.perennial.webhook.WebhookRefusal;
import dev.perennial.webhook.Webhooks;
import dev.perennial.webhook.Webhooks.Made;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where events go: owners' endpoints and the vendor's own, at an address each. */
@Controller
public class WebhooksController {
    static final String CUSTOMERS = "/events/endpoints";
    static final String VENDORS = "/admin/webhooks";
    private static final int SHOWN = 50;

    private final Visits visits;
    private final Webhooks webhooks;
    private final Deliveries deliveries;

    WebhooksController(Visits visits, Webhooks webhooks, Deliveries deliveries) {
        this.visits = visits;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    @GetMapping({CUSTOMERS, VENDORS})
    String list(@RequestParam(defaultValue = "") String before, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var here = here(visit, request);
        var failed = here.equals(VENDORS) ? deliveries.failed(from(before), SHOWN + 1) : List.<Delivery>of();
        model.addAttribute(
                Templates.PAGE,
                new WebhooksPage(visit, here, webhooks.of(owner(visit), visit.actor()), Part.of(failed, SHOWN)));
        return "console/webhooks/list";
    }

    @GetMapping({CUSTOMERS + "/_new", VENDORS + "/_new"})
    String blank(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        model.addAttribute(
                Templates.PAGE, new NewPage(visit, here(visit, request), "", "", Set.of(), Optional.empty()));
        return "console/webhooks/new";
    }

    @PostMapping({CUSTOMERS, VENDORS})
    String add(
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") List<String> type,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var visit = visits.of(request, request.getRequestURI());
        var here = here(visit, request);
        var wish = new Webhooks.Wish(url, description, types(type));
        return switch (webhooks.add(owner(visit), wish, visit.actor(), visit.now())) {
            case Done<Made>(var made) -> shown(visit, here, made, model);
            case Refused<Made>(var why, var facts) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                var said = visit.say(Said.refusal(why, facts));
                model.addAttribute(
                        Templates.PAGE, new NewPage(visit, here, url, description, wish.types(), Optional.of(said)));
                yield "console/webhooks/new";
            }
        };
    }

    @GetMapping({CUSTOMERS + "/{endpoint}", VENDORS + "/{endpoint}"})
    String one(
            @PathVariable String endpoint,
            @RequestParam(defaultValue = "") String before,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        var here = here(visit, request);
        var found = webhooks.find(id(endpoint), visit.actor()).orElseThrow(WebhooksController::unknown);
        var some = deliveries
                .of(found.id(), Optional.empty(), from(before), SHOWN + 1, visit.actor())
                .orElseThrow(WebhooksController::unknown);
        model.addAttribute(Templates.PAGE, new EndpointPage(visit, here, found, Part.of(some, SHOWN)));
        return "console/webhooks/endpoint";
    }

    @PostMapping({CUSTOMERS + "/{endpoint}/rotate", VENDORS + "/{endpoint}/rotate"})
    String rotate(@PathVariable String endpoint, HttpServletRequest request, Model model) {
        var visit = visits.of(request, request.getRequestURI());
        var here = here(visit, request);
        var made = webhooks.rotate(id(endpoint), visit.actor(), visit.now()).orThrow();
        return shown(visit, here, made, model);
    }

    @PostMapping({CUSTOMERS + "/{endpoint}/pause", VENDORS + "/{endpoint}/pause"})
    String pause(@PathVariable String endpoint, HttpServletRequest request, RedirectAttributes next) {
        var to = "/" + id(endpoint);
        return acted(
                request,
                next,
                to,
                visit -> webhooks.pause(id(endpoint), visit.actor(), visit.now())
                        .map(paused -> Said.of("webhooks.paused")));
    }

    @PostMapping({CUSTOMERS + "/{endpoint}/resume", VENDORS + "/{endpoint}/resume"})
    String resume(@PathVariable String endpoint, HttpServletRequest request, RedirectAttributes next) {
        var to = "/" + id(endpoint);
        return acted(
                request,
                next,
                to,
                visit -> webhooks.resume(id(endpoint), visit.actor(), visit.now())
                        .map(resumed -> Said.of("webhooks.resumed")));
    }

    @PostMapping({CUSTOMERS + "/{endpoint}/remove", VENDORS + "/{endpoint}/remove"})
    String remove(@PathVariable String endpoint, HttpServletRequest request, RedirectAttributes next) {
        return acted(
                request,
                next,
                "",
                visit -> webhooks.remove(id(endpoint), visit.actor(), visit.now())
                        .map(removed -> Said.of("webhooks.removed")));
    }

    @PostMapping({CUSTOMERS + "/{endpoint}/ping", VENDORS + "/{endpoint}/ping"})
    String ping(@PathVariable String endpoint, HttpServletRequest request, RedirectAttributes next) {
        var to = "/" + id(endpoint);
        return acted(
                request,
                next,
                to,
                visit -> deliveries
                        .ping(id(endpoint), visit.actor(), visit.now())
                        .map(ping -> Said.of("webhooks.pinged")));
    }

    @PostMapping({CUSTOMERS + "/{endpoint}/replay", VENDORS + "/{endpoint}/replay"})
    String replayAll(@PathVariable String endpoint, HttpServletRequest request, RedirectAttributes next) {
        var to = "/" + id(endpoint);
        return acted(
                request,
                next,
                to,
                visit -> deliveries
                        .replaySince(id(endpoint), Instant.EPOCH, visit.actor(), visit.now())
                        .map(WebhooksController::replayed));
    }

    @GetMapping({CUSTOMERS + "/deliveries/{delivery}", VENDORS + "/deliveries/{delivery}"})
    String delivery(@PathVariable String delivery, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var here = here(visit, request);
        var whole = deliveries
                .find(id(delivery), visit.actor())
                .orElseThrow(() -> new RefusedException(WebhookRefusal.DELIVERY_NOT_FOUND, Map.of()));
        model.addAttribute(Templates.PAGE, new DeliveryPage(visit, here, whole));
        return "console/webhooks/delivery";
    }

    @PostMapping({CUSTOMERS + "/deliveries/{delivery}/replay", VENDORS + "/deliveries/{delivery}/replay"})
    String replay(@PathVariable String delivery, HttpServletRequest request, RedirectAttributes next) {
        var to = "/deliveries/" + id(delivery);
        return acted(
                request,
                next,
                to,
                visit -> deliveries
                        .replay(id(delivery), visit.actor(), visit.now())
                        .map(again -> replayed(1)));
    }

    /** Does what was pressed, says so, and leads to where it is seen. */
    private String acted(
            HttpServletRequest request, RedirectAttributes next, String to, Function<Visit, Outcome<Said>> act) {
        var visit = visits.of(request, request.getRequestURI());
        var here = here(visit, request);
        return told(act.apply(visit).orThrow(), here + to, next);
    }

    private static Said replayed(int deliveries) {
        if (deliveries == 0) return Said.of("webhooks.replayed.none");
        var key = deliveries == 1 ? "webhooks.replayed.one" : "webhooks.replayed.many";
        return new Said(key, Map.of("count", String.valueOf(deliveries)));
    }

    private static String shown(Visit visit, String here, Made made, Model model) {
        model.addAttribute(Templates.PAGE, new MadePage(visit, here, made));
        return "console/webhooks/made";
    }

    static String told(Said said, String to, RedirectAttributes next) {
        Told.good(said).on(next);
        return "redirect:" + to;
    }

    /** Owners only, since an endpoint hears everything; the doors let none but operators change the vendor's. */
    static String here(Visit visit, HttpServletRequest request) {
        if (request.getRequestURI().startsWith(VENDORS)) return VENDORS;
        visit.mustManage();
        return CUSTOMERS;
    }

    static Set<EventType> types(List<String> codes) {
        return codes.stream().flatMap(code -> EventType.read(code).stream()).collect(Collectors.toSet());
    }

    private static Optional<UUID> from(String before) {
        return before.isEmpty() ? Optional.empty() : Optional.of(id(before));
    }

    private static Optional<Account.Id> owner(Visit visit) {
        return visit.actor().account().map(Account.Id::new);
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw unknown();
        }
    }

    static RefusedException unknown() {
        return new RefusedException(WebhookRefusal.WEBHOOK_NOT_FOUND, Map.of());
    }
}
