package dev.perennial.api.contact;

import dev.perennial.contact.Contact;
import dev.perennial.notice.Channel;
import dev.perennial.settings.ContactSettings.Card;
import dev.perennial.settings.Proof;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody the account wants told.
 *
 * @param rank who is written to first has 0
 * @param language "en" or "zh"; null for the account's
 * @param zone of the quiet hours; null for the account's
 * @param quietFrom since when no SMS is wanted; null for never
 */
@Schema(name = "Contact")
public record ContactResource(
        UUID id,
        String name,
        int rank,
        List<Contact.Part> parts,
        @Nullable String language,
        @Nullable String zone,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        @Nullable ContactAddress email,
        @Nullable ContactAddress phone) {

    /**
     * Where the contact is reached.
     *
     * @param value the address in use; null while the first one waits for its code
     * @param verifiedAt when its code came back
     * @param failedAt since when nothing arrives there; null while all does
     * @param waiting the address a code was sent to, and that is used once the code comes back
     * @param codeExpiresAt until when that code can be typed
     */
    public record ContactAddress(
            @Nullable String value,
            @Nullable Instant verifiedAt,
            @Nullable Instant failedAt,
            @Nullable String waiting,
            @Nullable Instant codeExpiresAt) {}

    static ContactResource of(Card card) {
        var contact = card.contact();
        return new ContactResource(
                contact.id(),
                contact.name(),
                contact.rank(),
                contact.parts().stream().sorted().toList(),
                contact.language().map(Locale::getLanguage).orElse(null),
                contact.zone().map(ZoneId::getId).orElse(null),
                contact.quiet().map(Contact.QuietHours::from).orElse(null),
                contact.quiet().map(Contact.QuietHours::until).orElse(null),
                address(contact.email(), card.proofs().get(Channel.EMAIL)),
                address(contact.phone(), card.proofs().get(Channel.SMS)));
    }

    private static @Nullable ContactAddress address(Optional<Contact.Address> own, @Nullable Proof waiting) {
        if (own.isEmpty() && waiting == null) return null;
        return new ContactAddress(
                own.map(Contact.Address::value).orElse(null),
                own.flatMap(Contact.Address::verifiedAt).orElse(null),
                own.flatMap(Contact.Address::failedAt).orElse(null),
                waiting == null ? null : waiting.address(),
                waiting == null ? null : waiting.expiresAt());
    }
}
