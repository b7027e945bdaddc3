package dev.perennial.console.people;

import dev.perennial.forgotten.ForgottenAccounts;
import dev.perennial.kernel.Said;
import dev.perennial.web.Afterwards;
import dev.perennial.web.Templates;
import dev.perennial.web.Throttle;
import dev.perennial.web.Throttle.Gate;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For who forgot which account a mailbox was bought by. What is on the screen is the same whether there is one. */
@Controller
public class ForgottenController {
    private final Visits visits;
    private final ForgottenAccounts forgotten;
    private final Throttle throttle;
    private final Afterwards afterwards;

    ForgottenController(Visits visits, ForgottenAccounts forgotten, Throttle throttle, Afterwards afterwards) {
        this.visits = visits;
        this.forgotten = forgotten;
        this.throttle = throttle;
        this.afterwards = afterwards;
    }

    /**
     * @param asked whether something was just asked for
     * @param name what was typed, where something is wrong with it
     */
    public record Page(Visit visit, boolean asked, String name, String wrong) {}

    @GetMapping("/forgot-account")
    String page(@RequestParam(required = false) String asked, HttpServletRequest request, Model model) {
        model.addAttribute(Templates.PAGE, new Page(visits.of(request, "/forgot-account"), asked != null, "", ""));
        return "console/people/forgotten";
    }

    @PostMapping("/forgot-account")
    String ask(@RequestParam String name, HttpServletRequest request, HttpServletResponse response, Model model) {
        var visit = visits.of(request, "/forgot-account");
        if (!ForgottenAccounts.isName(name)) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return wrong(visit, name, Said.of("access.forgot.wrong"), model);
        }
        var known = name.strip().toLowerCase(Locale.ROOT);
        var wait = throttle.take(Gate.FORGOTTEN_ADDRESS, Throttle.network(request.getRemoteAddr()))
                .or(() -> throttle.take(Gate.FORGOTTEN, known));
        if (wait.isPresent()) return wrong(visit, name, Throttle.refuse(wait.get(), response), model);
        afterwards.run(() -> forgotten.tell(known, visit.now()));
        return "redirect:/forgot-account?asked";
    }

    private static String wrong(Visit visit, String name, Said why, Model model) {
        model.addAttribute(Templates.PAGE, new Page(visit, false, name, visit.say(why)));
        return "console/people/forgotten";
    }
}
