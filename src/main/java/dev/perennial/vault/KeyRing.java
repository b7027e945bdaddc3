package dev.perennial.vault;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys at hand.
 *
 * @param now what is sealed from now on is sealed with this one
 * @param before what may still be sealed with the one that was in use until now
 */
record KeyRing(VaultKey now, Optional<VaultKey> before) {

    /** The one this was sealed with; empty where it is neither. */
    Optional<VaultKey> of(byte[] sealed) {
        return Stream.concat(Stream.of(now), before.stream())
                .filter(key -> key.sealed(sealed))
                .findFirst();
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "key ring" + (before.isPresent() ? " in change" : "");
    }
}
