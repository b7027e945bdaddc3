package dev.perennial.console.webhooks;

import static dev.perennial.console.webhooks.WebhooksController.CUSTOMERS;
import static dev.perennial.console.webhooks.WebhooksController.VENDORS;

import dev.perennial.console.webhooks.WebhooksPage.AskPage;
import dev.perennial.console.webhooks.WebhooksPage.ChangePage;
import dev.perennial.console.webhooks.WebhooksPage.NewPage;
import dev.perennial.event.EventType;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Said;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import dev.perennial.webhook.Endpoint;
import dev.perennial.webhook.WebhookRefusal;
import dev.perennial.webhook.Webhooks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An endpoint is changed by a form, and asked about before its secret is replaced or it goes. */
@Controller
public class EndpointController {
    private final Visits visits;
    private final Webhooks webhooks;

    EndpointController(Visits visits, Webhooks webhooks) {
        this.visits = visits;
        this.webhooks = webhooks;
    }

    @GetMapping({CUSTOMERS + "/{endpoint}/rotate", VENDORS + "/{endpoint}/rotate"})
    String askToRotate(
            @PathVariable String endpoint,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            HttpServletRequest request,
            Model model) {
        return ask("rotate", endpoint, part, request, model);
    }

    @GetMapping({CUSTOMERS + "/{endpoint}/remove", VENDORS + "/{endpoint}/remove"})
    String askToRemove(
            @PathVariable String endpoint,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            HttpServletRequest request,
            Model model) {
        return ask("remove", endpoint, part, request, model);
    }

    @GetMapping({CUSTOMERS + "/{endpoint}/change", VENDORS + "/{endpoint}/change"})
    String form(@PathVariable String endpoint, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var here = WebhooksController.here(visit, request);
        var found = found(endpoint, visit);
        var form = new NewPage(visit, here, found.url(), found.description(), found.types(), Optional.empty());
        model.addAttribute(Templates.PAGE, new ChangePage(form, found));
        return "console/webhooks/change";
    }

    @PostMapping({CUSTOMERS + "/{endpoint}/change", VENDORS + "/{endpoint}/change"})
    String change(
            @PathVariable String endpoint,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") List<String> type,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, request.getRequestURI());
        var here = WebhooksController.here(visit, request);
        var before = found(endpoint, visit);
        Set<EventType> types = WebhooksController.types(type);
        var wish = new Webhooks.Wish(url, description, types);
        return switch (webhooks.change(before.id(), wish, visit.actor(), visit.now())) {
            case Done<Endpoint>(var after) ->
                WebhooksController.told(Said.of("webhooks.changed"), here + "/" + after.id(), next);
            case Refused<Endpoint>(var why, var facts) -> {
                if (why == WebhookRefusal.WEBHOOK_NOT_FOUND) throw WebhooksController.unknown();
                response.setStatus(HttpStatus.CONFLICT.value());
                var said = visit.say(Said.refusal(why, facts));
                var form = new NewPage(visit, here, url, description, types, Optional.of(said));
                model.addAttribute(Templates.PAGE, new ChangePage(form, before));
                yield "console/webhooks/change";
            }
        };
    }

    private String ask(String act, String endpoint, boolean part, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var here = WebhooksController.here(visit, request);
        model.addAttribute(Templates.PAGE, new AskPage(visit, here, found(endpoint, visit), act));
        return part ? "console/webhooks/ask" : "console/webhooks/ask-page";
    }

    private Endpoint found(String endpoint, Visit visit) {
        return webhooks.find(WebhooksController.id(endpoint), visit.actor()).orElseThrow(WebhooksController::unknown);
    }
}
