package dev.perennial.settings;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contact.Address;
import dev.perennial.contact.Contact.Part;
import dev.perennial.contact.Contacts;
import dev.perennial.journal.JournalEntry.Kind;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Refusal;
import dev.perennial.notice.Channel;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.user.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Front door to an account's contacts: its owners say whom else it wants told. An address becomes a contact's own when
 * the code that was sent there comes back; nothing but codes is sent to any other.
 */
@Component
public class ContactSettings {
    private final Accounts accounts;
    private final Users users;
    private final Contacts contacts;
    private final Proofs proofs;
    private final ContactNews news;
    private final Ids ids;

    ContactSettings(Accounts accounts, Users users, Contacts contacts, Proofs proofs, ContactNews news, Ids ids) {
        this.accounts = accounts;
        this.users = users;
        this.contacts = contacts;
        this.proofs = proofs;
        this.news = news;
        this.ids = ids;
    }

    /**
     * What was typed about a contact, as it was typed.
     *
     * @param language "en" or "zh"; empty for the account's
     * @param zone by its IANA name; empty for the account's
     * @param from since when no SMS is wanted, "22:00"; empty for never
     */
    public record Typed(
            String name,
            Set<Part> parts,
            String email,
            String phone,
            String language,
            String zone,
            String from,
            String until) {}

    /**
     * A contact, and its addresses that wait for their code.
     */
    public record Card(Contact contact, Map<Channel, Proof> proofs) {}

    /** The contacts of an account, the one written to first before the others. */
    public List<Card> of(Account.Id account) {
        var waiting = proofs.of(account);
        return contacts.of(accounts.bucketOf(account), account).stream()
                .map(contact -> card(contact, waiting))
                .toList();
    }

    /** A contact of this account; any other is not there. */
    public Optional<Card> find(Account.Id account, UUID contact) {
        return of(account).stream()
                .filter(card -> card.contact().id().equals(contact))
                .findFirst();
    }

    /** One more, last in order. Each address gets a code. */
    @Transactional
    public Outcome<Contact> add(Account.Id id, Typed typed, Actor actor, Instant now) {
        return lock(id, actor)
                .then(account -> ContactRule.read(typed).then(read -> {
                    var all = contacts.of(accounts.bucketOf(id), id);
                    if (all.size() >= ContactRule.MOST) {
                        return refused(
                                ContactRefusal.TOO_MANY_CONTACTS, Map.of("most", String.valueOf(ContactRule.MOST)));
                    }
                    var asked = Stream.concat(read.email().stream(), read.phone().stream())
                            .toList();
                    if (proofs.tooMany(id, asked, now)) return refused(ContactRefusal.TOO_MANY_CODES);

                    // From here on it is a contact.
                    var none = Optional.<Address>empty();
                    var contact = ContactRule.with(read, ids.next(id.value(), now), id, all.size(), none, none);
                    contacts.add(accounts.bucketOf(id), contact, now);
                    news.tell(account, Kind.CONTACT_ADDED, contact, ContactNews.addresses(read), actor, now);
                    read.email().ifPresent(to -> proofs.ask(account, contact.id(), Channel.EMAIL, to, now));
                    read.phone().ifPresent(to -> proofs.ask(account, contact.id(), Channel.SMS, to, now));
                    return Outcome.done(contact);
                }));
    }

    /** What is said of a contact from now on. Another address gets a code, and the old one is used until it comes back. */
    @Transactional
    public Outcome<Contact> change(Account.Id id, UUID which, Typed typed, Actor actor, Instant now) {
        return lock(id, actor)
                .then(account -> found(id, which)
                        .then(card -> ContactRule.read(typed).then(read -> {
                            var before = card.contact();
                            var email = Change.of(before.email(), card.proofs().get(Channel.EMAIL), read.email());
                            var phone = Change.of(before.phone(), card.proofs().get(Channel.SMS), read.phone());
                            var after = ContactRule.with(read, which, id, before.rank(), email.kept(), phone.kept());
                            var all = contacts.of(accounts.bucketOf(id), id);
                            var without = all.stream()
                                    .filter(contact -> !contact.id().equals(which))
                                    .toList();
                            var denied = ContactRule.whyNot(all, plus(without, after));
                            if (denied.isPresent()) return refused(denied.get());
                            var asked = Stream.concat(email.asked().stream(), phone.asked().stream())
                                    .toList();
                            if (proofs.tooMany(id, asked, now)) return refused(ContactRefusal.TOO_MANY_CODES);
                            if (after.equals(before) && !email.isOther() && !phone.isOther())
                                return Outcome.done(before);

                            // From here on it is so. Whoever is told no more is told of that, too.
                            news.tell(account, Kind.CONTACT_CHANGED, after, ContactNews.addresses(read), actor, now);
                            contacts.change(accounts.bucketOf(id), List.of(after));
                            settle(account, which, Channel.EMAIL, email, now);
                            settle(account, which, Channel.SMS, phone, now);
                            return Outcome.done(after);
                        })));
    }

    private void settle(Account account, UUID contact, Channel channel, Change change, Instant now) {
        if (change.isOther()) {
            proofs.end(accounts.bucketOf(account.id()), contact, channel, Proof.End.DROPPED, now);
            change.asked().ifPresent(to -> proofs.ask(account, contact, channel, to, now));
        }
    }

    /** Has this one written to before, or after, its neighbour. */
    @Transactional
    public Outcome<Contact> move(Account.Id id, UUID which, boolean earlier, Actor actor, Instant now) {
        return lock(id, actor)
                .then(account -> found(id, which).then(card -> {
                    var all = contacts.of(accounts.bucketOf(id), id);
                    var moved = ContactRule.moved(all, which, earlier);
                    if (moved.equals(all)) return Outcome.done(card.contact());

                    // From here on they are in another order.
                    contacts.change(accounts.bucketOf(id), moved);
                    news.record(account, Kind.CONTACT_CHANGED, card.contact(), Map.of(), actor, now);
                    return Outcome.done(card.contact());
                }));
    }

    /** Takes a contact off; what it was told stays in the records. */
    @Transactional
    public Outcome<Contact> remove(Account.Id id, UUID which, Actor actor, Instant now) {
        return lock(id, actor)
                .then(account -> found(id, which).then(card -> {
                    int bucket = accounts.bucketOf(id);
                    var all = contacts.of(bucket, id);
                    var without = all.stream()
                            .filter(contact -> !contact.id().equals(which))
                            .toList();
                    var denied = ContactRule.whyNot(all, without);
                    if (denied.isPresent()) return refused(denied.get());

                    // From here on it is gone. It is told of that itself, where it can be reached.
                    news.tell(account, Kind.CONTACT_REMOVED, card.contact(), Map.of(), actor, now);
                    proofs.end(bucket, which, Channel.EMAIL, Proof.End.DROPPED, now);
                    proofs.end(bucket, which, Channel.SMS, Proof.End.DROPPED, now);
                    contacts.remove(bucket, which, now);
                    contacts.change(bucket, ContactRule.ranked(without));
                    return Outcome.done(card.contact());
                }));
    }

    /** Sends a code to the address that waits for one; or, where none does, to the one there is that fails. */
    @Transactional
    public Outcome<Contact> sendCode(Account.Id id, UUID which, Channel channel, Actor actor, Instant now) {
        return lock(id, actor)
                .then(account -> found(id, which).then(card -> {
                    var address = Optional.ofNullable(card.proofs().get(channel))
                            .map(Proof::address)
                            .or(() -> address(card.contact(), channel)
                                    .filter(known -> !known.isReachable())
                                    .map(Address::value));
                    if (address.isEmpty()) return refused(ContactRefusal.CODE_NOT_ASKED);
                    if (proofs.tooMany(id, List.of(address.get()), now)) return refused(ContactRefusal.TOO_MANY_CODES);

                    // From here on a code is on its way.
                    proofs.ask(account, which, channel, address.get(), now);
                    return Outcome.done(card.contact());
                }));
    }

    /** The code came back: the address is the contact's own from now on, and no failure counts against it. */
    @Transactional
    public Outcome<Contact> verify(Account.Id id, UUID which, Channel channel, String typed, Actor actor, Instant now) {
        return lock(id, actor)
                .then(account -> found(id, which).then(card -> {
                    var proof = card.proofs().get(channel);
                    if (proof == null) return refused(ContactRefusal.CODE_NOT_ASKED);
                    if (!now.isBefore(proof.expiresAt())) return refused(ContactRefusal.CODE_EXPIRED);
                    if (proof.triesLeft() == 0) return refused(ContactRefusal.CODE_WORN_OUT);
                    // Counts whatever comes of it.
                    if (!proofs.isRight(id, proof, typed.replaceAll("\\s", ""))) {
                        return refused(
                                ContactRefusal.CODE_WRONG, Map.of("left", String.valueOf(proof.triesLeft() - 1)));
                    }

                    // From here on it is theirs.
                    int bucket = accounts.bucketOf(id);
                    proofs.end(bucket, which, channel, Proof.End.VERIFIED, now);
                    var own = Optional.of(new Address(proof.address(), Optional.of(now), Optional.empty()));
                    var before = card.contact();
                    var after = channel == Channel.EMAIL
                            ? before.with(own, before.phone())
                            : before.with(before.email(), own);
                    contacts.change(bucket, List.of(after));
                    news.tell(account, Kind.CONTACT_VERIFIED, after, Map.of("address", proof.address()), actor, now);
                    return Outcome.done(after);
                }));
    }

    private Outcome<Account> lock(Account.Id id, Actor actor) {
        var locked = accounts.lock(id, actor);
        if (locked.isEmpty()) return refused(PaymentRefusal.ACCOUNT_UNKNOWN);
        Optional<? extends Refusal> denied = users.whyNotManaged(id, actor);
        return denied.<Outcome<Account>>map(Outcome::refused).orElseGet(() -> Outcome.done(locked.get()));
    }

    private Outcome<Card> found(Account.Id id, UUID which) {
        return find(id, which).map(Outcome::done).orElseGet(() -> refused(ContactRefusal.CONTACT_NOT_FOUND));
    }

    private static Card card(Contact contact, List<Proof> waiting) {
        var own = new HashMap<Channel, Proof>();
        waiting.stream()
                .filter(proof -> proof.contact().equals(contact.id()))
                .forEach(proof -> own.put(proof.channel(), proof));
        return new Card(contact, Map.copyOf(own));
    }

    private static Optional<Address> address(Contact contact, Channel channel) {
        return channel == Channel.EMAIL ? contact.email() : contact.phone();
    }

    private static List<Contact> plus(List<Contact> contacts, Contact one) {
        var all = new ArrayList<>(contacts);
        all.add(one);
        return all;
    }
}
