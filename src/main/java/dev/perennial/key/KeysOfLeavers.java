package dev.perennial.key;

import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.user.Leaving;
import dev.perennial.user.User;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Whoever is removed leaves no key behind: the login may be another person's tomorrow. */
@Component
class KeysOfLeavers implements Leaving {
    private final KeyStore store;
    private final KeyBook book;

    KeysOfLeavers(KeyStore store, KeyBook book) {
        this.store = store;
        this.book = book;
    }

    @Override
    public void left(int bucket, User user, Actor actor, Instant now) {
        var keys = store.ofLogin(bucket, user.login());
        store.revokeAll(bucket, user.login(), actor.shown(), now);
        book.record(keys, JournalEntry.Kind.KEY_REVOKED, actor, now);
    }
}
