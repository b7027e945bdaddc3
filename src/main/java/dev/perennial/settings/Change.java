package dev.perennial.settings;

import dev.perennial.contact.Contact.Address;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a contact's address on one channel when it is typed again.
 *
 * @param kept what is theirs afterwards: the old one goes on being used until the new one is theirs
 * @param asked where a code goes to
 * @param isOther whether whatever waits for its code waits for nothing any more
 */
record Change(Optional<Address> kept, Optional<String> asked, boolean isOther) {
    static Change of(Optional<Address> own, @Nullable Proof waiting, Optional<String> typed) {
        if (typed.isEmpty()) return new Change(Optional.empty(), Optional.empty(), own.isPresent() || waiting != null);
        var text = typed.get();
        if (waiting != null && waiting.address().equals(text)) return new Change(own, Optional.empty(), false);
        if (own.filter(address -> address.value().equals(text)).isPresent()) {
            return new Change(
                    own, Optional.empty(), waiting != null && !waiting.address().equals(text));
        }
        return new Change(own, typed, true);
    }
}
