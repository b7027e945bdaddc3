package dev.perennial.post;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contacts;
import dev.perennial.db.Outages;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Message;
import dev.perennial.notice.Message.State;
import dev.perennial.notice.Outbox;
import dev.perennial.post.EscalationRule.Place;
import dev.perennial.post.EscalationRule.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks after each message that came to nobody, once: what must be told goes another way, or to somebody else. */
@Component
class Escalation {
    private static final Logger LOG = LoggerFactory.getLogger(Escalation.class);
    private static final int AT_ONCE = 200;

    private final Outbox outbox;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Unreachable unreachable;
    private final EscalationQueries queries;
    private final Lines lines;
    private final Ids ids;
    private final TransactionTemplate transaction;

    Escalation(
            Outbox outbox,
            Accounts accounts,
            Contacts contacts,
            Unreachable unreachable,
            EscalationQueries queries,
            Lines lines,
            Ids ids,
            TransactionTemplate transaction) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.contacts = contacts;
        this.unreachable = unreachable;
        this.queries = queries;
        this.lines = lines;
        this.ids = ids;
        this.transaction = transaction;
    }

    /** Answers how many lost messages were looked after: others may be due by that. */
    int run(int bucket, Instant now) {
        var failing = new HashSet<UUID>();
        int looked = 0;
        while (true) {
            var lost = outbox.lost(bucket, AT_ONCE + failing.size()).stream()
                    .filter(message -> !failing.contains(message.id()))
                    .toList();
            if (lost.isEmpty()) return looked;
            for (var message : lost) {
                if (lookAfter(bucket, message, now)) {
                    looked++;
                } else {
                    failing.add(message.id());
                }
            }
        }
    }

    /** A bug with one message keeps no other waiting. */
    private boolean lookAfter(int bucket, Message message, Instant now) {
        try {
            transaction.executeWithoutResult(status -> {
                var account = accounts.lock(message.account()).orElseThrow();
                if (outbox.lookAfter(bucket, message.id(), now)) {
                    sendAnotherWay(bucket, message, account, now);
                }
            });
            return true;
        } catch (RuntimeException failed) {
            if (Outages.isOutage(failed)) {
                throw failed;
            }
            LOG.error("Message {} could not go another way", message.id(), failed);
            return false;
        }
    }

    private void sendAnotherWay(int bucket, Message message, Account account, Instant now) {
        if (message.channel() == Channel.CONSOLE) return;
        if (outbox.addressFails(bucket, message.id())) unreachable.mark(bucket, message, account, now);
        var on = EnumSet.of(Channel.EMAIL, Channel.SMS);
        on.removeAll(lines.off());
        var instead = EscalationRule.instead(
                queries.things(bucket, message.id()),
                new Place(message.contact(), message.channel()),
                contacts.of(bucket, account.id()),
                on);
        var purpose = queries.purpose(bucket, message.id());
        var others = new ArrayList<Outbox.Instead>();
        instead.forEach((target, things) -> others.add(other(message, target, things, account, purpose, now)));
        outbox.instead(bucket, others, now);
    }

    private Outbox.Instead other(
            Message lost, Target target, List<UUID> things, Account account, Optional<Instant> purpose, Instant now) {
        var contact = target.contact();
        var turn = target.channel() == Channel.SMS
                ? QuietRule.turn(now, contact.quiet(), contact.zone().orElse(account.zone()), purpose)
                : now;
        var message = new Message(
                ids.next(account.id().value(), now),
                account.id(),
                contact.id(),
                target.channel(),
                target.address(),
                contact.language().orElse(account.language()),
                now,
                turn,
                0,
                0,
                State.QUEUED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(lost.id()));
        return new Outbox.Instead(message, things);
    }

    static Optional<Contact.Address> address(Contact contact, Channel channel) {
        return channel == Channel.EMAIL ? contact.email() : contact.phone();
    }
}
