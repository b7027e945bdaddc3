package dev.perennial.api;

import dev.perennial.kernel.Refusal;
import org.springframework.http.HttpStatus;

/** With which status each refusal is answered. */
public final class Statuses {
    private Statuses() {}

    /** What the platform's own rules refuse is well said, and in conflict with how things are. */
    public static HttpStatus of(Refusal why) {
        if (why instanceof ApiRefusal ours) return ours.status();
        return why.isNotFound() ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
    }
}
