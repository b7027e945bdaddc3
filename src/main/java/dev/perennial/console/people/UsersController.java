package dev.perennial.console.people;

import dev.perennial.user.Role;
import dev.perennial.user.SignIns;
import dev.perennial.user.User;
import dev.perennial.user.Users;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Who comes in for this account. */
@Controller
public class UsersController {
    private final Visits visits;
    private final Users users;
    private final SignIns signIns;

    UsersController(Visits visits, Users users, SignIns signIns) {
        this.visits = visits;
        this.users = users;
        this.signIns = signIns;
    }

    /**
     * @param last when each of them last signed in, by login
     */
    public record Page(Visit visit, List<User> users, Map<String, Instant> last) {
        public @Nullable Instant last(User user) {
            return last.get(user.login());
        }

        /** The key of what is to be known about a user's way in. */
        public String state(User user) {
            if (user.isDisabled()) return "DISABLED";
            return user.mustChoosePassword() ? "INVITED" : "ACTIVE";
        }

        public String tone(User user) {
            if (user.isDisabled()) return "bad";
            return user.mustChoosePassword() ? "care" : "good";
        }

        /** Those an account's user can have. */
        public List<Role> roles() {
            return List.of(Role.OWNER, Role.PAYER, Role.VIEWER);
        }

        public boolean isSelf(User user) {
            return user.login().equals(visit.actor().name());
        }
    }

    @GetMapping("/users")
    String list(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var account = visit.account().id();
        var all = users.of(account);
        model.addAttribute(Templates.PAGE, new Page(visit, all, signIns.last(account, all)));
        return "console/people/users";
    }
}
