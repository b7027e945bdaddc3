package dev.perennial.console;

import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what an account's users need to know now. Operators have a first page of their own. */
@Controller
public class HomeController {
    private final Visits visits;

    HomeController(Visits visits) {
        this.visits = visits;
    }

    public record Page(Visit visit) {}

    @GetMapping("/")
    String home(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        if (visit.isOperator()) return "redirect:/admin";
        model.addAttribute(Templates.PAGE, new Page(visit));
        return "console/home";
    }
}
