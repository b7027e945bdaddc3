package dev.perennial.console.people;

import dev.perennial.account.Account;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Said;
import dev.perennial.settings.AccountSettings;
import dev.perennial.settings.AccountSettings.Settings;
import dev.perennial.settings.SettingsRefusal;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What holds for the whole account: seen by all of its users, changed by its owners. */
@Controller
public class AccountController {
    private final Visits visits;
    private final AccountSettings settings;

    AccountController(Visits visits, AccountSettings settings) {
        this.visits = visits;
        this.settings = settings;
    }

    /**
     * @param name as it stands, or as it was typed
     * @param field the field that something is wrong with; empty for none
     */
    public record Page(Visit visit, Account account, String name, String field, String wrong) {
        public String wrong(String asked) {
            return asked.equals(field) ? wrong : "";
        }

        /** Those that name a place, and the world's own. */
        public List<String> zones() {
            return ZoneId.getAvailableZoneIds().stream()
                    .filter(zone -> zone.matches(
                            "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC"))
                    .sorted()
                    .toList();
        }

        /** Whether the account's is one of those shown. */
        public boolean isListed() {
            return zones().contains(account.zone().getId());
        }
    }

    @GetMapping("/account")
    String account(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        return show(visit, visit.account().name(), "", "", model);
    }

    @PostMapping("/account")
    String change(
            @RequestParam String name,
            @RequestParam String language,
            @RequestParam String zone,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, "/account");
        visit.mustManage();
        var wanted = new Settings(name, language.equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH, zone);
        var changed = settings.change(visit.account().id(), wanted, visit.actor(), visit.now());
        if (changed instanceof Refused<Account>(var why, var facts)) {
            response.setStatus(HttpStatus.CONFLICT.value());
            var field = why == SettingsRefusal.ZONE_UNKNOWN ? "zone" : "name";
            return show(visit, name, field, visit.say(Said.refusal(why, facts)), model);
        }
        Told.good(Said.of("access.account.changed")).on(next);
        return "redirect:/account";
    }

    private static String show(Visit visit, String name, String field, String wrong, Model model) {
        model.addAttribute(Templates.PAGE, new Page(visit, visit.account(), name, field, wrong));
        return "console/people/account";
    }
}
