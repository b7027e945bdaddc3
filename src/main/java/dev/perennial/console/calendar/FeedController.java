package dev.perennial.console.calendar;

import dev.perennial.clock.PlatformClock;
import dev.perennial.feed.Feeds;
import dev.perennial.feed.Feeds.Calendar;
import dev.perennial.web.Throttle;
import dev.perennial.web.Throttle.Gate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;

/** Where calendar programs fetch a calendar: whoever knows the address has it, and nobody signs in. */
@Controller
class FeedController {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final int SHOWN_IN_COUNTS = 22;

    private final Feeds feeds;
    private final PlatformClock clock;
    private final Throttle throttle;

    FeedController(Feeds feeds, PlatformClock clock, Throttle throttle) {
        this.feeds = feeds;
        this.clock = clock;
        this.throttle = throttle;
    }

    @GetMapping("/calendar/{key}.ics")
    ResponseEntity<?> calendar(@PathVariable String key, HttpServletRequest request, HttpServletResponse response) {
        var feed = key.substring(0, Math.min(SHOWN_IN_COUNTS, key.length()));
        var wait = throttle.take(Gate.FEED_ADDRESS, Throttle.network(request.getRemoteAddr()))
                .or(() -> throttle.take(Gate.FEED, feed));
        if (wait.isPresent()) {
            Throttle.refuse(wait.get(), response);
            return plain(HttpStatus.TOO_MANY_REQUESTS, "Asked for too often.\n");
        }
        return feeds.fetch(key, clock.now())
                .<ResponseEntity<?>>map(calendar -> answer(calendar, new ServletWebRequest(request, response)))
                .orElseGet(() -> plain(HttpStatus.NOT_FOUND, "There is no calendar here.\n"));
    }

    private static ResponseEntity<?> answer(Calendar calendar, ServletWebRequest request) {
        var keeping = CacheControl.maxAge(Duration.ofHours(1)).cachePrivate();
        boolean known = request.checkNotModified(
                "\"" + calendar.tag() + "\"", calendar.changedAt().toEpochMilli());
        var answer = known ? ResponseEntity.status(HttpStatus.NOT_MODIFIED) : ResponseEntity.ok();
        answer.cacheControl(keeping).eTag(calendar.tag()).lastModified(calendar.changedAt());
        return known ? answer.build() : answer.contentType(CALENDAR).body(calendar.text());
    }

    private static ResponseEntity<String> plain(HttpStatus status, String said) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(said);
    }
}
