package dev.perennial.admin.outbox;

import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.notice.Carrier;
import dev.perennial.notice.Carrier.Answer;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Parcel;
import dev.perennial.notice.Written;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends examples, straight to a server and outside any transaction, and keeps who did, why, and what it answered. */
@Component
class Tries {
    private final ObjectProvider<Carrier> carriers;
    private final TestStore store;
    private final Ids ids;

    Tries(ObjectProvider<Carrier> carriers, TestStore store, Ids ids) {
        this.carriers = carriers;
        this.store = store;
        this.ids = ids;
    }

    Outcome<Tried> send(
            NoticeKind kind,
            Channel channel,
            String recipient,
            Locale language,
            Written written,
            Reason reason,
            Actor actor,
            Instant now) {
        var carrier = carriers.stream()
                .filter(one -> one.channel() == channel && one.isOn())
                .findFirst();
        if (carrier.isEmpty()) return Outcome.refused(OutboxRefusal.CHANNEL_OFF);
        var id = ids.next(actor.name(), now);
        var answer = carrier.get()
                .carry(new Parcel(id, channel, recipient, actor.name(), language, written, Optional.empty()));
        var tried = new Tried(
                id,
                now,
                actor.name(),
                reason.text(),
                kind,
                channel,
                recipient,
                language.getLanguage(),
                carrier.get().name(),
                outcome(answer),
                answer.said());
        store.insert(tried);
        return Outcome.done(tried);
    }

    List<Tried> latest(int limit) {
        return store.latest(limit);
    }

    private static String outcome(Answer answer) {
        return switch (answer) {
            case Answer.Taken taken -> "TAKEN";
            case Answer.NotNow later -> "NOT_NOW";
            case Answer.Never never -> "NEVER";
            case Answer.Unsure unsure -> "UNSURE";
            case Answer.Away away -> "AWAY";
        };
    }
}
