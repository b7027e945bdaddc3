package dev.perennial.console.contacts;

import dev.perennial.contact.Contact;
import dev.perennial.notice.Channel;
import dev.perennial.notice.MinimumRule;
import dev.perennial.notice.NoticeGroup;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.RecipientRule;
import dev.perennial.notice.RecipientRule.People;
import dev.perennial.web.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the choices come to, in words: who is told of what, where. */
final class WhoIsTold {
    private WhoIsTold() {}

    /** Kinds that go to the same people on the same channels, and whether that is only because they must go to somebody. */
    private record Way(Map<String, Set<Channel>> whom, boolean onlyBecauseItMust) {}

    /** A sentence for each way that kinds of this group go. */
    static List<String> of(People people, NoticeGroup group, String product, Visit visit) {
        var ways = new LinkedHashMap<Way, List<NoticeKind>>();
        for (var kind : group.kinds()) {
            ways.computeIfAbsent(way(people, kind, product), way -> new ArrayList<>())
                    .add(kind);
        }
        return ways.entrySet().stream()
                .map(entry -> sentence(entry.getKey(), entry.getValue(), ways.size() == 1, group, visit))
                .toList();
    }

    private static Way way(People people, NoticeKind kind, String product) {
        var whom = new LinkedHashMap<String, Set<Channel>>();
        for (var contact : people.contacts()) {
            for (var channel : List.of(Channel.EMAIL, Channel.SMS)) {
                if (isTold(people, contact, kind, product, channel)) {
                    whom.computeIfAbsent(contact.name(), name -> new TreeSet<>())
                            .add(channel);
                }
            }
        }
        return new Way(whom, !whom.isEmpty() && MinimumRule.isWantedByNobody(people, kind, product));
    }

    private static boolean isTold(People people, Contact contact, NoticeKind kind, String product, Channel channel) {
        return RecipientRule.told(people, kind, product, channel).stream()
                .anyMatch(one -> one.id().equals(contact.id()));
    }

    private static String sentence(Way way, List<NoticeKind> kinds, boolean isAll, NoticeGroup group, Visit visit) {
        var what = isAll
                ? visit.say("contacts.group.all." + group)
                : String.join(
                        visit.say("contacts.comma"),
                        kinds.stream()
                                .map(kind -> "“" + visit.say("words.notice." + kind) + "”")
                                .toList());
        if (way.whom().isEmpty()) {
            return visit.say("contacts.told.nobody", "what", what);
        }
        var whom = way.whom().entrySet().stream()
                .map(entry -> visit.say(
                        "contacts.by."
                                + (entry.getValue().size() > 1
                                        ? "BOTH"
                                        : entry.getValue().iterator().next()),
                        "name",
                        entry.getKey()))
                .toList();
        var key = way.onlyBecauseItMust() ? "contacts.told.must" : "contacts.told";
        return visit.say(key, Map.of("what", what, "whom", listed(whom, visit)));
    }

    /** One, one and another, or several with an "and" before the last. */
    static String listed(List<String> words, Visit visit) {
        if (words.size() == 1) return words.getFirst();
        var first = String.join(visit.say("contacts.comma"), words.subList(0, words.size() - 1));
        return visit.say("contacts.and", Map.of("first", first, "last", words.getLast()));
    }
}
