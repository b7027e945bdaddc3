package dev.perennial.user;

import dev.perennial.kernel.Refusal;

/** Every expected "no" about passkeys, in the order checked. */
public enum PasskeyRefusal implements Refusal {
    /** No such passkey, or somebody else's. */
    PASSKEY_NOT_FOUND,
    /** A user keeps up to twenty. */
    PASSKEYS_TOO_MANY,
    /** What the device answered is not what was asked for. */
    PASSKEY_ANSWER_INVALID;

    @Override
    public boolean isNotFound() {
        return this == PASSKEY_NOT_FOUND;
    }
}
