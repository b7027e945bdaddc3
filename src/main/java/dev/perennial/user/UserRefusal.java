package dev.perennial.user;

import dev.perennial.kernel.Refusal;

/** Every expected "no" about users, in the order checked. */
public enum UserRefusal implements Refusal {
    /** Nobody of that name, or a user of somebody else's account. */
    USER_NOT_FOUND,
    /** Whoever asks is not an owner of the account, or not any more. */
    NOT_AN_OWNER,
    /** Nobody takes away their own way in, or gives themselves another role. */
    NOT_YOURSELF,
    /** A login is 3 to 64 letters, digits, dots, hyphens, underscores or at signs. */
    LOGIN_INVALID,
    /** A name is one line of 1 to 100 characters. */
    NAME_INVALID,
    /** Operators belong to no account, and everybody else to one. */
    ROLE_NOT_POSSIBLE,
    /** The present password was not typed right. */
    PASSWORD_WRONG,
    /** A password has 10 to 72 bytes, and is not the login. */
    PASSWORD_TOO_WEAK,
    /** The new password is the one there is. */
    PASSWORD_SAME,
    /** Another user signs in by that name. */
    LOGIN_TAKEN,
    /** It is the account's only owner who can come in. */
    LAST_OWNER;

    @Override
    public boolean isNotFound() {
        return this == USER_NOT_FOUND;
    }
}
