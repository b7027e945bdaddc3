package dev.perennial.product;

import dev.perennial.account.Account;
import dev.perennial.provider.ProviderTask.Action;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that a product's system has otherwise than we do.
 *
 * @param item by id, as the product's list or ours names it
 * @param account whose it is; empty where it is not one of ours
 * @param ours how it should be, and {@code theirs} how it is there, in the words of the wire
 * @param sentAt when it was last sent again; empty for never
 */
public record Difference(
        String product,
        String item,
        Kind kind,
        Optional<Account.Id> account,
        Optional<String> name,
        String ours,
        String theirs,
        Instant firstSeen,
        Instant lastSeen,
        Optional<Instant> sentAt,
        Optional<String> sentBy) {

    /** What differs, and what puts it right. */
    public enum Kind {
        /** It should be there, and its list does not name it, or names it as gone. */
        ONLY_HERE(Action.START),
        /** Its list names an item that is not ours: nothing is sent, somebody looks. */
        ONLY_THERE(),
        /** It serves to another instant. */
        UNTIL_DIFFERS(Action.EXTEND),
        /** It serves another number. */
        QUANTITY_DIFFERS(Action.EXTEND),
        /** It runs, and should be stopped. */
        SHOULD_STOP(Action.SUSPEND),
        /** It is stopped, and should run. */
        SHOULD_RUN(Action.RESUME),
        /** It was released here, and is there still. */
        STILL_THERE(Action.RELEASE);

        private final List<Action> actions;

        Kind(Action... actions) {
            this.actions = List.of(actions);
        }

        /** What is sent to put it right; nothing where that is not for us to say. */
        public List<Action> actions() {
            return actions;
        }
    }
}
