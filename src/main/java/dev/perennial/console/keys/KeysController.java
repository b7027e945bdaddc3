package dev.perennial.console.keys;

import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.KeyRefusal;
import dev.perennial.link.PublicAddress;
import dev.perennial.user.Role;
import dev.perennial.user.User;
import dev.perennial.user.Users;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The visitor's keys: customers' and the vendor's people's alike, at an address each. */
@Controller
public class KeysController {
    static final String CUSTOMERS = "/keys";
    static final String VENDORS = "/admin/keys";

    private final Visits visits;
    private final ApiKeys keys;
    private final Users users;
    private final PublicAddress address;

    KeysController(Visits visits, ApiKeys keys, Users users, PublicAddress address) {
        this.visits = visits;
        this.keys = keys;
        this.users = users;
        this.address = address;
    }

    public record RevokePage(Visit visit, String here, ApiKey key) {}

    @GetMapping({CUSTOMERS, VENDORS})
    String list(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var here = here(visit, request);
        var user = Desk.user(visit);
        model.addAttribute(
                Templates.PAGE, new KeysPage(visit, here, keys.of(user), others(user), people(user), address.origin()));
        return "console/keys/keys";
    }

    @GetMapping({CUSTOMERS + "/{key}/revoke", VENDORS + "/{key}/revoke"})
    String ask(
            @PathVariable String key,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        var here = here(visit, request);
        var found = keys.get(id(key), visit.actor()).orThrow();
        model.addAttribute(Templates.PAGE, new RevokePage(visit, here, found));
        return part ? "console/keys/revoke" : "console/keys/revoke-page";
    }

    @PostMapping({CUSTOMERS + "/{key}/revoke", VENDORS + "/{key}/revoke"})
    String revoke(@PathVariable String key, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request, request.getRequestURI());
        var here = here(visit, request);
        var revoked = keys.revoke(id(key), visit.actor(), visit.now()).orThrow();
        Told.good(new Said("keys.revoked", Map.of("name", revoked.name()))).on(next);
        return "redirect:" + here;
    }

    /** Where this visitor's keys are; the doors keep customers from the other one. */
    static String here(Visit visit, HttpServletRequest request) {
        if (request.getRequestURI().startsWith(VENDORS)) return VENDORS;
        visit.account();
        return CUSTOMERS;
    }

    /** Those of others that this user may see, and end. */
    private List<ApiKey> others(User user) {
        var all = switch (user.role()) {
            case OWNER -> keys.of(user.account().orElseThrow());
            case OPERATOR -> keys.ofVendors();
            case PAYER, VIEWER, FINANCE, SUPPORT, AUDITOR -> List.<ApiKey>of();
        };
        return all.stream()
                .filter(key ->
                        !key.login().equals(user.login()) || key.revokedAt().isPresent())
                .toList();
    }

    private Map<String, User> people(User user) {
        var all = user.account()
                .map(users::of)
                .orElseGet(() -> user.role() == Role.OPERATOR ? users.operators() : List.of(user));
        return all.stream().collect(Collectors.toMap(User::login, Function.identity()));
    }

    private static UUID id(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException noId) {
            throw new RefusedException(KeyRefusal.KEY_NOT_FOUND, Map.of());
        }
    }
}
