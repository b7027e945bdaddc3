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

/**
 * Who is told of what, where (rule 30): what contacts chose, and the minimum that no choice goes below. In the last days
 * before a date its reminder goes by SMS too: to the first who has a phone, where nobody would get it there.
 */
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
        var only = telling.only();
        if (only != null) {
            return people.contacts().stream()
                    .filter(contact -> contact.id().equals(only.contact()))
                    .map(contact -> recipient(contact, only.channel(), only.address(), account))
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

    private static Stream<Recipient> onChannel(People people, Telling telling, Channel channel) {
        var wanting = told(people, telling.kind(), telling.product(), channel);
        boolean isLastWarning = wanting.isEmpty() && channel == Channel.SMS && telling.isOfLastDays();
        var told = isLastWarning ? first(reachable(people, channel)) : wanting;
        return told.stream()
                .map(contact -> recipient(
                        contact,
                        channel,
                        address(contact, channel).orElseThrow().value(),
                        people.account()));
    }

    /** Who is told on a channel. What may not be left untold, and nobody wants, goes to the first one it must go to. */
    public static List<Contact> told(People people, NoticeKind kind, String product, Channel channel) {
        if (!kind.channels().contains(channel)) return List.of();
        var reachable = reachable(people, channel);
        var wanting = reachable.stream()
                .filter(contact -> isWanted(people, contact, kind, product, channel))
                .toList();
        return wanting.isEmpty() && mustBeTold(people, kind, channel) ? first(reachable) : wanting;
    }

    private static List<Contact> first(List<Contact> reachable) {
        return reachable.stream().limit(1).toList();
    }

    /**
     * Whether somebody must be told of the kind on this channel, whatever is chosen: by e-mail, or where nobody can be
     * reached by e-mail, by SMS.
     */
    static boolean mustBeTold(People people, NoticeKind kind, Channel channel) {
        boolean isFirst =
                channel == Channel.EMAIL || reachable(people, Channel.EMAIL).isEmpty();
        return !kind.isOptional() && isFirst;
    }

    static List<Contact> reachable(People people, Channel channel) {
        return people.contacts().stream()
                .filter(contact ->
                        address(contact, channel).filter(Address::isReachable).isPresent())
                .toList();
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

    /** Whether it is told to them by what they are to the account. */
    public static boolean byPart(Contact contact, NoticeKind kind) {
        return contact.parts().stream().anyMatch((Part part) -> kind.audience().contains(part));
    }

    private static Recipient recipient(Contact contact, Channel channel, String address, Account account) {
        return new Recipient(contact.id(), channel, address, contact.language().orElse(account.language()));
    }

    static Optional<Address> address(Contact contact, Channel channel) {
        return switch (channel) {
            case EMAIL -> contact.email();
            case SMS -> contact.phone();
            case CONSOLE -> Optional.empty();
        };
    }
}
