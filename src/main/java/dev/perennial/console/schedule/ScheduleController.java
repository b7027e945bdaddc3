package dev.perennial.console.schedule;

import dev.perennial.account.ReminderDays;
import dev.perennial.account.ReminderDays.Day;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Product;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Said;
import dev.perennial.notice.NoticeKind;
import dev.perennial.reminder.ComingReminders;
import dev.perennial.reminder.ComingReminders.Coming;
import dev.perennial.settings.ReminderSettings;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** When the account is reminded: on the days its products promise, and on those its owners add. */
@Controller
public class ScheduleController {
    private static final String PATH = "/notices/schedule";
    private static final int COMING_MAX = 8;

    private final Visits visits;
    private final ReminderSettings settings;
    private final ComingReminders coming;
    private final Catalogs catalogs;

    ScheduleController(Visits visits, ReminderSettings settings, ComingReminders coming, Catalogs catalogs) {
        this.visits = visits;
        this.settings = settings;
        this.coming = coming;
        this.catalogs = catalogs;
    }

    /**
     * @param product chosen for another day
     * @param days as typed
     * @param wrong what is wrong with them; empty for nothing
     */
    public record Page(
            Visit visit,
            ReminderDays own,
            List<Product> products,
            List<Coming> coming,
            String product,
            String days,
            String wrong) {

        /** Days of its own for this product alone, or for all. */
        public List<Integer> own(String product) {
            return own.all().stream()
                    .filter(day -> day.product().equals(product))
                    .map(Day::days)
                    .toList();
        }

        public String all() {
            return ReminderDays.ALL_PRODUCTS;
        }

        public boolean isFull() {
            return own.all().size() >= ReminderDays.COUNT_MAX;
        }

        /** Before the expiration, at it, or after it. */
        public String when(int days) {
            if (days == 0) return visit.say("calendar.schedule.at");
            return visit.counted(days > 0 ? "calendar.schedule.before" : "calendar.schedule.after", Math.abs(days));
        }

        /** Days promised of a product; where it stops at its expiration, that it stopped is told of its own. */
        public List<Integer> promised(Product product) {
            return product.policy().reminderDays().stream()
                    .filter(days -> days != 0 || product.policy().graceDays() > 0)
                    .toList();
        }

        public String what(Coming reminder) {
            return visit.say(
                    reminder.kind() == NoticeKind.EXPIRING
                            ? "calendar.coming.EXPIRING"
                            : "calendar.coming." + reminder.kind(),
                    Map.of("expires_at", reminder.item().life().expiresAt().toString()));
        }
    }

    @GetMapping(PATH)
    String schedule(HttpServletRequest request, Model model) {
        return show(visits.of(request), ReminderDays.ALL_PRODUCTS, "", "", model);
    }

    @PostMapping(PATH)
    String add(
            @RequestParam String product,
            @RequestParam String days,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, PATH);
        visit.mustManage();
        var day = new Day(product, number(days));
        var added = settings.add(visit.account().id(), day, visit.actor(), visit.now());
        if (added instanceof Refused<ReminderDays>(var why, var facts)) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(visit, product, days, visit.say(Said.refusal(why, facts)), model);
        }
        Told.good(new Said("calendar.schedule.added", Map.of("days", String.valueOf(day.days()))))
                .on(next);
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/remove")
    String remove(
            @RequestParam String product,
            @RequestParam String days,
            HttpServletRequest request,
            RedirectAttributes next) {
        var visit = visits.of(request, PATH);
        visit.mustManage();
        var day = new Day(product, number(days));
        Outcome<ReminderDays> removed = settings.remove(visit.account().id(), day, visit.actor(), visit.now());
        var told = removed instanceof Refused<ReminderDays>(var why, var facts)
                ? Told.bad(Said.refusal(why, facts))
                : Told.good(new Said("calendar.schedule.removed", Map.of("days", String.valueOf(day.days()))));
        told.on(next);
        return "redirect:" + PATH;
    }

    /** What was typed; what is no number is no day. */
    private static int number(String days) {
        return days.strip().matches("[0-9]{1,4}") ? Integer.parseInt(days.strip()) : 0;
    }

    private String show(Visit visit, String product, String days, String wrong, Model model) {
        var page = new Page(
                visit,
                visit.account().reminders(),
                List.copyOf(catalogs.current().products().values()),
                coming.of(visit.account(), COMING_MAX, visit.now()),
                product,
                days,
                wrong);
        model.addAttribute(Templates.PAGE, page);
        return "console/schedule/schedule";
    }
}
