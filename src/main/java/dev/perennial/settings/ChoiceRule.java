package dev.perennial.settings;

import dev.perennial.contact.Contact;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeGroup;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Preference;
import dev.perennial.notice.RecipientRule;
import dev.perennial.notice.RecipientRule.People;
import dev.perennial.settings.NoticeChoices.Wanted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What is kept of a choice: only where it differs from what holds without it. */
final class ChoiceRule {
    private ChoiceRule() {}

    /** What can be chosen for a product, or for all of them. */
    static List<NoticeKind> offered(String product) {
        return Arrays.stream(NoticeGroup.values())
                .filter(group -> product.equals(Preference.ALL_PRODUCTS) || group.isOfItems())
                .flatMap(group -> group.kinds().stream())
                .toList();
    }

    /**
     * What everybody said, after this contact said so of a product.
     *
     * @param channels those that were chosen for; of the others it stays as it was
     */
    static People chosen(People people, Contact contact, String product, Set<Channel> channels, Set<Wanted> wanted) {
        var others = people.preferences().stream()
                .filter(said -> !isReplaced(said, contact.id(), product, channels))
                .toList();
        var bare = new People(people.account(), people.contacts(), others);
        var kept = new ArrayList<>(others);
        for (var kind : offered(product)) {
            for (var channel : kind.channels()) {
                boolean wants = wanted.contains(new Wanted(kind, channel));
                if (channels.contains(channel)
                        && wants != RecipientRule.isWanted(bare, contact, kind, product, channel)) {
                    kept.add(new Preference(contact.id(), kind, product, channel, wants));
                }
            }
        }
        return new People(people.account(), people.contacts(), List.copyOf(kept));
    }

    /** What everybody said, after this contact said of these kinds, wherever they said otherwise, that it wants them, or not. */
    static People said(People people, Contact contact, Channel channel, Set<NoticeKind> kinds, boolean wants) {
        var kept = new ArrayList<>(people.preferences().stream()
                .filter(said -> !(said.contact().equals(contact.id())
                        && said.channel() == channel
                        && kinds.contains(said.kind())))
                .toList());
        kinds.forEach(kind -> kept.add(new Preference(contact.id(), kind, Preference.ALL_PRODUCTS, channel, wants)));
        return new People(people.account(), people.contacts(), List.copyOf(kept));
    }

    /** What this contact said. */
    static List<Preference> of(People people, UUID contact) {
        return people.preferences().stream()
                .filter(said -> said.contact().equals(contact))
                .toList();
    }

    private static boolean isReplaced(Preference said, UUID contact, String product, Set<Channel> channels) {
        return said.contact().equals(contact) && said.product().equals(product) && channels.contains(said.channel());
    }
}
