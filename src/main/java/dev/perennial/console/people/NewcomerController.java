package dev.perennial.console.people;

import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Said;
import dev.perennial.user.OneTimePassword;
import dev.perennial.user.Passwords;
import dev.perennial.user.Passwords.Invitation;
import dev.perennial.user.Role;
import dev.perennial.user.UserRefusal;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Letting somebody in: they get a login, a role, and a password to come in with once. */
@Controller
public class NewcomerController {
    private final Visits visits;
    private final Passwords passwords;

    NewcomerController(Visits visits, Passwords passwords) {
        this.visits = visits;
        this.passwords = passwords;
    }

    /**
     * What was typed, and what is wrong with it.
     *
     * @param field the field that something is wrong with; empty for none
     */
    public record Page(Visit visit, String login, String name, Role role, String field, String wrong) {
        public String wrong(String asked) {
            return asked.equals(field) ? wrong : "";
        }

        public List<Role> roles() {
            return List.of(Role.OWNER, Role.PAYER, Role.VIEWER);
        }
    }

    @GetMapping("/users/_new")
    String blank(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        visit.account();
        visit.mustManage();
        model.addAttribute(Templates.PAGE, new Page(visit, "", "", Role.VIEWER, "", ""));
        return UserController.isPartial(request) ? "console/people/newcomer" : "console/people/newcomer-page";
    }

    @PostMapping("/users")
    String add(
            @RequestParam String login,
            @RequestParam String name,
            @RequestParam Role role,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var visit = visits.of(request, "/users/_new");
        visit.mustManage();
        var invitation =
                new Invitation(login, name, role, Optional.of(visit.account().id()));
        return switch (passwords.invite(invitation, visit.actor(), visit.now())) {
            case Done<OneTimePassword>(var made) -> {
                model.addAttribute(Templates.PAGE, new UserController.Made(visit, made));
                yield "console/people/made";
            }
            case Refused<OneTimePassword>(var why, var facts) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                var field = why == UserRefusal.NAME_INVALID ? "name" : "login";
                var said = visit.say(Said.refusal(why, facts));
                model.addAttribute(Templates.PAGE, new Page(visit, login, name, role, field, said));
                yield "console/people/newcomer-page";
            }
        };
    }
}
