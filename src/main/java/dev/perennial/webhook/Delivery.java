package dev.perennial.webhook;

import dev.perennial.account.Account;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One event on its way to one endpoint.
 *
 * @param event its id in the feed, or a test's
 * @param type of the event, or {@link #PING}
 * @param dueAt when it is tried next
 */
public record Delivery(
        UUID id,
        UUID endpoint,
        UUID event,
        Optional<Account.Id> account,
        String type,
        State state,
        Instant createdAt,
        Optional<Instant> dueAt,
        int tries) {
    /** The type of a test. */
    public static final String PING = "ping";

    public enum State {
        DUE,
        TAKEN,
        /** After the last try: it goes again only by hand. */
        PARKED
    }

    /**
     * @param at by the machine's clock
     * @param status of the answer; empty where there was none
     * @param answer its beginning, or why there was none
     */
    public record Try(int number, Instant at, Optional<Integer> status, String answer, int millis) {}
}
