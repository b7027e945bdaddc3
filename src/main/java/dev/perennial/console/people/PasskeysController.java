package dev.perennial.console.people;

import dev.perennial.kernel.Said;
import dev.perennial.user.Passkey;
import dev.perennial.user.Passkeys;
import dev.perennial.user.User;
import dev.perennial.web.PasskeyDesk;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The visitor's own passkeys: customers' and operators' alike. */
@Controller
public class PasskeysController {
    private static final String HERE = "/profile/passkeys";

    private final Visits visits;
    private final Passkeys passkeys;
    private final PasskeyDesk desk;

    PasskeysController(Visits visits, Passkeys passkeys, PasskeyDesk desk) {
        this.visits = visits;
        this.passkeys = passkeys;
        this.desk = desk;
    }

    public record Page(Visit visit, List<Passkey> passkeys) {}

    @GetMapping(HERE)
    String page(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        model.addAttribute(Templates.PAGE, new Page(visit, passkeys.of(user(visit))));
        return "console/people/passkeys-page";
    }

    @PostMapping(HERE + "/options")
    ResponseEntity<String> offer(HttpServletRequest request, HttpServletResponse response) {
        var offer = desk.offer(request, response);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(offer);
    }

    @PostMapping(HERE)
    String add(
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        desk.keep(user(visits.of(request)), label, credential, request, response);
        Told.good(Said.of("access.passkeys.added")).on(next);
        return "redirect:" + HERE;
    }

    @PostMapping(HERE + "/remove")
    String remove(@RequestParam String id, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request);
        var removed = passkeys.remove(user(visit), id, visit.now()).orThrow();
        Told.good(new Said("access.passkeys.removed", Map.of("passkey", removed.label())))
                .on(next);
        return "redirect:" + HERE;
    }

    private static User user(Visit visit) {
        return Objects.requireNonNull(visit.visitor()).user();
    }
}
