package dev.perennial.web;

import dev.perennial.user.SignIn.Origin;
import dev.perennial.user.SignIn.Result;
import dev.perennial.user.SignIn.Way;
import dev.perennial.user.SignIns;
import dev.perennial.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes down who came in and who was turned away, for the history each user sees. */
@Component
class Doorkeeper {
    private final Users users;
    private final SignIns signIns;
    private final Afterwards afterwards;
    private final InstantSource wall;

    Doorkeeper(Users users, SignIns signIns, Afterwards afterwards, InstantSource wall) {
        this.users = users;
        this.signIns = signIns;
        this.afterwards = afterwards;
        this.wall = wall;
    }

    /** Somebody has come in; the request has the session that began. */
    void letIn(HttpServletRequest request, String login, Way way) {
        var session = request.getSession().getId();
        users.find(login)
                .ifPresent(
                        user -> signIns.record(user, way, Result.SIGNED_IN, origin(request), session, wall.instant()));
    }

    /** Looked up after the answer has gone, which takes as long for a login that nobody has. */
    void turnedAway(HttpServletRequest request, String login, Way way, Result why) {
        var origin = origin(request);
        var now = wall.instant();
        afterwards.run(() -> users.find(login).ifPresent(user -> signIns.record(user, way, why, origin, null, now)));
    }

    private static Origin origin(HttpServletRequest request) {
        return Origin.of(
                request.getRemoteAddr(), Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""));
    }
}
