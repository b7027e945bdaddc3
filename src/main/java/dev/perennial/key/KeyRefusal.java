package dev.perennial.key;

import dev.perennial.kernel.Refusal;

/** Why no key is made or revoked, in the order checked. */
public enum KeyRefusal implements Refusal {
    /** There is no such key, or none that whoever asks may see. */
    KEY_NOT_FOUND,
    /** Nobody makes a key that acts in somebody else's name. */
    KEY_OF_SOMEBODY_ELSE,
    /** Its name is empty, too long, or holds signs that cannot be shown. */
    KEY_NAME_INVALID,
    /** It would be good for nothing. */
    KEY_SCOPE_NONE,
    /** It would be good for what its user may not do. */
    KEY_SCOPE_NOT_POSSIBLE,
    /** It would have ended before it began. */
    KEY_ENDS_TOO_SOON,
    /** Its user has as many as one may have. */
    KEYS_TOO_MANY;

    @Override
    public boolean isNotFound() {
        return this == KEY_NOT_FOUND;
    }
}
