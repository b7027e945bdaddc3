package dev.perennial.web;

import dev.perennial.clock.PlatformClock;
import dev.perennial.user.SignIn.Origin;
import dev.perennial.user.SignIn.Result;
import dev.perennial.user.SignIn.Way;
import dev.perennial.user.SignIns;
import dev.perennial.user.Users;
import dev.perennial.user.Whence;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Writes down who came in and who was turned away, for the history each user sees. */
@Component
class Doorkeeper implements Whence {
    private final Users users;
    private final SignIns signIns;
    private final Afterwards afterwards;
    private final InstantSource wall;
    private final PlatformClock clock;

    Doorkeeper(Users users, SignIns signIns, Afterwards afterwards, InstantSource wall, PlatformClock clock) {
        this.users = users;
        this.signIns = signIns;
        this.afterwards = afterwards;
        this.wall = wall;
        this.clock = clock;
    }

    /** Somebody has come in; the request has the session that began. */
    void letIn(HttpServletRequest request, String login, Way way) {
        var session = request.getSession().getId();
        users.find(login)
                .ifPresent(user -> signIns.letIn(user, way, origin(request), session, wall.instant(), clock.now()));
    }

    /** Looked up after the answer has gone, which takes as long for a login that nobody has. */
    void turnedAway(HttpServletRequest request, String login, Way way, Result why) {
        var origin = origin(request);
        var now = wall.instant();
        afterwards.run(() -> users.find(login).ifPresent(user -> signIns.record(user, way, why, origin, null, now)));
    }

    @Override
    public Optional<Origin> here() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(origin(attributes.getRequest()))
                : Optional.empty();
    }

    private static Origin origin(HttpServletRequest request) {
        return Origin.of(
                request.getRemoteAddr(), Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""));
    }
}
