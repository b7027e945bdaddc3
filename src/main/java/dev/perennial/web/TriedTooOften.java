package dev.perennial.web;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Nobody is let in for now, whatever the password. */
final class TriedTooOften extends AuthenticationException {
    private static final long serialVersionUID = 1;

    private final Duration wait;

    TriedTooOften(Duration wait) {
        super("tried too often");
        this.wait = wait;
    }

    Duration getWait() {
        return wait;
    }
}
