package dev.perennial.user;

import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.notice.NoticeKind;
import dev.perennial.user.SignIn.Origin;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which changes of users an account's owners are told of, and what they are told: who, what, when and from where. */
final class NewsRule {
    private NewsRule() {}

    /** Empty for what is no news: a name, and what the system did by itself. */
    static Optional<NoticeKind> kind(JournalEntry.Kind what, Actor actor) {
        if (actor.kind() == Actor.Kind.SYSTEM) return Optional.empty();
        return switch (what) {
            case USER_PASSWORD_CHANGED, USER_PASSWORD_RESET -> Optional.of(NoticeKind.PASSWORD_CHANGED);
            case PASSKEY_ADDED, PASSKEY_REMOVED, IDENTITY_BOUND -> Optional.of(NoticeKind.WAYS_IN_CHANGED);
            case USER_ADDED, USER_ROLE_SET, USER_DISABLED, USER_ENABLED, USER_REMOVED ->
                Optional.of(NoticeKind.USERS_CHANGED);
            default -> Optional.empty();
        };
    }

    /**
     * @param details as the journal has them
     * @param from where it was done; empty where that is not known, or is the vendor's own business
     */
    static Map<String, String> facts(
            User user, String what, Map<String, String> details, Actor actor, Optional<Origin> from, Instant now) {
        var facts = new HashMap<>(details);
        facts.put("login", user.login());
        facts.put("name", user.name());
        facts.put("what", what);
        facts.put("at", now.toString());
        facts.put("by_kind", actor.kind().name());
        facts.put("by", actor.kind() == Actor.Kind.CUSTOMER ? actor.name() : "");
        from.filter(origin -> actor.kind() == Actor.Kind.CUSTOMER).ifPresent(origin -> {
            facts.put("address", origin.address());
            facts.put("browser", origin.browser());
        });
        return Map.copyOf(facts);
    }

    /** Rule: a browser that let the user in within this time is known; who never came in before has no known one. */
    static boolean isNews(boolean cameInBefore, boolean knowsBrowser) {
        return cameInBefore && !knowsBrowser;
    }
}
