package dev.perennial.notice;

import static dev.perennial.Given.CNY;
import static dev.perennial.Given.SHANGHAI;
import static dev.perennial.Given.at;

import dev.perennial.account.Account;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contact.Address;
import dev.perennial.contact.Contact.Part;
import dev.perennial.notice.RecipientRule.People;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An account's people as tables say them. A contact is a letter, what it is to the account (owner, billing, technical) and
 * where it is reached (M, S; small: an address at which nothing arrives); a choice is contact, kind, product, channel and
 * yes or no, or "-" for none.
 */
final class Whom {
    private Whom() {}

    static People people(String contacts, String chosen) {
        var account = new Account(
                new Account.Id("lotus"),
                "Lotus",
                CNY,
                SHANGHAI,
                Locale.ENGLISH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var all = Stream.of(contacts.split(" +")).map(Whom::contact).toList();
        var said = chosen.equals("-")
                ? List.<Preference>of()
                : Stream.of(chosen.split(", "))
                        .map(words -> said(words.split(" ")))
                        .toList();
        return new People(account, all, said);
    }

    private static Contact contact(String text) {
        var words = text.split(":");
        var parts = EnumSet.noneOf(Part.class);
        Stream.of(Part.values())
                .filter(part -> words[1].contains(part.name().substring(0, 1).toLowerCase(Locale.ROOT)))
                .forEach(parts::add);
        return new Contact(
                id(words[0]),
                new Account.Id("lotus"),
                words[0],
                words[0].charAt(0) - 'a',
                parts,
                Optional.empty(),
                Optional.empty(),
                address(words[2], "M"),
                address(words[2], "S"),
                Optional.empty());
    }

    private static Optional<Address> address(String ways, String way) {
        if (!ways.toUpperCase(Locale.ROOT).contains(way)) return Optional.empty();
        var failed = ways.contains(way) ? Optional.<Instant>empty() : Optional.of(at("2026-03-01 00:00"));
        return Optional.of(new Address(way, Optional.of(at("2026-01-01 00:00")), failed));
    }

    private static Preference said(String... words) {
        return new Preference(
                id(words[0]),
                NoticeKind.valueOf(words[1]),
                words[2],
                Channel.valueOf(words[3]),
                words[4].equals("yes"));
    }

    static UUID id(String name) {
        return new UUID(1, name.charAt(0));
    }
}
