package dev.perennial.web;

import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.clock.Installation;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Words;
import dev.perennial.user.User;
import dev.perennial.user.Users;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/** Reads the clock, who is signed in, and in which language, at the door of each page. */
@Component
public class Visits {
    /** Who is signed in, as {@link StillIn} found it for this request. */
    static final String USER = "perennial.user";

    static final String COOKIE = "language";
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private final PlatformClock clock;
    private final Installation installation;
    private final Users users;
    private final Accounts accounts;
    private final Catalogs catalogs;
    private final ObjectProvider<Waiting> waiting;
    private final ObjectProvider<Unread> unread;

    Visits(
            PlatformClock clock,
            Installation installation,
            Users users,
            Accounts accounts,
            Catalogs catalogs,
            ObjectProvider<Waiting> waiting,
            ObjectProvider<Unread> unread) {
        this.clock = clock;
        this.installation = installation;
        this.users = users;
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.waiting = waiting;
        this.unread = unread;
    }

    public Visit of(HttpServletRequest request) {
        return of(request, address(request));
    }

    /** As {@link #of(HttpServletRequest)}, for a page that is not to be come back to. */
    public Visit of(HttpServletRequest request, String here) {
        var visitor = visitor(request);
        var platform = installation.zone();
        ZoneId zone = visitor == null || visitor.account() == null
                ? platform
                : visitor.account().zone();
        return new Visit(
                new Words(language(request, visitor), zone),
                platform,
                here,
                clock.now(),
                installation.sandbox(),
                visitor,
                forms(request),
                List.copyOf(catalogs.current().products().values()),
                null,
                told(request),
                waiting(visitor));
    }

    /** For pages that tell what cannot be shown: with all that is known of the visitor, as long as that can be asked. */
    Visit known(HttpServletRequest request, String here) {
        try {
            return of(request, here);
        } catch (DataAccessException unreachable) {
            return bare(request, here);
        }
    }

    /** For pages that tell of a fault: the database may be what failed, so nothing is asked of it. */
    Visit bare(HttpServletRequest request, String here) {
        var zone = installation.zone();
        var words = new Words(language(request, null), zone);
        return new Visit(
                words,
                zone,
                here,
                Instant.EPOCH,
                false,
                null,
                forms(request),
                List.of(),
                null,
                Optional.empty(),
                Map.of());
    }

    private @Nullable Visitor visitor(HttpServletRequest request) {
        if (request.getAttribute(USER) instanceof User user) return visitor(user);
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || signedIn instanceof AnonymousAuthenticationToken || !signedIn.isAuthenticated()) {
            return null;
        }
        return users.find(signedIn.getName())
                .filter(user -> !user.isDisabled())
                .map(this::visitor)
                .orElse(null);
    }

    private Map<String, Long> waiting(@Nullable Visitor visitor) {
        if (visitor == null) return Map.of();
        var account = visitor.account();
        return account == null
                ? waiting.stream().collect(Collectors.toMap(Waiting::path, Waiting::count, Long::sum))
                : unread.stream().collect(Collectors.toMap(Unread::path, one -> one.count(account.id()), Long::sum));
    }

    private Visitor visitor(User user) {
        return new Visitor(user, user.account().flatMap(accounts::find).orElse(null));
    }

    private static Visit.FormToken forms(HttpServletRequest request) {
        var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return token == null
                ? new Visit.FormToken("_csrf", "")
                : new Visit.FormToken(token.getParameterName(), token.getToken());
    }

    private static Optional<Told> told(HttpServletRequest request) {
        return Optional.ofNullable(RequestContextUtils.getInputFlashMap(request))
                .map(flash -> (Told) flash.get(Told.ATTRIBUTE));
    }

    /** The visitor's own choice, that of this browser, or the first of the browser's languages that we speak. */
    private static Locale language(HttpServletRequest request, @Nullable Visitor visitor) {
        var own =
                visitor == null ? Stream.<String>empty() : visitor.user().language().map(Locale::getLanguage).stream();
        var chosen = Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(Cookie::getValue).stream();
        var wanted = Collections.list(request.getLocales()).stream().map(Locale::getLanguage);
        return Stream.of(own, chosen, wanted)
                .flatMap(codes -> codes)
                .flatMap(code -> spoken(code).stream())
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    static Optional<Locale> spoken(String code) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(code))
                .findFirst();
    }

    /** A path of this server, and no other server's address in disguise. */
    static boolean isOurs(String address) {
        return address.matches("/([^/\\\\\\p{Cntrl}{}].*)?");
    }

    private static String address(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
