package dev.perennial.admin.outbox;

import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.Said;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Mailings;
import dev.perennial.notice.Mailings.Line;
import dev.perennial.notice.Mailings.Queue;
import dev.perennial.notice.Message;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Resends;
import dev.perennial.post.CarrierHealth;
import dev.perennial.post.Seen;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The outbox: what waits, what went, what did not arrive, and how the channels are. */
@Controller
public class OutboxController {
    static final String PATH = "/admin/outbox";

    private static final int A_PAGE = 50;
    /** So many are sent again at once; with more parked, the button is pressed again. */
    private static final int AT_ONCE_MAX = 200;

    private final Visits visits;
    private final Mailings mailings;
    private final CarrierHealth health;
    private final Resends resends;

    OutboxController(Visits visits, Mailings mailings, CarrierHealth health, Resends resends) {
        this.visits = visits;
        this.mailings = mailings;
        this.health = health;
        this.resends = resends;
    }

    /**
     * @param oldest since when the first that waits does; null when none does
     * @param parked how many of each channel can be sent again at once
     */
    public record Page(
            Visit visit,
            Search search,
            List<Tile> tiles,
            @Nullable Instant oldest,
            List<Seen> carriers,
            Map<Channel, Long> parked,
            List<Line> lines,
            @Nullable String newest,
            @Nullable String older,
            String typed,
            @Nullable String wrongReason) {
        /** Of the channel that is looked at, how many are parked: those that one press sends again. */
        public long parkedHere() {
            return search.channel() == null ? 0 : parked.getOrDefault(search.channel(), 0L);
        }

        public boolean mayResend() {
            return visit.mayHandleItems() && search.state() == Message.State.PARKED && parkedHere() > 0;
        }

        /** What a message is about, in words. */
        public String about(Line line) {
            return String.join(
                    visit.say("outbox.and"),
                    line.kinds().stream()
                            .map(kind -> visit.say("words.notice." + NoticeKind.valueOf(kind)))
                            .toList());
        }

        public String by(Tile tile) {
            return String.join(
                    " · ",
                    tile.by().entrySet().stream()
                            .filter(share -> share.getValue() > 0)
                            .map(share -> visit.say("words.channel." + share.getKey()) + " "
                                    + visit.words().number(share.getValue()))
                            .toList());
        }
    }

    @GetMapping(PATH)
    String look(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String before,
            HttpServletRequest request,
            Model model) {
        return show(visits.of(request), Search.read(state, channel, account, before), "", null, model);
    }

    /** All parked ones of a channel, each by itself: what was sent again meanwhile holds nothing up. */
    @PostMapping(PATH + "/resend")
    String resend(
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        var search = Search.read(Message.State.PARKED.name(), channel, "", "");
        var visit = visits.of(request, search.address());
        visit.mustHandleItems();
        if (search.channel() == null) return "redirect:" + PATH;
        return switch (Reason.read(reason)) {
            case Refused<Reason>(var why, var facts) ->
                show(visit, search, reason, visit.say(Said.refusal(why, facts)), model);
            case Done<Reason>(var given) -> {
                told(search.channel(), given, visit).on(next);
                yield "redirect:" + search.address();
            }
        };
    }

    private Told told(Channel channel, Reason reason, Visit visit) {
        var parked = mailings.parked(channel, AT_ONCE_MAX);
        long done = parked.stream()
                .filter(message -> resends.resend(message, null, reason, visit.actor(), visit.now()) instanceof Done)
                .count();
        var facts = Map.of("done", String.valueOf(done), "not", String.valueOf(parked.size() - done));
        if (done == 0) return Told.care(Said.of("outbox.told.none"));
        return done == parked.size()
                ? Told.good(new Said("outbox.told.all", facts))
                : Told.care(new Said("outbox.told.some", facts));
    }

    private String show(Visit visit, Search search, String typed, @Nullable String wrongReason, Model model) {
        var queues = mailings.queues(visit.now());
        var parked = mailings.parked();
        var found = mailings.page(search.search(), A_PAGE + 1);
        var shown = found.stream().limit(A_PAGE).toList();
        var page = new Page(
                visit.in(visit.platform()),
                search,
                TileRule.tiles(queues, mailings.settledLately(visit.now()), parked),
                queues.values().stream()
                        .map(Queue::oldest)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null),
                health.look(visit.now()),
                parked,
                shown,
                search.before() == null ? null : search.from(null).address(),
                found.size() <= A_PAGE
                        ? null
                        : search.from(shown.getLast().id()).address(),
                typed,
                wrongReason);
        model.addAttribute(Templates.PAGE, page);
        return "admin/outbox/outbox";
    }
}
