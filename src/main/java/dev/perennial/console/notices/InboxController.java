package dev.perennial.console.notices;

import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.notice.Inbox;
import dev.perennial.notice.Message;
import dev.perennial.notice.MessageRefusal;
import dev.perennial.web.Numbers;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The account's messages in the console: the list, and one of them, which is read once somebody looked at it. */
@Controller
public class InboxController {
    static final String PATH = "/notices";
    private static final int A_PAGE = 30;

    private final Visits visits;
    private final Inbox inbox;
    private final Readings readings;

    InboxController(Visits visits, Inbox inbox, Readings readings) {
        this.visits = visits;
        this.inbox = inbox;
        this.readings = readings;
    }

    /**
     * @param topic what was chosen; null for all
     * @param unread how many nobody has read yet
     * @param older where the messages go on; null after the last
     */
    public record Page(
            Visit visit,
            @Nullable Topic topic,
            boolean unreadOnly,
            int unread,
            List<Readings.Row> rows,
            boolean first,
            @Nullable String older) {
        public boolean isEverything() {
            return topic == null && !unreadOnly;
        }

        /** The list of another topic, or of what is unread alone. */
        public String list(@Nullable Topic other, boolean onlyUnread) {
            return address(other, onlyUnread, null);
        }

        public boolean hasMany() {
            return unread >= Inbox.MANY;
        }
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        var account = visit.account().id();
        var chosen = Topic.read(topic);
        boolean unreadOnly = show.equals("unread");
        var before = Numbers.read(after).orElse(null);
        var found = inbox.page(account, chosen.map(Topic::kinds).orElse(Set.of()), unreadOnly, before, A_PAGE + 1);
        boolean more = found.size() > A_PAGE;
        var shown = more ? found.subList(0, A_PAGE) : found;
        var last = more ? shown.getLast().message().id() : null;
        model.addAttribute(
                Templates.PAGE,
                new Page(
                        visit,
                        chosen.orElse(null),
                        unreadOnly,
                        inbox.unread(account),
                        readings.rows(shown, visit),
                        before == null,
                        last == null ? null : address(chosen.orElse(null), unreadOnly, last)));
        return "console/notices/inbox";
    }

    private static String address(@Nullable Topic topic, boolean unreadOnly, @Nullable UUID after) {
        var asked = new ArrayList<String>();
        if (topic != null) asked.add("topic=" + topic.word());
        if (unreadOnly) asked.add("show=unread");
        if (after != null) asked.add("after=" + after);
        return asked.isEmpty() ? PATH : PATH + "?" + String.join("&", asked);
    }

    /** One message as a page. */
    public record One(Visit visit, Message message, Readings.Reading reading) {}

    /** Looking at it is reading it, for everybody of the account: nothing else changes. */
    @GetMapping(PATH + "/{id}")
    String one(@PathVariable String id, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var message = find(id, visit).orElseThrow(InboxController::missing);
        inbox.read(List.of(message), visit.now());
        model.addAttribute(Templates.PAGE, new One(visit, message, readings.of(message, visit)));
        return "console/notices/message";
    }

    @PostMapping(PATH + "/read")
    String readAll(HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request, PATH);
        visit.mustSpend();
        int read = inbox.readAll(visit.account().id(), visit.now());
        var told = read == 0
                ? Said.of("notices.read.none")
                : new Said("notices.read." + (read == 1 ? "one" : "many"), Map.of("count", String.valueOf(read)));
        Told.good(told).on(next);
        return "redirect:" + PATH;
    }

    private Optional<Message> find(String id, Visit visit) {
        var account = visit.account().id();
        return Numbers.read(id).flatMap(known -> inbox.find(account, known));
    }

    static RefusedException missing() {
        return new RefusedException(MessageRefusal.MESSAGE_NOT_FOUND, Map.of());
    }
}
