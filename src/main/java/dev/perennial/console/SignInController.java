package dev.perennial.console;

import dev.perennial.demo.DemoUsers;
import dev.perennial.kernel.Said;
import dev.perennial.web.OpenIdSettings;
import dev.perennial.web.SignInAnswers;
import dev.perennial.web.SignInRefusal;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in. */
@Controller
public class SignInController {
    /** Why somebody stands here, as the address says. */
    private static final Map<String, Told> REASONS = Map.of(
            "wrong", Told.bad(Said.of("access.sign_in.wrong")),
            "disabled", Told.bad(Said.of("access.sign_in.disabled")),
            "out", Told.good(Said.of("access.sign_in.out")),
            "everywhere", Told.good(Said.of("access.sign_in.everywhere")),
            "expired", Told.care(Said.of("access.sign_in.expired")));

    private final Visits visits;
    private final OpenIdSettings openId;
    private final DemoUsers demo;

    SignInController(Visits visits, OpenIdSettings openId, DemoUsers demo) {
        this.openId = openId;
        this.visits = visits;
        this.demo = demo;
    }

    /**
     * @param reason why somebody stands here; empty where they just came
     * @param openId what the OpenID provider is known as; empty where there is none
     * @param ready users that a demonstration offers to everybody
     */
    public record Page(Visit visit, Optional<Told> reason, Optional<String> openId, List<DemoUsers.Ready> ready) {}

    @GetMapping("/sign-in")
    String signIn(HttpServletRequest request, Model model) {
        var visit = visits.of(request, "/");
        if (visit.visitor() != null) return "redirect:/";
        model.addAttribute(Templates.PAGE, new Page(visit, reason(request), openId.name(), demo.ready()));
        return "console/sign-in";
    }

    private static Optional<Told> reason(HttpServletRequest request) {
        if (request.getAttribute(SignInAnswers.TOO_OFTEN) instanceof Said tooOften) {
            return Optional.of(Told.bad(tooOften));
        }
        if (request.getParameter("refused") != null) {
            return SignInRefusal.said(request.getParameter("refused")).map(Told::bad);
        }
        return REASONS.entrySet().stream()
                .filter(reason -> request.getParameterMap().containsKey(reason.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
