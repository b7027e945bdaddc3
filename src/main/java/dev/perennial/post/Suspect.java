package dev.perennial.post;

import dev.perennial.account.Account;
import dev.perennial.notice.NoticeKind;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thing to be told of an item that is otherwise now than when it was decided.
 *
 * @param notice the notice it stands in
 * @param expiration the end of the term of which it tells; of the needed item where that is what it warns of
 * @param days which of the item's reminders it is: days before
 * @param told the mode it was decided by; null where it does not say
 * @param tried whether an automatic renewal of it is to come
 */
record Suspect(
        UUID id,
        Account.Id account,
        UUID notice,
        NoticeKind kind,
        Instant expiration,
        int days,
        @Nullable Mode told,
        String product,
        Now item,
        @Nullable Now needed,
        boolean tried) {

    /** How an item is now. */
    record Now(Phase phase, Mode mode, @Nullable Instant expiresAt) {}
}
