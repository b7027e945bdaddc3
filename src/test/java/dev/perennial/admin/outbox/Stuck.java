package dev.perennial.admin.outbox;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contacts;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A served platform whose messages are where a test wants them. */
abstract class Stuck extends Scene {
    @Override
    protected boolean isServed() {
        return true;
    }

    Contact contact(Account account) {
        return bean(Contacts.class)
                .of(bucket(account), List.of(account.id()))
                .get(account.id())
                .getFirst();
    }

    int bucket(Account account) {
        return bean(Accounts.class).bucketOf(account.id());
    }

    /** Tells the account something, and puts what goes by this channel into a message of this state. */
    UUID message(Account account, NoticeKind kind, Channel channel, String state, @Nullable String answer) {
        return message(account, kind, channel, state, answer, null);
    }

    UUID message(
            Account account,
            NoticeKind kind,
            Channel channel,
            String state,
            @Nullable String answer,
            Telling.@Nullable About about) {
        var telling = new Telling(
                account.id(),
                kind,
                about,
                now(),
                Map.of(
                        "amount", "100.00",
                        "available", "100.00",
                        "currency", "CNY",
                        "at", now().toString(),
                        "expires_at", day("2026-06-01").toString(),
                        "days", "30",
                        "mode", "MANUAL"));
        transaction()
                .executeWithoutResult(status -> bean(Notices.class)
                        .queue(bucket(account), List.of(telling), Map.of(account.id(), account), now()));
        var id = bean(Ids.class).next(account.id().value(), now());
        boolean waits = state.equals("QUEUED");
        jdbc().sql("""
            insert into message (bucket, message_id, account_id, contact_id, channel, recipient, language, created_at,
              due_at, attempts, state, settled_at, answer)
            values (?, ?, ?, ?, ?, ?, 'en', ?::timestamptz, ?::timestamptz, ?, ?, ?::timestamptz, ?)\
            """)
                .params(
                        bucket(account),
                        id,
                        account.id().value(),
                        contact(account).id(),
                        channel.name(),
                        channel == Channel.SMS ? "+8613800000000" : account.id() + "@example.com",
                        now().toString(),
                        now().toString(),
                        waits ? 0 : 2,
                        state,
                        waits ? null : now().toString(),
                        answer)
                .update();
        jdbc().sql("""
            update notice set state = 'POSTED', message_id = ?
            where bucket = ? and account_id = ? and kind = ? and channel = ? and state = 'QUEUED'\
            """)
                .params(id, bucket(account), account.id().value(), kind.name(), channel.name())
                .update();
        jdbc().sql("""
            insert into message_attempt (bucket, message_id, attempt_no, at, outcome, answer)
            select bucket, message_id, n, created_at, 'AWAY', coalesce(answer, 'connection refused')
            from message cross join generate_series(1, 2) n where message_id = ? and attempts > 0\
            """).param(id).update();
        return id;
    }
}
