package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.notice.RecipientRule.People;
import dev.perennial.notice.RecipientRule.Recipient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rule 31: one notice for all of a kind that goes to one person on one channel on one day. */
final class DigestRule {
    private DigestRule() {}

    /** What makes two tellings one notice. */
    record Key(Account.Id account, NoticeKind kind, Channel channel, UUID contact, String recipient, LocalDate day) {}

    /** One notice, before it has an id. */
    record Digest(Key key, Account account, Recipient to, Instant dueAt, boolean late, List<Telling> tellings) {}

    static List<Digest> digests(List<Telling> tellings, Map<Account.Id, People> people, Instant now) {
        var digests = new LinkedHashMap<Key, Digest>();
        for (var telling : tellings) {
            var whom = people.get(telling.account());
            var account = whom.account();
            var due = telling.dueAt().atZone(account.zone()).toLocalDate();
            var today = now.atZone(account.zone()).toLocalDate();
            for (var to : RecipientRule.recipients(whom, telling)) {
                var key = new Key(
                        account.id(),
                        telling.kind(),
                        to.channel(),
                        to.contact(),
                        to.address(),
                        today.isAfter(due) ? today : due);
                digests.merge(
                        key,
                        new Digest(key, account, to, telling.dueAt(), today.isAfter(due), List.of(telling)),
                        DigestRule::together);
            }
        }
        return List.copyOf(digests.values());
    }

    private static Digest together(Digest one, Digest other) {
        var tellings = new ArrayList<>(one.tellings());
        tellings.addAll(other.tellings());
        var earlier = one.dueAt().isBefore(other.dueAt()) ? one.dueAt() : other.dueAt();
        return new Digest(one.key(), one.account(), one.to(), earlier, one.late() || other.late(), tellings);
    }
}
