package dev.perennial.web;

import dev.perennial.clock.Installation;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Words;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Reads the clock and the visitor's language at the door of each page. */
@Component
public class Visits {
    static final String COOKIE = "language";
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private final PlatformClock clock;
    private final Installation installation;

    Visits(PlatformClock clock, Installation installation) {
        this.clock = clock;
        this.installation = installation;
    }

    public Visit of(HttpServletRequest request) {
        return of(request, address(request));
    }

    public Visit of(HttpServletRequest request, String here) {
        var words = new Words(language(request), installation.zone());
        return new Visit(words, installation.zone(), here, clock.now(), installation.sandbox());
    }

    /** For pages that tell of a fault: the database may be what failed, so nothing is asked of it. */
    Visit bare(HttpServletRequest request) {
        var zone = installation.zone();
        return new Visit(new Words(language(request), zone), zone, "/", Instant.EPOCH, false);
    }

    /** Chosen before, or the first of the browser's languages that we speak. */
    private static Locale language(HttpServletRequest request) {
        var chosen = Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(Cookie::getValue).stream();
        var wanted = Collections.list(request.getLocales()).stream().map(Locale::getLanguage);
        return Stream.concat(chosen, wanted)
                .flatMap(code -> spoken(code).stream())
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    static Optional<Locale> spoken(String code) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(code))
                .findFirst();
    }

    private static String address(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
