package dev.perennial.settings;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contact.Address;
import dev.perennial.contact.Contact.Part;
import dev.perennial.contact.Contact.QuietHours;
import dev.perennial.kernel.Outcome;
import dev.perennial.settings.ContactSettings.Typed;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads what was typed about a contact, and sees to it that an account keeps one that can be reached. */
final class ContactRule {
    /** An account keeps so many. */
    static final int MOST = 20;

    private static final int NAME_MAX = 100;
    private static final int EMAIL_MAX = 254;
    private static final int LOCAL_MAX = 64;

    private ContactRule() {}

    /** What was typed about a contact, understood. */
    record Read(
            String name,
            Set<Part> parts,
            Optional<String> email,
            Optional<String> phone,
            Optional<Locale> language,
            Optional<ZoneId> zone,
            Optional<QuietHours> quiet) {}

    static Outcome<Read> read(Typed typed) {
        var name = typed.name().strip();
        if (name.isEmpty() || name.length() > NAME_MAX || name.chars().anyMatch(Character::isISOControl)) {
            return refused(ContactRefusal.CONTACT_NAME_INVALID);
        }
        if (typed.parts().isEmpty()) return refused(ContactRefusal.CONTACT_PART_MISSING);
        var email = typed.email().strip();
        var phone = typed.phone().replaceAll("[ ().-]", "");
        if (email.isEmpty() && phone.isEmpty()) return refused(ContactRefusal.CONTACT_ADDRESS_MISSING);
        if (!email.isEmpty() && !isEmail(email)) return refused(ContactRefusal.CONTACT_EMAIL_INVALID);
        if (!phone.isEmpty() && !isPhone(phone)) return refused(ContactRefusal.CONTACT_PHONE_INVALID);
        if (!typed.zone().isEmpty() && !ZoneId.getAvailableZoneIds().contains(typed.zone())) {
            return refused(SettingsRefusal.ZONE_UNKNOWN, Map.of("zone", typed.zone()));
        }
        return quiet(typed)
                .map(quiet -> new Read(
                        name,
                        EnumSet.copyOf(typed.parts()),
                        Optional.of(email).filter(text -> !text.isEmpty()),
                        Optional.of(phone).filter(text -> !text.isEmpty()),
                        language(typed.language()),
                        Optional.of(typed.zone())
                                .filter(text -> !text.isEmpty())
                                .map(ZoneId::of),
                        quiet));
    }

    /** The contact that was typed, with the addresses that are its own. */
    static Contact with(
            Read read, UUID id, Account.Id account, int rank, Optional<Address> email, Optional<Address> phone) {
        return new Contact(
                id, account, read.name(), rank, read.parts(), read.language(), read.zone(), email, phone, read.quiet());
    }

    private static Optional<Locale> language(String code) {
        return Optional.of(code)
                .filter(text -> text.equals("en") || text.equals("zh"))
                .map(Locale::of);
    }

    private static Outcome<Optional<QuietHours>> quiet(Typed typed) {
        if (typed.from().isEmpty() && typed.until().isEmpty()) return Outcome.done(Optional.empty());
        try {
            var quiet = new QuietHours(LocalTime.parse(typed.from()), LocalTime.parse(typed.until()));
            return quiet.from().equals(quiet.until())
                    ? refused(ContactRefusal.QUIET_HOURS_INVALID)
                    : Outcome.done(Optional.of(quiet));
        } catch (DateTimeParseException unreadable) {
            return refused(ContactRefusal.QUIET_HOURS_INVALID);
        }
    }

    /** One plain address: nothing quoted, no name before it, no comment, no list. */
    static boolean isEmail(String text) {
        if (text.length() > EMAIL_MAX || !text.matches("[^\\s\\p{Cntrl}\"<>()\\[\\],:;\\\\@]+@[^\\s\\p{Cntrl}@]+")) {
            return false;
        }
        int at = text.indexOf('@');
        var host = text.substring(at + 1);
        if (at > LOCAL_MAX
                || !host.matches("(?U)([\\w&&[^_]]([\\w-]*[\\w&&[^_]])?\\.)+[\\w&&[^\\d_]][\\w-]*[\\w&&[^_]]")) {
            return false;
        }
        try {
            new InternetAddress(text, true).validate();
            return true;
        } catch (AddressException malformed) {
            return false;
        }
    }

    /** As E.164 has it. */
    static boolean isPhone(String text) {
        return text.matches("\\+[1-9][0-9]{6,14}");
    }

    /** Why an account does not come to have these contacts; empty where it may. */
    static Optional<ContactRefusal> whyNot(List<Contact> before, List<Contact> after) {
        boolean reached = before.stream().anyMatch(Contact::isReachable);
        boolean stillReached = after.stream().anyMatch(Contact::isReachable);
        return reached && !stillReached ? Optional.of(ContactRefusal.LAST_CONTACT) : Optional.empty();
    }

    /** The contacts with this one a place earlier, or later; ranked from 0. */
    static List<Contact> moved(List<Contact> contacts, UUID contact, boolean earlier) {
        var order = new ArrayList<>(contacts);
        int at = order.stream().map(Contact::id).toList().indexOf(contact);
        int to = at + (earlier ? -1 : 1);
        if (to >= 0 && to < order.size()) {
            Collections.swap(order, at, to);
        }
        return ranked(order);
    }

    static List<Contact> ranked(List<Contact> contacts) {
        var ranked = new ArrayList<Contact>();
        contacts.forEach(contact -> ranked.add(contact.at(ranked.size())));
        return List.copyOf(ranked);
    }
}
