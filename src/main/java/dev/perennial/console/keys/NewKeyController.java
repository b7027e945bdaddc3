package dev.perennial.console.keys;

import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Said;
import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.ApiKeys.Made;
import dev.perennial.key.KeyRefusal;
import dev.perennial.link.PublicAddress;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A key is made by a form, and shown once by its answer. */
@Controller
public class NewKeyController {
    private final Visits visits;
    private final ApiKeys keys;
    private final PublicAddress address;

    NewKeyController(Visits visits, ApiKeys keys, PublicAddress address) {
        this.visits = visits;
        this.keys = keys;
        this.address = address;
    }

    /** The one page that shows what opens the door. */
    public record MadePage(KeysPage keys, Made made) {
        public boolean isSigning() {
            return made.key().kind() == ApiKey.Kind.SIGNING;
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return made.toString();
        }
    }

    @GetMapping({KeysController.CUSTOMERS + "/_new", KeysController.VENDORS + "/_new"})
    String blank(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var here = KeysController.here(visit, request);
        model.addAttribute(Templates.PAGE, form(visit, here, "", ApiKey.Kind.BEARER, List.of(), ""));
        return "console/keys/new";
    }

    @PostMapping({KeysController.CUSTOMERS, KeysController.VENDORS})
    String make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "BEARER") ApiKey.Kind kind,
            @RequestParam(defaultValue = "") List<String> scope,
            @RequestParam(defaultValue = "") String until,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var visit = visits.of(request, request.getRequestURI());
        var here = KeysController.here(visit, request);
        var typed = form(visit, here, name, kind, scope, until);
        var end = end(typed);
        if (end.isEmpty())
            return refused(typed, new Refused<>(KeyRefusal.KEY_ENDS_TOO_SOON, Map.of()), response, model);
        var wish = new ApiKeys.Wish(
                name, kind, Set.copyOf(typed.scopes()), end.get().at());
        return switch (keys.make(Desk.user(visit), wish, visit.now())) {
            case Refused<Made> refused -> refused(typed, refused, response, model);
            case Done<Made>(var made) -> {
                var page = new KeysPage(visit, here, List.of(made.key()), List.of(), Map.of(), address.origin());
                model.addAttribute(Templates.PAGE, new MadePage(page, made));
                yield "console/keys/made";
            }
        };
    }

    private static NewKeyPage form(
            Visit visit, String here, String name, ApiKey.Kind kind, List<String> scopes, String until) {
        var role = Desk.user(visit).role();
        return new NewKeyPage(visit, here, role, name, kind, NewKeyPage.scopes(scopes), until, null, "");
    }

    private static String refused(NewKeyPage typed, Refused<Made> refused, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.CONFLICT.value());
        var said = typed.visit().say(Said.refusal(refused.why(), refused.facts()));
        model.addAttribute(
                Templates.PAGE,
                new NewKeyPage(
                        typed.visit(),
                        typed.here(),
                        typed.role(),
                        typed.name(),
                        typed.kind(),
                        typed.scopes(),
                        typed.until(),
                        refused.why(),
                        said));
        return "console/keys/new";
    }

    /** @param at empty for none */
    private record End(Optional<Instant> at) {}

    /** The end of the last day chosen; empty where that is no day. */
    private static Optional<End> end(NewKeyPage typed) {
        if (typed.until().isBlank()) return Optional.of(new End(Optional.empty()));
        try {
            var last = LocalDate.parse(typed.until().strip());
            var zone = typed.visit().words().zone();
            return Optional.of(
                    new End(Optional.of(last.plusDays(1).atStartOfDay(zone).toInstant())));
        } catch (DateTimeParseException | ArithmeticException noDay) {
            return Optional.empty();
        }
    }
}
