package dev.perennial.notice;

import dev.perennial.account.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rule 31: one message for all of a kind that goes to one person on one channel on one day. */
final class DigestRule {
    private DigestRule() {}

    /** What makes two tellings one message. */
    record Key(Account.Id account, NoticeKind kind, Channel channel, String recipient, LocalDate day) {}

    /** One message, before it has an id. */
    record Digest(Key key, Account account, Instant dueAt, boolean late, List<Telling> tellings) {}

    static List<Digest> digests(List<Telling> tellings, Map<Account.Id, Account> accounts, Instant now) {
        var digests = new LinkedHashMap<Key, Digest>();
        for (var telling : tellings) {
            var account = accounts.get(telling.account());
            for (var channel : telling.kind().channels()) {
                recipient(account, channel).ifPresent(recipient -> {
                    var due = telling.dueAt().atZone(account.zone()).toLocalDate();
                    var today = now.atZone(account.zone()).toLocalDate();
                    var key =
                            new Key(account.id(), telling.kind(), channel, recipient, today.isAfter(due) ? today : due);
                    digests.merge(
                            key,
                            new Digest(key, account, telling.dueAt(), today.isAfter(due), List.of(telling)),
                            DigestRule::together);
                });
            }
        }
        return List.copyOf(digests.values());
    }

    private static Digest together(Digest one, Digest other) {
        var tellings = new ArrayList<>(one.tellings());
        tellings.addAll(other.tellings());
        var earlier = one.dueAt().isBefore(other.dueAt()) ? one.dueAt() : other.dueAt();
        return new Digest(one.key(), one.account(), earlier, one.late() || other.late(), tellings);
    }

    private static Optional<String> recipient(Account account, Channel channel) {
        return switch (channel) {
            case EMAIL -> account.email();
            case SMS -> account.phone();
        };
    }
}
