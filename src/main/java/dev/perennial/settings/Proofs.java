package dev.perennial.settings;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Secrets;
import dev.perennial.notice.Telling;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Has codes sent to addresses, and forgets them. What is asked here is asked of a locked account. */
@Component
class Proofs {
    static final Duration LASTS = Duration.ofMinutes(10);
    private static final int TRIES = 5;
    private static final Duration COUNTED = Duration.ofHours(1);
    private static final int OF_AN_ACCOUNT = 20;
    private static final int TO_AN_ADDRESS = 5;

    private final ProofStore store;
    private final Accounts accounts;
    private final Notices notices;
    private final Secrets secrets;
    private final Ids ids;

    Proofs(ProofStore store, Accounts accounts, Notices notices, Secrets secrets, Ids ids) {
        this.store = store;
        this.accounts = accounts;
        this.notices = notices;
        this.secrets = secrets;
        this.ids = ids;
    }

    List<Proof> of(Account.Id account) {
        return store.of(accounts.bucketOf(account), account);
    }

    /** Whether a code to each of these addresses is more than an account gets in an hour. */
    boolean tooMany(Account.Id account, Collection<String> addresses, Instant now) {
        int bucket = accounts.bucketOf(account);
        var since = now.minus(COUNTED);
        return !addresses.isEmpty()
                && (store.sentSince(bucket, account, since) + addresses.size() > OF_AN_ACCOUNT
                        || addresses.stream()
                                .anyMatch(to -> store.sentSince(bucket, account, to, since) >= TO_AN_ADDRESS));
    }

    /** Sends a code there; one that waited on this channel counts no more. */
    void ask(Account account, UUID contact, Channel channel, String address, Instant now) {
        int bucket = accounts.bucketOf(account.id());
        end(bucket, contact, channel, Proof.End.REPLACED, now);
        var code = Code.fresh();
        var id = ids.next(account.id().value(), now);
        store.insert(
                bucket,
                account.id(),
                new Proof(id, contact, channel, address, now, now.plus(LASTS), TRIES, code.salt(), code.hash()));
        var facts = Map.of(
                "code", code.digits(),
                "minutes", String.valueOf(LASTS.toMinutes()),
                "account", account.name());
        var only = new Telling.Only(contact, channel, address);
        var telling = new Telling(account.id(), NoticeKind.CONTACT_CODE, null, now, facts, only);
        notices.queue(bucket, List.of(telling), Map.of(account.id(), account), now);
    }

    void end(int bucket, UUID contact, Channel channel, Proof.End because, Instant now) {
        store.end(bucket, contact, channel, because, now);
        secrets.takeBack(bucket, contact, channel);
    }

    /** Whether this is the code; whatever it is, it is a try. */
    boolean isRight(Account.Id account, Proof proof, String typed) {
        store.take(accounts.bucketOf(account), proof.id());
        return Code.isRight(typed, proof.salt(), proof.hash());
    }
}
