package dev.perennial.console.people;

import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Said;
import dev.perennial.user.Passkey;
import dev.perennial.user.Passkeys;
import dev.perennial.user.SignIn;
import dev.perennial.user.SignIns;
import dev.perennial.user.User;
import dev.perennial.user.Users;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who one is: name, language, password, and where and when one signed in. */
@Controller
public class ProfileController {
    private static final int SHOWN = 20;

    private final Visits visits;
    private final Users users;
    private final SignIns signIns;
    private final Passkeys passkeys;

    ProfileController(Visits visits, Users users, SignIns signIns, Passkeys passkeys) {
        this.visits = visits;
        this.users = users;
        this.signIns = signIns;
        this.passkeys = passkeys;
    }

    /**
     * @param wrong what is wrong with what was typed, by the name of its field
     */
    public record Page(
            Visit visit,
            User user,
            List<Passkey> passkeys,
            List<SignIn.Presence> present,
            List<SignIn> history,
            Map<String, String> wrong) {
        public String wrong(String field) {
            return wrong.getOrDefault(field, "");
        }

        /** Who has no password of their own yet comes from another way in, and needs none. */
        public boolean hasPassword() {
            return user.password().isPresent();
        }
    }

    @GetMapping("/profile")
    String profile(HttpServletRequest request, Model model) {
        return show(request, model, Map.of());
    }

    @PostMapping("/profile/name")
    String rename(@RequestParam String name, HttpServletRequest request, Model model, RedirectAttributes next) {
        var visit = visits.of(request, "/profile");
        var renamed = users.rename(visit.actor().name(), name, visit.actor(), visit.now());
        return renamed instanceof Refused<User>(var why, var facts)
                ? show(request, model, Map.of("name", visit.say(Said.refusal(why, facts))))
                : told("access.profile.renamed", next);
    }

    @PostMapping("/profile/sign-out-everywhere")
    String signOutEverywhere(HttpServletRequest request) {
        var visit = visits.of(request, "/profile");
        signIns.signOutEverywhere(visit.actor().name(), visit.actor(), visit.now())
                .orThrow();
        request.getSession().invalidate();
        return "redirect:/sign-in?everywhere";
    }

    String show(HttpServletRequest request, Model model, Map<String, String> wrong) {
        var visit = visits.of(request, "/profile");
        var user = visit.visitor().user();
        var page = new Page(
                visit,
                user,
                passkeys.of(user),
                signIns.present(user, request.getSession().getId(), PlatformClock.wall()),
                signIns.of(user, SHOWN),
                wrong);
        model.addAttribute(Templates.PAGE, page);
        return "console/people/profile";
    }

    private static String told(String key, RedirectAttributes next) {
        Told.good(Said.of(key)).on(next);
        return "redirect:/profile";
    }
}
