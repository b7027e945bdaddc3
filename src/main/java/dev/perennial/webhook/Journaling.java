package dev.perennial.webhook;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the journal of an account what became of its endpoints; the vendor's own are in no account's journal. */
@Component
class Journaling {
    /** An address is shown so far in a message. */
    private static final int TOLD_MAX = 80;

    private final Journal journal;
    private final Accounts accounts;
    private final Notices notices;
    private final Ids ids;

    Journaling(Journal journal, Accounts accounts, Notices notices, Ids ids) {
        this.journal = journal;
        this.accounts = accounts;
        this.notices = notices;
        this.ids = ids;
    }

    /** Locks the account; false where who asks may not see it. Of the vendor's own only the vendor's people do. */
    boolean lock(Endpoint endpoint, Actor actor) {
        return lock(endpoint.account(), actor);
    }

    /** @param owner empty for the vendor */
    boolean lock(Optional<Account.Id> owner, Actor actor) {
        return owner.map(account -> accounts.lock(account, actor).isPresent())
                .orElseGet(() -> actor.account().isEmpty());
    }

    void record(Endpoint endpoint, JournalEntry.Kind kind, Actor actor, Instant now) {
        record(endpoint, kind, Map.of(), actor, now);
    }

    void replayed(Endpoint endpoint, int deliveries, Actor actor, Instant now) {
        var facts = Map.of("deliveries", String.valueOf(deliveries));
        if (deliveries > 0) record(endpoint, JournalEntry.Kind.WEBHOOK_REPLAYED, facts, actor, now);
    }

    /** Its owners are told, too, with the account locked: their programs miss something from now on. */
    void switchedOff(Endpoint endpoint, Endpoint.Because because, Instant now) {
        record(endpoint, JournalEntry.Kind.WEBHOOK_SWITCHED_OFF, Map.of("why", because.name()), Actor.SYSTEM, now);
        endpoint.account().flatMap(accounts::find).ifPresent(account -> {
            var facts = Map.of(
                    "endpoint",
                    endpoint.id().toString(),
                    "url",
                    brief(shown(endpoint.url())),
                    "because",
                    because.name(),
                    "at",
                    now.toString());
            var telling = new Telling(account.id(), NoticeKind.WEBHOOK_OFF, null, now, facts);
            notices.queue(accounts.bucketOf(account.id()), List.of(telling), Map.of(account.id(), account), now);
        });
    }

    private static String brief(String url) {
        return url.length() > TOLD_MAX ? url.substring(0, TOLD_MAX) + "…" : url;
    }

    private void record(Endpoint endpoint, JournalEntry.Kind kind, Map<String, String> more, Actor actor, Instant now) {
        endpoint.account().ifPresent(account -> {
            var facts = new HashMap<>(more);
            facts.put("endpoint", endpoint.id().toString());
            facts.put("url", shown(endpoint.url()));
            var row = new JournalEntry(
                    ids.next(account.value(), now), account, Optional.empty(), now, actor, kind, Map.copyOf(facts));
            journal.record(accounts.bucketOf(account), List.of(row));
        });
    }

    /** Without its query, where people put what nobody else should know. */
    private static String shown(String url) {
        return url.replaceAll("\\?.*", "");
    }

    static Endpoint in(Endpoint endpoint, Endpoint.State state, Optional<Endpoint.Because> because) {
        return new Endpoint(
                endpoint.id(),
                endpoint.account(),
                endpoint.url(),
                endpoint.description(),
                endpoint.types(),
                state,
                because,
                endpoint.oldUntil(),
                endpoint.createdAt(),
                state == Endpoint.State.ON ? Optional.empty() : endpoint.failingSince());
    }
}
