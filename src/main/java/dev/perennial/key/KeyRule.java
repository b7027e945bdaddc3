package dev.perennial.key;

import dev.perennial.kernel.Actor;
import dev.perennial.user.Role;
import dev.perennial.user.User;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides which keys a user may have, and who ends them. */
final class KeyRule {
    private KeyRule() {}

    /** Why no such key is made; empty when it is. */
    static Optional<KeyRefusal> whyNot(User user, ApiKeys.Wish wish, int count, Actor actor, Instant now) {
        boolean own = actor.name().equals(user.login());
        if (!own && actor.kind() == Actor.Kind.CUSTOMER) return Optional.of(KeyRefusal.KEY_OF_SOMEBODY_ELSE);
        if (isNoName(wish.name().strip())) return Optional.of(KeyRefusal.KEY_NAME_INVALID);
        if (wish.scopes().isEmpty()) return Optional.of(KeyRefusal.KEY_SCOPE_NONE);
        boolean good = wish.scopes().stream().allMatch(scope -> scope.isOpenTo(user.role()));
        if (!good) return Optional.of(KeyRefusal.KEY_SCOPE_NOT_POSSIBLE);
        if (wish.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
            return Optional.of(KeyRefusal.KEY_ENDS_TOO_SOON);
        }
        return count >= ApiKeys.COUNT_MAX ? Optional.of(KeyRefusal.KEYS_TOO_MANY) : Optional.empty();
    }

    /** What the sentence of a refusal needs. */
    static Map<String, String> facts(KeyRefusal why, User user, ApiKeys.Wish wish) {
        return switch (why) {
            case KEY_NAME_INVALID -> Map.of("max", String.valueOf(ApiKeys.NAME_MAX));
            case KEYS_TOO_MANY -> Map.of("max", String.valueOf(ApiKeys.COUNT_MAX));
            case KEY_SCOPE_NOT_POSSIBLE -> Map.of("login", user.login(), "scopes", beyond(user, wish));
            case KEY_NOT_FOUND, KEY_OF_SOMEBODY_ELSE, KEY_SCOPE_NONE, KEY_ENDS_TOO_SOON -> Map.of();
        };
    }

    private static String beyond(User user, ApiKeys.Wish wish) {
        return wish.scopes().stream()
                .filter(scope -> !scope.isOpenTo(user.role()))
                .map(Scope::code)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /**
     * Whether somebody of the vendor's may end a key that is not their own: operators may, and whoever has the machine's
     * command line.
     *
     * @param asking the user who asks; empty for the command line
     */
    static boolean mayEndOthers(Optional<User> asking) {
        return asking.map(user -> user.role() == Role.OPERATOR).orElse(true);
    }

    private static boolean isNoName(String name) {
        return name.isEmpty()
                || name.length() > ApiKeys.NAME_MAX
                || name.chars().anyMatch(KeyRule::isUnseen);
    }

    /** What turns a line around, or is not seen at all, makes one name look like another. */
    private static boolean isUnseen(int sign) {
        return Character.isISOControl(sign) || Character.getType(sign) == Character.FORMAT;
    }
}
