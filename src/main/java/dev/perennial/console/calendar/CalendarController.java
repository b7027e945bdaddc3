package dev.perennial.console.calendar;

import dev.perennial.feed.Feed;
import dev.perennial.feed.FeedRefusal;
import dev.perennial.feed.Feeds;
import dev.perennial.feed.Feeds.Made;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The account's calendar feeds: seen by all of its users, made and revoked by its owners. */
@Controller
public class CalendarController {
    private static final String PATH = "/notices/calendar";

    private final Visits visits;
    private final Feeds feeds;

    CalendarController(Visits visits, Feeds feeds) {
        this.visits = visits;
        this.feeds = feeds;
    }

    /** @param name as typed, where something is wrong with it */
    public record Page(Visit visit, List<Feed> feeds, String name, String wrong) {
        public boolean isFull() {
            return feeds.size() >= Feeds.COUNT_MAX;
        }

        public int nameMax() {
            return Feeds.NAME_MAX;
        }
    }

    /** The one page that shows an address. */
    public record MadePage(Visit visit, Feed feed, URI address) {
        /** As calendar programs take it over at a click. */
        public String webcal() {
            return address.toString().replaceFirst("^https?:", "webcal:");
        }

        /** Without the address. */
        @Override
        public String toString() {
            return "made " + feed.id();
        }
    }

    public record RevokePage(Visit visit, Feed feed) {}

    @GetMapping(PATH)
    String calendar(HttpServletRequest request, Model model) {
        return show(visits.of(request), "", "", model);
    }

    @PostMapping(PATH)
    String make(@RequestParam String name, HttpServletRequest request, HttpServletResponse response, Model model) {
        var visit = visits.of(request, PATH);
        visit.mustManage();
        return switch (feeds.make(visit.account().id(), name, visit.actor(), visit.now())) {
            case Refused<Made>(var why, var facts) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield show(visit, name, visit.say(Said.refusal(why, facts)), model);
            }
            case Done<Made>(var made) -> {
                model.addAttribute(Templates.PAGE, new MadePage(visit, made.feed(), made.address()));
                yield "console/calendar/made";
            }
        };
    }

    @GetMapping(PATH + "/{feed}/revoke")
    String ask(
            @PathVariable String feed,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        visit.mustManage();
        var asked = id(feed);
        var found = feeds.of(visit.account().id()).stream()
                .filter(one -> one.id().equals(asked))
                .findFirst()
                .orElseThrow(() -> new RefusedException(FeedRefusal.FEED_NOT_FOUND, Map.of()));
        model.addAttribute(Templates.PAGE, new RevokePage(visit, found));
        return part ? "console/calendar/revoke" : "console/calendar/revoke-page";
    }

    @PostMapping(PATH + "/{feed}/revoke")
    String revoke(@PathVariable String feed, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request, PATH);
        visit.mustManage();
        var revoked = feeds.revoke(visit.account().id(), id(feed), visit.actor(), visit.now())
                .orThrow();
        Told.good(new Said("calendar.revoked", Map.of("name", revoked.name()))).on(next);
        return "redirect:" + PATH;
    }

    private static UUID id(String feed) {
        try {
            return UUID.fromString(feed);
        } catch (IllegalArgumentException noId) {
            throw new RefusedException(FeedRefusal.FEED_NOT_FOUND, Map.of());
        }
    }

    private String show(Visit visit, String name, String wrong, Model model) {
        model.addAttribute(
                Templates.PAGE, new Page(visit, feeds.of(visit.account().id()), name, wrong));
        return "console/calendar/calendar";
    }
}
