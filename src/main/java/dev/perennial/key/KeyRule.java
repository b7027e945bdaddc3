package dev.perennial.key;

import dev.perennial.user.User;
import java.time.Instant;
import java.util.Optional;

/** Decides which keys a user may have. */
final class KeyRule {
    private KeyRule() {}

    /** Why no such key is made; empty when it is. */
    static Optional<KeyRefusal> whyNot(User user, ApiKeys.Wish wish, int count, Instant now) {
        if (isNoName(wish.name().strip())) return Optional.of(KeyRefusal.KEY_NAME_INVALID);
        boolean good =
                !wish.scopes().isEmpty() && wish.scopes().stream().allMatch(scope -> scope.isOpenTo(user.role()));
        if (!good) return Optional.of(KeyRefusal.KEY_SCOPE_NOT_POSSIBLE);
        if (wish.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
            return Optional.of(KeyRefusal.KEY_ENDS_TOO_SOON);
        }
        return count >= ApiKeys.COUNT_MAX ? Optional.of(KeyRefusal.KEYS_TOO_MANY) : Optional.empty();
    }

    private static boolean isNoName(String name) {
        return name.isEmpty()
                || name.length() > ApiKeys.NAME_MAX
                || name.chars().anyMatch(Character::isISOControl);
    }
}
