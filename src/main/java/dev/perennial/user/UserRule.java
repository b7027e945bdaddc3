package dev.perennial.user;

import dev.perennial.kernel.Actor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides who may change whom, and sees to it that an account keeps an owner who can come in. */
final class UserRule {
    private static final int PASSWORD_BYTES_MIN = 10;
    private static final int PASSWORD_BYTES_MAX = 72;
    private static final int NAME_MAX = 100;

    private UserRule() {}

    /**
     * Why this change of a user is not made; empty when it is.
     *
     * @param before the user as it is
     * @param after the user as it would be; null when it would be gone
     * @param all of its account, as they are under the lock
     */
    static Optional<UserRefusal> change(User before, @Nullable User after, List<User> all, Actor actor) {
        boolean self = isSelf(before, actor);
        boolean onlyName = after != null && after.named(before.name()).equals(before);
        if (!(self && onlyName)) {
            var denied = manage(all, actor);
            if (denied.isPresent()) return denied;
            if (self) return Optional.of(UserRefusal.NOT_YOURSELF);
        }
        if (after != null && isNoName(after.name())) return Optional.of(UserRefusal.NAME_INVALID);
        if (after != null && !isPossible(after)) return Optional.of(UserRefusal.ROLE_NOT_POSSIBLE);
        boolean takesAnOwner = before.isWorkingOwner() && (after == null || !after.isWorkingOwner());
        boolean isLast = all.stream().noneMatch(user -> user.isWorkingOwner() && !isSame(user, before));
        return takesAnOwner && isLast ? Optional.of(UserRefusal.LAST_OWNER) : Optional.empty();
    }

    /** Why this actor may not change who comes in; operators and the system may. */
    static Optional<UserRefusal> manage(List<User> all, Actor actor) {
        boolean may = actor.kind() != Actor.Kind.CUSTOMER
                || all.stream().anyMatch(user -> user.login().equals(actor.name()) && user.isWorkingOwner());
        return may ? Optional.empty() : Optional.of(UserRefusal.NOT_AN_OWNER);
    }

    /** Why nobody is let in as this newcomer. */
    static Optional<UserRefusal> newcomer(User newcomer) {
        if (!newcomer.login().matches("[a-z0-9][a-z0-9._@-]{2,63}")) return Optional.of(UserRefusal.LOGIN_INVALID);
        if (isNoName(newcomer.name())) return Optional.of(UserRefusal.NAME_INVALID);
        return isPossible(newcomer) ? Optional.empty() : Optional.of(UserRefusal.ROLE_NOT_POSSIBLE);
    }

    /** More than 72 bytes would be cut off by the hash. */
    static boolean isWeak(String password, String login) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        return bytes < PASSWORD_BYTES_MIN || bytes > PASSWORD_BYTES_MAX || password.equalsIgnoreCase(login);
    }

    static boolean isSelf(User user, Actor actor) {
        return actor.kind() != Actor.Kind.SYSTEM && user.login().equals(actor.name());
    }

    private static boolean isNoName(String name) {
        return name.isBlank() || name.length() > NAME_MAX || name.chars().anyMatch(Character::isISOControl);
    }

    private static boolean isPossible(User user) {
        return user.role().isVendors() == user.account().isEmpty();
    }

    private static boolean isSame(User one, User other) {
        return one.login().equals(other.login());
    }
}
