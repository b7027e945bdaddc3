package dev.perennial.admin.statements;

import dev.perennial.bank.CsvMapping;
import dev.perennial.bank.Mappings;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Said;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How CSV files of banks are read: the ways there are, and one to change or to begin. */
@Controller
public class MappingsController {
    private final Visits visits;
    private final Mappings mappings;

    MappingsController(Visits visits, Mappings mappings) {
        this.visits = visits;
        this.mappings = mappings;
    }

    /**
     * @param all the text of each, by name
     * @param wrong what was wrong with what was typed, in words; null for nothing
     */
    public record Page(
            Visit visit,
            Map<String, String> all,
            String name,
            String content,
            @Nullable String wrong) {}

    @GetMapping("/admin/money/statements/mappings")
    String show(@RequestParam(defaultValue = "plain") String name, HttpServletRequest request, Model model) {
        var all = mappings.all();
        model.addAttribute(
                Templates.PAGE,
                new Page(visits.of(request), all, all.containsKey(name) ? name : "", all.getOrDefault(name, ""), null));
        return "admin/statements/mappings";
    }

    @PostMapping("/admin/money/statements/mappings")
    String save(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String content,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var visit = visits.of(request, "/admin/money/statements/mappings");
        visit.mustHandleMoney();
        return switch (mappings.save(name, content, visit.actor(), visit.now())) {
            case Outcome.Done<CsvMapping>(var mapping) -> {
                Told.good(new Said("desk.mappings.saved", Map.of("name", mapping.name())))
                        .on(next);
                yield "redirect:/admin/money/statements/mappings?name=" + mapping.name();
            }
            case Outcome.Refused<CsvMapping>(var why, var facts) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute(
                        Templates.PAGE,
                        new Page(visit, mappings.all(), name, content, visit.say(Said.refusal(why, facts))));
                yield "admin/statements/mappings";
            }
        };
    }
}
