package dev.perennial.api.contact;

import dev.perennial.account.Account;
import dev.perennial.api.Caller;
import dev.perennial.api.Must;
import dev.perennial.api.Needs;
import dev.perennial.api.Refuses;
import dev.perennial.clock.PlatformClock;
import dev.perennial.contact.Contact;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import dev.perennial.notice.Channel;
import dev.perennial.settings.ContactRefusal;
import dev.perennial.settings.ContactSettings;
import dev.perennial.settings.ContactSettings.Card;
import dev.perennial.web.Throttle;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An address becomes a contact's own when the code that was sent there comes back. */
@RestController
@Tag(name = "Contacts")
class CodesController {
    private final ContactSettings settings;
    private final Throttle throttle;
    private final PlatformClock clock;

    CodesController(ContactSettings settings, Throttle throttle, PlatformClock clock) {
        this.settings = settings;
        this.throttle = throttle;
        this.clock = clock;
    }

    /** By which of its addresses a contact is reached. */
    enum AddressChannel {
        EMAIL(Channel.EMAIL),
        SMS(Channel.SMS);

        private final Channel channel;

        AddressChannel(Channel channel) {
            this.channel = channel;
        }
    }

    record CodeWish(@Nullable AddressChannel channel) {}

    /** @param code as it arrived; spaces do not count */
    record CodeTyped(
            @Nullable AddressChannel channel, @Nullable String code) {
        /** Without the code. */
        @Override
        public String toString() {
            return "a code by " + channel;
        }
    }

    @PostMapping("/api/v1/contacts/{id}/codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Scope.NOTICES_WRITE)
    @Operation(
            summary = "Send a code again",
            description = "To the address that waits for one; where none does, to the one that fails.")
    @Refuses(
            in = ContactRefusal.class,
            codes = {"CONTACT_NOT_FOUND", "TOO_MANY_CODES", "CODE_NOT_ASKED"})
    ContactResource sendCode(Caller caller, @PathVariable UUID id, @RequestBody CodeWish wish) {
        var account = caller.account(null).id();
        var channel = Must.have("/channel", wish.channel()).channel;
        // Whoever has several accounts does not have others' mailboxes filled from each of them.
        var wait = address(card(account, id), channel)
                .flatMap(address -> throttle.take(Throttle.Gate.CONTACT_CODE, address));
        if (wait.isPresent()) throw new RefusedException(ContactRefusal.TOO_MANY_CODES, Map.of());
        settings.sendCode(account, id, channel, caller.actor(), clock.now()).orThrow();
        return ContactResource.of(card(account, id));
    }

    @PostMapping("/api/v1/contacts/{id}/verification")
    @Needs(Scope.NOTICES_WRITE)
    @Operation(
            summary = "Verify a contact's address by its code",
            description = "The address is the contact's own from then on.")
    @Refuses(
            in = ContactRefusal.class,
            codes = {"CONTACT_NOT_FOUND", "CODE_NOT_ASKED", "CODE_EXPIRED", "CODE_WORN_OUT", "CODE_WRONG"})
    ContactResource verifyContact(Caller caller, @PathVariable UUID id, @RequestBody CodeTyped typed) {
        var account = caller.account(null).id();
        settings.verify(
                        account,
                        id,
                        Must.have("/channel", typed.channel()).channel,
                        Must.have("/code", typed.code()),
                        caller.actor(),
                        clock.now())
                .orThrow();
        return ContactResource.of(card(account, id));
    }

    private Card card(Account.Id account, UUID id) {
        return settings.find(account, id)
                .orElseThrow(() -> new RefusedException(ContactRefusal.CONTACT_NOT_FOUND, Map.of()));
    }

    private static Optional<String> address(Card card, Channel channel) {
        var waiting = card.proofs().get(channel);
        var own = channel == Channel.EMAIL
                ? card.contact().email()
                : card.contact().phone();
        return waiting == null ? own.map(Contact.Address::value) : Optional.of(waiting.address());
    }
}
