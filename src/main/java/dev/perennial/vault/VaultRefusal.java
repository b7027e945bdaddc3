package dev.perennial.vault;

import dev.perennial.kernel.Refusal;

/** Why no secret can be opened or sealed, in the order checked. */
public enum VaultRefusal implements Refusal {
    /** What is told as the key, or what its file holds, is no key. */
    SECRET_KEY_MALFORMED,
    /** There are secrets sealed with a key, and the file of that key is gone. */
    SECRET_KEY_MISSING,
    /** There are secrets sealed with another key than the one there is now. */
    SECRET_KEY_WRONG
}
