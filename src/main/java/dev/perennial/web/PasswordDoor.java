package dev.perennial.web;

import dev.perennial.clock.PlatformClock;
import dev.perennial.user.Passwords;
import dev.perennial.user.User;
import dev.perennial.web.Throttle.Gate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Lets in by login and password, and nobody who tries too often. */
@Component
@ConditionalOnWebApplication
class PasswordDoor implements AuthenticationProvider {
    private final Passwords passwords;
    private final Throttle throttle;
    private final PlatformClock clock;

    PasswordDoor(Passwords passwords, Throttle throttle, PlatformClock clock) {
        this.passwords = passwords;
        this.throttle = throttle;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication tried) {
        var login = tried.getName().strip().toLowerCase(Locale.ROOT);
        var gates = gates(login, address(tried));
        gates.forEach((gate, name) -> throttle.take(gate, name).ifPresent(wait -> {
            throw new TriedTooOften(wait);
        }));
        var password = Objects.toString(tried.getCredentials(), "");
        var admission = passwords.admit(login, password, clock.now());
        return switch (admission.result()) {
            case SIGNED_IN -> {
                gates.forEach(throttle::giveBack);
                yield letIn(Objects.requireNonNull(admission.user()), tried);
            }
            case DISABLED -> throw new DisabledException("disabled");
            default -> throw new BadCredentialsException("login and password do not fit together");
        };
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    private static Authentication letIn(User user, Authentication tried) {
        var known = Doors.details(user);
        var inside = UsernamePasswordAuthenticationToken.authenticated(known, null, known.getAuthorities());
        inside.setDetails(tried.getDetails());
        return inside;
    }

    private static Map<Gate, String> gates(String login, String address) {
        return Map.of(Gate.SIGN_IN, login + " " + address, Gate.SIGN_IN_LOGIN, login, Gate.SIGN_IN_ADDRESS, address);
    }

    private static String address(Authentication tried) {
        return tried.getDetails() instanceof WebAuthenticationDetails known
                ? Throttle.network(known.getRemoteAddress())
                : "";
    }
}
