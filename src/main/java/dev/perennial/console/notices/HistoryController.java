package dev.perennial.console.notices;

import dev.perennial.notice.Channel;
import dev.perennial.notice.History;
import dev.perennial.notice.Message;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Proofs;
import dev.perennial.web.Numbers;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All that was sent to anybody of the account, on every channel, and the proof of each. */
@Controller
public class HistoryController {
    static final String PATH = "/notices/history";
    private static final int A_PAGE = 50;

    private final Visits visits;
    private final History history;
    private final Proofs proofs;

    HistoryController(Visits visits, History history, Proofs proofs) {
        this.visits = visits;
        this.history = history;
        this.proofs = proofs;
    }

    /**
     * @param who the name of whom it is for; empty where nobody is left of that name
     * @param at when its state became what it is; while it is to be sent, its turn
     */
    public record Row(
            UUID id,
            String who,
            Channel channel,
            String recipient,
            Message.State state,
            Instant at,
            boolean isInstead,
            List<NoticeKind> kinds,
            int things) {
        public boolean isInConsole() {
            return channel == Channel.CONSOLE;
        }
    }

    /**
     * @param item the item whose messages they are; null for all
     * @param older where the messages go on; null after the last
     */
    public record Page(
            Visit visit,
            Asked asked,
            @Nullable String item,
            List<Row> rows,
            @Nullable String newest,
            @Nullable String older) {}

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        var account = visit.account().id();
        var asked = Asked.read(channel, state, item);
        var before = Numbers.read(after).orElse(null);
        var found = history.page(account, asked.search(), before, A_PAGE + 1);
        boolean more = found.size() > A_PAGE;
        var shown = more ? found.subList(0, A_PAGE) : found;
        model.addAttribute(
                Templates.PAGE,
                new Page(
                        visit,
                        asked,
                        asked.item(),
                        shown.stream().map(HistoryController::row).toList(),
                        before == null ? null : asked.address(null),
                        more ? asked.address(shown.getLast().id()) : null));
        return "console/notices/history";
    }

    private static Row row(History.Row row) {
        return new Row(
                row.id(),
                row.contact() == null ? "" : row.contact(),
                row.channel(),
                row.recipient(),
                row.state(),
                row.settledAt() == null ? row.dueAt() : row.settledAt(),
                row.isInstead(),
                row.kinds(),
                row.things());
    }

    /** The proof of one message. */
    public record Proven(Visit visit, Proofs.Proof proof) {}

    @GetMapping("/notices/{id}/proof")
    String proof(@PathVariable String id, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var account = visit.account().id();
        var proof =
                Numbers.read(id).flatMap(known -> proofs.find(account, known)).orElseThrow(InboxController::missing);
        model.addAttribute(Templates.PAGE, new Proven(visit, proof));
        return "console/notices/proof";
    }
}
