package dev.perennial.user;

import dev.perennial.kernel.Actor;
import java.time.Instant;

/** What else goes when a user is removed: implemented by the modules above that keep things of users. */
public interface Leaving {
    /** In the transaction that removes the user, whose account is locked, before the user is gone. */
    void left(int bucket, User user, Actor actor, Instant now);
}
