package dev.perennial.post;

import dev.perennial.contact.Contact;
import dev.perennial.contact.Contact.Address;
import dev.perennial.notice.Channel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where what came to nobody goes instead: to the same person another way, else to the next person by e-mail, else by SMS.
 * Whoever has been told of a thing there is not told again; where it was lost already, it does not go again.
 */
final class EscalationRule {
    private EscalationRule() {}

    /** One person on one channel. */
    record Place(UUID contact, Channel channel) {}

    /** A place, with the address that is good there. */
    record Target(Contact contact, Channel channel, String address) {
        Place place() {
            return new Place(contact.id(), channel);
        }
    }

    /**
     * Where else each thing was told.
     *
     * @param told where it has arrived, or is on its way
     * @param lost where it could not be delivered
     */
    record Elsewhere(Set<Place> told, Set<Place> lost) {}

    /**
     * What goes where.
     *
     * @param things what was lost, each with where else it was told
     * @param from where it was lost
     * @param people in the order they are written to
     * @param on channels that somebody carries
     */
    static Map<Target, List<UUID>> instead(
            Map<UUID, Elsewhere> things, Place from, List<Contact> people, Set<Channel> on) {
        var open = new HashSet<>(things.keySet());
        var instead = new LinkedHashMap<Target, List<UUID>>();
        for (var target : targets(from, people, on)) {
            var goes = new ArrayList<UUID>();
            things.forEach((thing, elsewhere) -> {
                if (!open.contains(thing) || elsewhere.lost().contains(target.place())) return;
                open.remove(thing);
                if (!elsewhere.told().contains(target.place())) goes.add(thing);
            });
            if (!goes.isEmpty()) instead.put(target, goes);
        }
        return instead;
    }

    private static List<Target> targets(Place from, List<Contact> people, Set<Channel> on) {
        var targets = new ArrayList<Target>();
        var other = from.channel() == Channel.EMAIL ? Channel.SMS : Channel.EMAIL;
        people.stream()
                .filter(contact -> contact.id().equals(from.contact()))
                .forEach(contact -> target(contact, other, on).ifPresent(targets::add));
        people.stream().filter(contact -> !contact.id().equals(from.contact())).forEach(contact -> {
            target(contact, Channel.EMAIL, on).ifPresent(targets::add);
            target(contact, Channel.SMS, on).ifPresent(targets::add);
        });
        return targets;
    }

    private static Optional<Target> target(Contact contact, Channel channel, Set<Channel> on) {
        if (!on.contains(channel)) return Optional.empty();
        var address = channel == Channel.EMAIL ? contact.email() : contact.phone();
        return address.filter(Address::isReachable).map(one -> new Target(contact, channel, one.value()));
    }
}
