package dev.perennial.user;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import dev.perennial.user.SignIn.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells an account's owners who comes in for it, and how. Operators have no account, and nobody is told of them. */
@Component
class AccountNews {
    private final Accounts accounts;
    private final Notices notices;
    private final ObjectProvider<Whence> whence;

    AccountNews(Accounts accounts, Notices notices, ObjectProvider<Whence> whence) {
        this.accounts = accounts;
        this.notices = notices;
        this.whence = whence;
    }

    /** Of a change that the journal has, with the account locked. */
    void tell(User user, JournalEntry.Kind what, Map<String, String> details, Actor actor, Instant now) {
        var from = Optional.ofNullable(whence.getIfAvailable()).flatMap(Whence::here);
        NewsRule.kind(what, actor)
                .ifPresent(
                        kind -> queue(user, kind, NewsRule.facts(user, what.name(), details, actor, from, now), now));
    }

    /** Of a browser that had not been seen, with the account locked. */
    void tellSignIn(User user, SignIn.Way way, Origin from, Instant now) {
        var details = Map.of("way", way.name());
        var kind = NoticeKind.SIGNED_IN_ANEW;
        queue(user, kind, NewsRule.facts(user, kind.name(), details, user.actor(), Optional.of(from), now), now);
    }

    private void queue(User user, NoticeKind kind, Map<String, String> facts, Instant now) {
        var account = user.account().flatMap(accounts::find);
        if (account.isEmpty()) return;
        Account owner = account.get();
        var telling = new Telling(owner.id(), kind, null, now, facts);
        notices.queue(accounts.bucketOf(owner.id()), List.of(telling), Map.of(owner.id(), owner), now);
    }
}
