package dev.perennial.user;

import dev.perennial.kernel.Refusal;

/** Every expected "no" about users, in the order checked. */
public enum UserRefusal implements Refusal {
    /** Nobody of that name, or a user of somebody else's account. */
    USER_NOT_FOUND,
    /** A login is 3 to 64 letters, digits, dots, hyphens, underscores or at signs. */
    LOGIN_INVALID,
    /** Another user signs in by that name. */
    LOGIN_TAKEN,
    /** A password has 10 to 72 bytes, and is not the login. */
    PASSWORD_TOO_WEAK;

    @Override
    public boolean isNotFound() {
        return this == USER_NOT_FOUND;
    }
}
