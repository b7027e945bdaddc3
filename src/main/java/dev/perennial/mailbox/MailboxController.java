package dev.perennial.mailbox;

import dev.perennial.account.Account;
import dev.perennial.kernel.RefusedException;
import dev.perennial.web.Numbers;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What the sandbox sent, as in a mail program: customers see what is their account's, operators all of it. */
@Controller
public class MailboxController {
    public static final String PATH = "/mailbox";
    private static final int A_PAGE = 30;
    private static final int BUBBLES = 30;

    /** A letter's own styles and images show; it runs nothing, asks nobody, and only a click leads out of it. */
    private static final String LETTER = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
            + " sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

    private final Visits visits;
    private final MailboxStore store;

    MailboxController(Visits visits, MailboxStore store) {
        this.visits = visits;
        this.store = store;
    }

    /**
     * @param open the one that is read; null where there is none
     * @param asked whether it was opened, and does not only stand beside the list
     * @param plain whether an e-mail is read as plain text
     * @param bubbles of an SMS: what came to the same phone before it, and it, the oldest first
     */
    public record Page(
            Visit visit,
            Search search,
            List<Kept> messages,
            @Nullable Kept open,
            boolean asked,
            boolean plain,
            List<Kept> bubbles,
            @Nullable String newest,
            @Nullable String older) {
        public String list() {
            return search.address(PATH);
        }

        public String letter(Kept kept) {
            return search.address(PATH + "/" + kept.id());
        }

        public String as(String view) {
            var address = letter(Objects.requireNonNull(open));
            return view.isEmpty() ? address : address + (address.contains("?") ? "&" : "?") + "as=" + view;
        }

        public boolean isOpen(Kept kept) {
            return open != null && open.id().equals(kept.id());
        }
    }

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            Model model) {
        var visit = visit(request);
        model.addAttribute(Templates.PAGE, page(visit, Search.read(channel, to, after), null, false));
        return "mailbox/mailbox";
    }

    @GetMapping(PATH + "/{id}")
    String read(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "") String as,
            HttpServletRequest request,
            Model model) {
        var visit = visit(request);
        var kept = find(id, visit);
        model.addAttribute(Templates.PAGE, page(visit, Search.read(channel, to, after), kept, as.equals("text")));
        return "mailbox/mailbox";
    }

    /** The letter alone, for the frame it is read in: with the headers of a letter, not of a page. */
    @GetMapping(PATH + "/{id}/html")
    void letter(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var kept = find(id, visit(request));
        if (kept.html().isEmpty()) throw new RefusedException(MailboxRefusal.LETTER_NOT_FOUND, Map.of());
        response.setHeader("Content-Security-Policy", LETTER);
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(leadingOut(kept.html()).getBytes(StandardCharsets.UTF_8));
    }

    /** As mail programs do: what is clicked opens beside the letter. */
    private static String leadingOut(String html) {
        var base = "<base target=\"_blank\">";
        int head = html.indexOf("<head>");
        return head < 0 ? base + html : html.substring(0, head + 6) + base + html.substring(head + 6);
    }

    private Visit visit(HttpServletRequest request) {
        var visit = visits.of(request);
        if (!visit.sandbox()) throw new RefusedException(MailboxRefusal.NO_MAILBOX_HERE, Map.of());
        return visit;
    }

    private Page page(Visit visit, Search search, @Nullable Kept asked, boolean plain) {
        var found = store.page(whose(visit), search, A_PAGE + 1);
        boolean more = found.size() > A_PAGE;
        var shown = more ? found.subList(0, A_PAGE) : found;
        var open = asked != null || shown.isEmpty() ? asked : shown.getFirst();
        var bubbles =
                open != null && open.isShort() ? store.thread(open, BUBBLES).reversed() : List.<Kept>of();
        var last = more ? shown.getLast() : null;
        return new Page(
                visit,
                search,
                shown,
                open,
                asked != null,
                plain,
                bubbles,
                search.after() == null ? null : search.from(null).address(PATH),
                last == null
                        ? null
                        : search.from(new Search.Place(last.at(), last.id())).address(PATH));
    }

    private static @Nullable Account whose(Visit visit) {
        return visit.isOperator() ? null : visit.account();
    }

    private Kept find(String id, Visit visit) {
        return Numbers.read(id)
                .flatMap(store::find)
                .filter(kept -> visit.isOperator()
                        || kept.account().filter(visit.account().id()::equals).isPresent())
                .orElseThrow(() -> new RefusedException(MailboxRefusal.LETTER_NOT_FOUND, Map.of()));
    }
}
