package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.kernel.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to messages: what is queued here is in the outbox, written with the change it tells of. */
@Component
public class Notices {
    private final NoticeStore store;
    private final Ids ids;

    Notices(NoticeStore store, Ids ids) {
        this.store = store;
        this.ids = ids;
    }

    /**
     * Queues what is to be told, together with what already waits for the same person, channel, kind and day.
     *
     * @param accounts every account named by a telling, locked
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(int bucket, List<Telling> tellings, Map<Account.Id, Account> accounts, Instant now) {
        var digests = DigestRule.digests(tellings, accounts, now);
        var notices = store.open(
                bucket, digests, digest -> ids.next(digest.account().id().value(), now), now);
        store.addItems(bucket, digests, notices);
    }

    public List<Notice> of(int bucket, Account.Id account) {
        return store.of(bucket, account);
    }
}
