package dev.perennial.console;

import dev.perennial.demo.DemoUsers;
import dev.perennial.web.SignInRefusal;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in. */
@Controller
public class SignInController {
    private final Visits visits;
    private final DemoUsers demo;

    SignInController(Visits visits, DemoUsers demo) {
        this.visits = visits;
        this.demo = demo;
    }

    /**
     * @param problem why the last attempt failed, as a key; null for none
     * @param ready users that a demonstration offers to everybody
     */
    public record Page(Visit visit, String problem, List<DemoUsers.Ready> ready) {}

    @GetMapping("/sign-in")
    String signIn(
            @RequestParam(required = false) String wrong,
            @RequestParam(required = false) String out,
            @RequestParam(required = false) SignInRefusal refused,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request, "/");
        if (visit.visitor() != null) return "redirect:/";
        var problem = refused != null
                ? "refusal." + refused
                : wrong != null ? "access.sign_in.wrong" : out != null ? "access.sign_in.out" : "";
        model.addAttribute(Templates.PAGE, new Page(visit, problem, demo.ready()));
        return "console/sign-in";
    }
}
