package dev.perennial.console.keys;

import dev.perennial.user.User;
import dev.perennial.web.Visit;
import java.util.Objects;

/** Whose keys these are. */
final class Desk {
    private Desk() {}

    static User user(Visit visit) {
        return Objects.requireNonNull(visit.visitor()).user();
    }
}
