package dev.perennial.post;

import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Outbox;
import dev.perennial.notice.Retold;
import dev.perennial.notice.Withdrawal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes out what is covered, and tells otherwise what has become otherwise. */
@Component
class Covering {
    private final Outbox outbox;
    private final Catalogs catalogs;
    private final Ids ids;

    Covering(Outbox outbox, Catalogs catalogs, Ids ids) {
        this.outbox = outbox;
        this.catalogs = catalogs;
        this.ids = ids;
    }

    /**
     * Answers what is to be told otherwise once it stands in a message: where automatic renewal was announced and turned
     * off since, that nothing renews the item.
     */
    List<Suspect> withdraw(int bucket, List<Suspect> suspects, Instant now) {
        var withdrawn = new HashMap<UUID, Withdrawal>();
        var retold = new ArrayList<Suspect>();
        for (var suspect : suspects) {
            var policy = catalogs.current().product(suspect.product()).policy();
            var why = CoverRule.covered(suspect, policy.nonrenewalReminderDays(), now);
            if (why.filter(Withdrawal.RENEWS_BY_HAND::equals).isPresent()
                    && suspect.kind() == NoticeKind.RENEWAL_COMING) {
                retold.add(suspect);
            } else {
                why.ifPresent(reason -> withdrawn.put(suspect.id(), reason));
            }
        }
        outbox.withdrawItems(bucket, withdrawn);
        return retold;
    }

    void retell(int bucket, List<Suspect> suspects, Instant now) {
        if (suspects.isEmpty()) return;
        var siblings = new HashMap<UUID, UUID>();
        var retold = suspects.stream()
                .map(suspect -> new Retold(
                        suspect.id(),
                        suspect.notice(),
                        siblings.computeIfAbsent(
                                suspect.notice(),
                                notice -> ids.next(suspect.account().value(), now)),
                        NoticeKind.EXPIRING,
                        suspect.item().mode().name()))
                .toList();
        outbox.retell(bucket, retold);
    }
}
