package dev.perennial.api.document;

import dev.perennial.api.ApiRefusal;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Sentences;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The document to read and to try, and what each refusal means. */
@Controller
public class ReferenceController {
    /** As everywhere, and the pictures that the reader's style sheet holds itself. */
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'; "
                    + "frame-ancestors 'none'; form-action 'self'";

    private final Visits visits;

    ReferenceController(Visits visits) {
        this.visits = visits;
    }

    /** The whole document. */
    public record Page(Visit visit) {}

    /** What one refusal means, in both languages. */
    public record Meaning(Visit visit, String code, String english, String chinese) {}

    @GetMapping("/api")
    String reference(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setHeader("Content-Security-Policy", POLICY);
        model.addAttribute(Templates.PAGE, new Page(visits.of(request)));
        return "api/reference";
    }

    @GetMapping("/problems/{code}")
    String meaning(@PathVariable String code, HttpServletRequest request, Model model) {
        var english = Sentences.in(Locale.ENGLISH).find("refusal." + code, Map.of());
        var chinese = Sentences.in(Locale.CHINESE).find("refusal." + code, Map.of());
        var meaning = new Meaning(
                visits.of(request),
                code,
                english.orElseThrow(() -> new RefusedException(ApiRefusal.OPERATION_NOT_FOUND, Map.of())),
                chinese.orElse(""));
        model.addAttribute(Templates.PAGE, meaning);
        return "api/meaning";
    }
}
