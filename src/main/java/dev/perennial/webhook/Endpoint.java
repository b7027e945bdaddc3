package dev.perennial.webhook;

import dev.perennial.account.Account;
import dev.perennial.event.EventType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where another program takes events.
 *
 * @param account whose events; empty for the vendor's own program, which takes everybody's
 * @param types which; empty for all
 * @param offBecause why it was switched off
 * @param oldUntil until when the secret before signs too
 * @param failingSince since when nothing but failures came
 */
public record Endpoint(
        UUID id,
        Optional<Account.Id> account,
        String url,
        String description,
        Set<EventType> types,
        State state,
        Optional<Because> offBecause,
        Optional<Instant> oldUntil,
        Instant createdAt,
        Optional<Instant> failingSince) {
    public Endpoint {
        types = Set.copyOf(types);
    }

    public enum State {
        ON,
        /** By its owner. */
        PAUSED,
        /** By the platform. */
        OFF
    }

    public enum Because {
        /** It answered 410: that it is gone for good. */
        GONE,
        /** For days it took nothing. */
        FAILING
    }

    public boolean isOn() {
        return state == State.ON;
    }

    /** Who it belongs to, for the hash in ids: the account, or the vendor. */
    String owner() {
        return account.map(Account.Id::value).orElse(VENDOR);
    }

    static final String VENDOR = "vendor";
}
