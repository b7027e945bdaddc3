package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contact.Address;
import dev.perennial.contact.Contact.Part;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Who is told of what, where (rule 30): what contacts chose, and the minimum that no choice goes below. */
public final class RecipientRule {
    /** Whom the console's own messages are for: the account, and whoever acts for it. */
    public static final UUID CONSOLE = new UUID(0, 0);

    private RecipientRule() {}

    /** One person on one channel. */
    public record Recipient(UUID contact, Channel channel, String address, Locale language) {}

    /** Whom an account has, in the order they are written to, and what they chose. */
    public record People(Account account, List<Contact> contacts, List<Preference> preferences) {}

    static List<Recipient> recipients(People people, Telling telling) {
        var account = people.account();
        if (telling.only() != null) {
            return people.contacts().stream()
                    .filter(contact -> contact.id().equals(telling.only()))
                    .flatMap(contact -> telling.kind().channels().stream()
                            .flatMap(channel -> recipient(contact, channel, account).stream()))
                    .toList();
        }
        var console = new Recipient(CONSOLE, Channel.CONSOLE, account.id().value(), account.language());
        return Stream.concat(
                        telling.kind().channels().stream()
                                .sorted()
                                .flatMap(channel -> onChannel(people, telling, channel)),
                        Stream.of(console))
                .toList();
    }

    /** What nobody wants who can be reached, and may not be left untold, goes to the first one who can. */
    private static Stream<Recipient> onChannel(People people, Telling telling, Channel channel) {
        var reachable = people.contacts().stream()
                .filter(contact ->
                        address(contact, channel).filter(Address::isReachable).isPresent())
                .toList();
        var wanting = reachable.stream()
                .filter(contact -> isWanted(people, contact, telling.kind(), telling.product(), channel))
                .toList();
        var told = wanting.isEmpty() && !telling.kind().isOptional()
                ? reachable.stream().limit(1).toList()
                : wanting;
        return told.stream().flatMap(contact -> recipient(contact, channel, people.account()).stream());
    }

    /** Whether this contact is told: by what they said of the product, then of all products, then by their part. */
    public static boolean isWanted(People people, Contact contact, NoticeKind kind, String product, Channel channel) {
        return said(people, contact, kind, product, channel)
                .or(() -> said(people, contact, kind, Preference.ALL_PRODUCTS, channel))
                .orElseGet(() -> byPart(contact, kind));
    }

    private static Optional<Boolean> said(
            People people, Contact contact, NoticeKind kind, String product, Channel channel) {
        return people.preferences().stream()
                .filter(preference -> preference.contact().equals(contact.id())
                        && preference.kind() == kind
                        && preference.product().equals(product)
                        && preference.channel() == channel)
                .map(Preference::wanted)
                .findFirst();
    }

    private static boolean byPart(Contact contact, NoticeKind kind) {
        return contact.parts().stream().anyMatch((Part part) -> kind.audience().contains(part));
    }

    private static Optional<Recipient> recipient(Contact contact, Channel channel, Account account) {
        return address(contact, channel)
                .map(address -> new Recipient(
                        contact.id(),
                        channel,
                        address.value(),
                        contact.language().orElse(account.language())));
    }

    static Optional<Address> address(Contact contact, Channel channel) {
        return switch (channel) {
            case EMAIL -> contact.email();
            case SMS -> contact.phone();
            case CONSOLE -> Optional.empty();
        };
    }
}
