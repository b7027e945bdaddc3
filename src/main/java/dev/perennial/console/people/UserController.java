package dev.perennial.console.people;

import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Said;
import dev.perennial.user.OneTimePassword;
import dev.perennial.user.Passwords;
import dev.perennial.user.Role;
import dev.perennial.user.SignIns;
import dev.perennial.user.User;
import dev.perennial.user.UserRefusal;
import dev.perennial.user.Users;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One user of the account, as its owner changes them. */
@Controller
public class UserController {
    private final Visits visits;
    private final Users users;
    private final Passwords passwords;
    private final SignIns signIns;

    UserController(Visits visits, Users users, Passwords passwords, SignIns signIns) {
        this.visits = visits;
        this.users = users;
        this.passwords = passwords;
        this.signIns = signIns;
    }

    public record Page(Visit visit, User user) {
        /** Those an account's user can have. */
        public List<Role> roles() {
            return List.of(Role.OWNER, Role.PAYER, Role.VIEWER);
        }
    }

    /** The one page that ever shows this password. */
    public record Made(Visit visit, OneTimePassword password) {}

    @GetMapping("/users/{login}")
    String user(@PathVariable String login, HttpServletRequest request, Model model) {
        var visit = manager(request, login);
        if (visit.actor().name().equals(login)) return "redirect:/profile";
        return show(visit, login, "console/people/user", model);
    }

    @GetMapping("/users/{login}/remove")
    String askToRemove(@PathVariable String login, HttpServletRequest request, Model model) {
        var visit = manager(request, login);
        return show(visit, login, isPartial(request) ? "console/people/remove" : "console/people/remove-page", model);
    }

    @PostMapping("/users/{login}/name")
    String rename(
            @PathVariable String login,
            @RequestParam String name,
            HttpServletRequest request,
            RedirectAttributes next) {
        var visit = manager(request, login);
        return told(users.rename(login, name, visit.actor(), visit.now()), "renamed", "/users/" + login, next);
    }

    @PostMapping("/users/{login}/role")
    String setRole(
            @PathVariable String login, @RequestParam Role role, HttpServletRequest request, RedirectAttributes next) {
        var visit = manager(request, login);
        return told(users.setRole(login, role, visit.actor(), visit.now()), "role", "/users/" + login, next);
    }

    @PostMapping("/users/{login}/disable")
    String disable(@PathVariable String login, HttpServletRequest request, RedirectAttributes next) {
        var visit = manager(request, login);
        return told(users.disable(login, visit.actor(), visit.now()), "disabled", "/users/" + login, next);
    }

    @PostMapping("/users/{login}/enable")
    String enable(@PathVariable String login, HttpServletRequest request, RedirectAttributes next) {
        var visit = manager(request, login);
        return told(users.enable(login, visit.actor(), visit.now()), "enabled", "/users/" + login, next);
    }

    @PostMapping("/users/{login}/sign-out")
    String signOut(@PathVariable String login, HttpServletRequest request, RedirectAttributes next) {
        var visit = manager(request, login);
        var out = signIns.signOutEverywhere(login, visit.actor(), visit.now());
        return told(out, "signed_out", "/users/" + login, next);
    }

    @PostMapping("/users/{login}/remove")
    String remove(@PathVariable String login, HttpServletRequest request, RedirectAttributes next) {
        var visit = manager(request, login);
        return told(users.remove(login, visit.actor(), visit.now()), "removed", "/users", next);
    }

    /** Answers with the password itself, which is kept nowhere to be shown after a redirect. */
    @PostMapping("/users/{login}/reset")
    String reset(@PathVariable String login, HttpServletRequest request, Model model, RedirectAttributes next) {
        var visit = manager(request, login);
        var made = passwords.reset(login, visit.actor(), visit.now());
        if (made instanceof Outcome.Done<OneTimePassword>(var password)) {
            model.addAttribute(Templates.PAGE, new Made(visit, password));
            return "console/people/made";
        }
        return told(made, "", "/users/" + login, next);
    }

    /** Somebody who may manage this user: one of another account is not there. */
    private Visit manager(HttpServletRequest request, String login) {
        var visit = visits.of(request, "/users/" + login);
        visit.account();
        visit.mustManage();
        users.get(login, visit.actor()).orThrow();
        return visit;
    }

    private String show(Visit visit, String login, String view, Model model) {
        var user = users.get(login, visit.actor()).orThrow();
        model.addAttribute(Templates.PAGE, new Page(visit, user));
        return view;
    }

    static boolean isPartial(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    private static String told(Outcome<?> outcome, String done, String then, RedirectAttributes next) {
        if (outcome instanceof Refused<?>(var why, var facts)) {
            Told.bad(Said.refusal(why, facts)).on(next);
            if (why == UserRefusal.NOT_YOURSELF) return "redirect:/profile";
        } else {
            Told.good(Said.of("access.user.done." + done)).on(next);
        }
        return "redirect:" + then;
    }
}
