package dev.perennial.api.contact;

import dev.perennial.account.Account;
import dev.perennial.api.Caller;
import dev.perennial.api.IfMatch;
import dev.perennial.api.Must;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Refuses;
import dev.perennial.api.Unchanged;
import dev.perennial.clock.PlatformClock;
import dev.perennial.contact.Contact;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.settings.ContactRefusal;
import dev.perennial.settings.ContactSettings;
import dev.perennial.settings.SettingsRefusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The contacts of an account: seen by all of its users, changed by its owners. */
@RestController
@Tag(name = "Contacts")
class ContactsController {
    private static final String NAME = "CONTACT_NAME_INVALID";
    private static final String PART = "CONTACT_PART_MISSING";
    private static final String ADDRESS = "CONTACT_ADDRESS_MISSING";
    private static final String EMAIL = "CONTACT_EMAIL_INVALID";
    private static final String PHONE = "CONTACT_PHONE_INVALID";
    private static final String QUIET = "QUIET_HOURS_INVALID";
    private static final String CODES = "TOO_MANY_CODES";

    private final ContactSettings settings;
    private final Unchanged unchanged;
    private final PlatformClock clock;

    ContactsController(ContactSettings settings, Unchanged unchanged, PlatformClock clock) {
        this.settings = settings;
        this.unchanged = unchanged;
        this.clock = clock;
    }

    /**
     * A contact as it is to be.
     *
     * @param email null for none; another than the one in use gets a code, and is used once that comes back
     * @param phone with its country's number: +86 138 0000 0000; null for none
     * @param language "en" or "zh"; null for the account's
     * @param zone by its IANA name; null for the account's
     * @param quietFrom since when no SMS is wanted; null for never
     */
    record ContactWish(
            @Nullable String name,
            @Nullable Set<Contact.Part> parts,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language,
            @Nullable String zone,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietUntil) {
        ContactSettings.Typed typed() {
            return new ContactSettings.Typed(
                    Must.have("/name", name),
                    Must.have("/parts", parts),
                    text(email),
                    text(phone),
                    text(language),
                    text(zone),
                    text(quietFrom),
                    text(quietUntil));
        }

        private static String text(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }
    }

    /** @param earlier true for before the neighbour that comes first, false for after the next one */
    record ContactMove(@Nullable Boolean earlier) {}

    @GetMapping("/api/v1/contacts")
    @Needs(Scope.NOTICES_READ)
    @Operation(
            summary = "List an account's contacts",
            description = "In the order they are written to: twenty at the most.")
    Page<ContactResource> listContacts(Caller caller, @RequestParam(required = false) @Nullable String account) {
        var cards = settings.of(caller.account(account).id());
        return new Page<>(cards.stream().map(ContactResource::of).toList(), null);
    }

    @GetMapping("/api/v1/contacts/{id}")
    @Needs(Scope.NOTICES_READ)
    @Operation(summary = "Get a contact")
    @Refuses(
            in = ContactRefusal.class,
            codes = {"CONTACT_NOT_FOUND"})
    ContactResource getContact(
            Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable String account) {
        return find(caller.account(account).id(), id);
    }

    @PostMapping("/api/v1/contacts")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.NOTICES_WRITE)
    @Operation(
            summary = "Add a contact",
            description = "Last in order. Each address gets a code, and is used once that comes back.")
    @Refuses(
            in = ContactRefusal.class,
            codes = {NAME, PART, ADDRESS, EMAIL, PHONE, QUIET, "TOO_MANY_CONTACTS", CODES})
    @Refuses(
            in = SettingsRefusal.class,
            codes = {"ZONE_UNKNOWN"})
    ContactResource addContact(Caller caller, @RequestBody ContactWish wish) {
        var account = caller.account(null).id();
        var contact =
                settings.add(account, wish.typed(), caller.actor(), clock.now()).orThrow();
        return find(account, contact.id());
    }

    @PutMapping("/api/v1/contacts/{id}")
    @Needs(Scope.NOTICES_WRITE)
    @Operation(
            summary = "Change a contact",
            description =
                    "All of it is as sent from now on; with If-Match only as it was seen. Another address gets a code;"
                            + " the one before is used until that comes back.")
    @Refuses(
            in = ContactRefusal.class,
            codes = {"CONTACT_NOT_FOUND", NAME, PART, ADDRESS, EMAIL, PHONE, QUIET, "LAST_CONTACT", CODES})
    @Refuses(
            in = SettingsRefusal.class,
            codes = {"ZONE_UNKNOWN"})
    ContactResource changeContact(Caller caller, @PathVariable UUID id, IfMatch seen, @RequestBody ContactWish wish) {
        var account = caller.account(null).id();
        var typed = wish.typed();
        var now = clock.now();
        unchanged
                .change(
                        seen,
                        Optional.of(account),
                        () -> find(account, id),
                        () -> settings.change(account, id, typed, caller.actor(), now))
                .orThrow();
        return find(account, id);
    }

    @PostMapping("/api/v1/contacts/{id}/move")
    @Needs(Scope.NOTICES_WRITE)
    @Operation(summary = "Move a contact up or down in order")
    @Refuses(
            in = ContactRefusal.class,
            codes = {"CONTACT_NOT_FOUND"})
    Page<ContactResource> moveContact(Caller caller, @PathVariable UUID id, @RequestBody ContactMove move) {
        var account = caller.account(null).id();
        settings.move(account, id, Must.have("/earlier", move.earlier()), caller.actor(), clock.now())
                .orThrow();
        return listContacts(caller, null);
    }

    @DeleteMapping("/api/v1/contacts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(Scope.NOTICES_WRITE)
    @Operation(summary = "Remove a contact", description = "The last one that can be reached stays.")
    @Refuses(
            in = ContactRefusal.class,
            codes = {"CONTACT_NOT_FOUND", "LAST_CONTACT"})
    void removeContact(Caller caller, @PathVariable UUID id, IfMatch seen) {
        var account = caller.account(null).id();
        var now = clock.now();
        unchanged
                .change(
                        seen,
                        Optional.of(account),
                        () -> find(account, id),
                        () -> settings.remove(account, id, caller.actor(), now))
                .orThrow();
    }

    private ContactResource find(Account.Id account, UUID id) {
        return settings.find(account, id)
                .map(ContactResource::of)
                .orElseThrow(() -> new RefusedException(ContactRefusal.CONTACT_NOT_FOUND, Map.of()));
    }
}
