package dev.perennial.console;

import dev.perennial.demo.DemoUsers;
import dev.perennial.kernel.Said;
import dev.perennial.web.OpenIdSettings;
import dev.perennial.web.SignInRefusal;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in. */
@Controller
public class SignInController {
    private final Visits visits;
    private final OpenIdSettings openId;
    private final DemoUsers demo;

    SignInController(Visits visits, OpenIdSettings openId, DemoUsers demo) {
        this.openId = openId;
        this.visits = visits;
        this.demo = demo;
    }

    /**
     * @param problem why the last attempt failed, as a key; null for none
     * @param openId what the OpenID provider is known as; empty where there is none
     * @param ready users that a demonstration offers to everybody
     */
    public record Page(Visit visit, String problem, Optional<String> openId, List<DemoUsers.Ready> ready) {}

    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(required = false) String wrong,
            @RequestParam(required = false) String out,
            @RequestParam(defaultValue = "") String refused,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request, "/");
        if (visit.visitor() != null) return "redirect:/";
        var problem = SignInRefusal.said(refused)
                .map(Said::key)
                .orElse(wrong != null ? "access.sign_in.wrong" : out != null ? "access.sign_in.out" : "");
        model.addAttribute(Templates.PAGE, new Page(visit, problem, openId.name(), demo.ready()));
        return "console/sign-in";
    }
}
