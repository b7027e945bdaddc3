package dev.perennial.console.people;

import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Said;
import dev.perennial.user.Passwords;
import dev.perennial.user.SignIns;
import dev.perennial.user.User;
import dev.perennial.user.UserRefusal;
import dev.perennial.web.Templates;
import dev.perennial.web.Throttle;
import dev.perennial.web.Throttle.Gate;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Choosing an own password; who came in with one made by somebody else sees no other page before. */
@Controller
public class PasswordController {
    private final Visits visits;
    private final Passwords passwords;
    private final SignIns signIns;
    private final Throttle throttle;

    PasswordController(Visits visits, Passwords passwords, SignIns signIns, Throttle throttle) {
        this.visits = visits;
        this.passwords = passwords;
        this.signIns = signIns;
        this.throttle = throttle;
    }

    /**
     * @param once whether the present one was made by somebody else, and lets in for this alone
     * @param field the field that something is wrong with; empty for none
     */
    public record Page(Visit visit, boolean once, String field, String wrong) {
        public String wrong(String name) {
            return name.equals(field) ? wrong : "";
        }
    }

    @GetMapping("/profile/password")
    String password(HttpServletRequest request, Model model) {
        return show(visits.of(request), "", "", model);
    }

    @PostMapping("/profile/password")
    String change(
            @RequestParam String old,
            @RequestParam String fresh,
            @RequestParam String again,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, "/profile/password");
        if (!fresh.equals(again)) return show(visit, "again", visit.say("access.password.differ"), model);
        var wait = throttle.take(Gate.PASSWORD, visit.actor().name());
        if (wait.isPresent()) {
            return show(visit, "old", visit.say(Throttle.refuse(wait.get(), response)), model);
        }
        var changed = passwords.change(old, fresh, request.getSession().getId(), visit.actor(), visit.now());
        if (changed instanceof Refused<User>(var why, var facts)) {
            response.setStatus(HttpStatus.CONFLICT.value());
            var field = why == UserRefusal.PASSWORD_WRONG ? "old" : "fresh";
            return show(visit, field, visit.say(Said.refusal(why, facts)), model);
        }
        throttle.giveBack(Gate.PASSWORD, visit.actor().name());
        var was = request.getSession().getId();
        signIns.moved(visit.visitor().user(), was, request.changeSessionId());
        Told.good(Said.of("access.password.changed")).on(next);
        return "redirect:/profile";
    }

    private static String show(Visit visit, String field, String wrong, Model model) {
        var once = visit.visitor().user().mustChoosePassword();
        model.addAttribute(Templates.PAGE, new Page(visit, once, field, wrong));
        return "console/people/password";
    }
}
