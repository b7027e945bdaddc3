package dev.perennial.notice;

import dev.perennial.contact.Contact;
import dev.perennial.contact.Contact.Address;
import dev.perennial.notice.NoticeKind.Nature;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Decides whether a message that did not arrive is sent again, to the same person or to another one. Pure. */
final class ResendRule {
    private ResendRule() {}

    /**
     * @param contact whom it is to go to
     * @param kinds what it tells of
     * @param untold what that person was not told of yet; of no account where it goes to the same person again
     */
    record Facts(Message message, Optional<Contact> contact, Set<NoticeKind> kinds, List<Untold> untold) {
        /** Whether it goes once more to whom it was for. */
        boolean isSamePerson() {
            return contact.map(Contact::id).filter(message.contact()::equals).isPresent();
        }
    }

    /** One thing of a message, and the notice it stands in. */
    record Untold(UUID item, UUID notice) {}

    static boolean isStuck(Message message) {
        return switch (message.state()) {
            case FAILED, BOUNCED, PARKED, OFF -> message.channel() != Channel.CONSOLE;
            case QUEUED, SENT, DELIVERED, WITHDRAWN -> false;
        };
    }

    /** Empty when it goes. An address that failed is no hindrance: whoever sends again says why. */
    static Optional<ResendRefusal> whyNot(Facts facts) {
        if (!isStuck(facts.message())) return Optional.of(ResendRefusal.MESSAGE_NOT_STUCK);
        if (facts.kinds().stream().anyMatch(kind -> kind.nature() == Nature.SECRET)) {
            return Optional.of(ResendRefusal.MESSAGE_WAS_SECRET);
        }
        if (address(facts).isEmpty()) return Optional.of(ResendRefusal.RECIPIENT_UNREACHABLE);
        return facts.isSamePerson() || !facts.untold().isEmpty()
                ? Optional.empty()
                : Optional.of(ResendRefusal.MESSAGE_SENT_AGAIN);
    }

    static Optional<Address> address(Facts facts) {
        return facts.contact()
                .flatMap(contact ->
                        RecipientRule.address(contact, facts.message().channel()))
                .filter(address -> address.verifiedAt().isPresent());
    }
}
