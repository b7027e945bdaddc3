package dev.perennial.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.contact.Contact;
import dev.perennial.contact.Contacts;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Period;
import dev.perennial.notice.Carrier.Answer;
import dev.perennial.notice.Messages;
import dev.perennial.notice.Parcel;
import dev.perennial.renewal.Renewals;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Rule 31 over random histories: whatever is renewed, edited, unreachable or standing still, each reminder reaches each
 * person on each channel once at the most, none goes out once its item is settled, and none that was owed is missing.
 */
class ToldOncePropertyTest extends Scene {
    private static final int STEPS = 30;

    /** Reminders delivered to one person on one channel more than once. */
    private static final String TWICE = """
        select i.subscription_id || ' ' || i.expiration || ' ' || i.occasion || ' ' || i.channel from notice_item i
        join notice n on n.bucket = i.bucket and n.notice_id = i.notice_id
        join message m on m.bucket = n.bucket and m.message_id = n.message_id
        where i.withdrawn_because is null and m.state in ('SENT', 'DELIVERED', 'BOUNCED')
          and i.kind in ('EXPIRING', 'RENEWAL_COMING')
        group by i.subscription_id, i.expiration, i.occasion, i.channel, i.contact_id having count(*) > 1\
        """;

    /** Reminders that stand wherever they went, and reached nobody; one that was told otherwise at last is the same one. */
    private static final String MISSING = """
        select i.subscription_id || ' ' || i.kind || ' ' || i.expiration || ' ' || i.occasion from notice_item i
        where i.withdrawn_because is null and i.channel <> 'CONSOLE' and i.subscription_id is not null
          and i.kind in ('EXPIRING', 'RENEWAL_COMING', 'EXPIRED', 'SUSPENSION_COMING', 'RELEASE_COMING', 'SUSPENDED')
        group by i.subscription_id, i.kind, i.expiration, i.occasion
        having not exists (select 1 from notice_item o
          join notice n on n.bucket = o.bucket and n.notice_id = o.notice_id
          left join message m on m.bucket = n.bucket and m.message_id = n.message_id
          where o.subscription_id = i.subscription_id and o.expiration = i.expiration
            and (o.kind = i.kind or i.kind = 'RENEWAL_COMING' and o.kind = 'EXPIRING')
            and o.occasion = i.occasion and o.channel <> 'CONSOLE'
            and (o.withdrawn_because is not null or m.state in ('SENT', 'DELIVERED')))\
        """;

    private static final String NEITHER_POSTED_NOR_WITHDRAWN =
            "select 'notice ' || notice_id from notice where state = 'QUEUED'";

    /** What a message reminds of that is settled at the moment it is carried. */
    private static final String STALE = """
        select i.subscription_id || ' ' || i.kind || ' ' || i.expiration from notice n
        join notice_item i on i.bucket = n.bucket and i.notice_id = n.notice_id
        join subscription s on s.bucket = n.bucket and s.subscription_id = i.subscription_id
        where n.message_id = ? and i.withdrawn_because is null
          and i.kind in ('EXPIRING', 'RENEWAL_COMING', 'EXPIRED', 'SUSPENSION_COMING', 'RELEASE_COMING')
          and (s.expires_at <> i.expiration or s.phase = 'RELEASED')\
        """;

    private final long seed = Long.getLong("told.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final FakeCarriers carriers = bean(FakeCarriers.class);
    private final ConcurrentLinkedQueue<String> stale = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Parcel> toBounce = new ConcurrentLinkedQueue<>();
    private volatile boolean outage;
    private volatile boolean settledDown;

    @Override
    protected void beans(GenericApplicationContext fresh) {
        FakeCarriers.register(fresh);
    }

    @Test
    void rule31EachReminderOnceToEachPersonOnEachChannel() {
        carriers.answer(this::answer);
        var accounts = new ArrayList<Account>();
        var items = new ArrayList<Subscription.Id>();
        for (int a = 0; a < 6; a++) {
            var account = account("told" + a, String.valueOf(random.nextInt(60)) + ".00");
            contact(account);
            accounts.add(account);
            for (int i = 0; i < 4; i++) {
                var mode = Mode.values()[random.nextInt(3)];
                var expires = now().atZone(SHANGHAI).toLocalDate().plusDays(2 + random.nextInt(30));
                items.add(item(
                                account.id() + "-" + i,
                                account,
                                "dms",
                                "standard",
                                expires.toString(),
                                mode,
                                mode == Mode.AUTO ? "P1M" : null)
                        .id());
            }
        }
        for (int step = 0; step < STEPS; step++) {
            outage = random.nextInt(4) == 0;
            act(accounts, items);
            var pause = Duration.ofHours(6 + random.nextInt(60));
            if (random.nextInt(4) == 0) {
                catchUp(now().plus(pause));
            } else {
                runTo(now().plus(pause));
            }
            bounceSome();
        }
        outage = false;
        settledDown = true;
        runTo(now().plus(Duration.ofDays(2)));
        assertThat(stale).as("stale, seed " + seed).isEmpty();
        for (var law : List.of(TWICE, MISSING, NEITHER_POSTED_NOR_WITHDRAWN)) {
            assertThat(jdbc().sql(law).query(String.class).list())
                    .as("seed " + seed + ": " + law)
                    .isEmpty();
        }
        var ids = carriers.taken().stream().map(Parcel::message).toList();
        assertThat(ids).as("seed " + seed).doesNotHaveDuplicates().isNotEmpty();
    }

    private void act(List<Account> accounts, List<Subscription.Id> items) {
        var item = items.get(random.nextInt(items.size()));
        switch (random.nextInt(3)) {
            case 0 -> topUp(accounts.get(random.nextInt(accounts.size())), (20 + random.nextInt(200)) + ".00");
            case 1 -> {
                var mode = Mode.values()[random.nextInt(3)];
                bean(Renewals.class)
                        .setMode(item, mode, mode == Mode.AUTO ? Period.parse("P1M") : null, customerOf(item), now());
            }
            default -> {}
        }
    }

    /** The second contact can always be reached; the first one's server is as moody as any. */
    private Answer answer(Parcel parcel) {
        stale.addAll(
                jdbc().sql(STALE).param(parcel.message()).query(String.class).list());
        if (settledDown) return new Answer.Taken(Optional.empty(), "250 taken");
        if (outage) return new Answer.Away("connection refused");
        if (parcel.recipient().startsWith("second")) return new Answer.Taken(Optional.empty(), "250 taken");
        return switch (Math.floorMod(
                parcel.message().hashCode() + carriers.taken().size(), 8)) {
            case 0 -> new Answer.NotNow("451 later");
            case 1 -> new Answer.Never("550 no such user", random.nextInt(3) == 0);
            case 2 -> {
                toBounce.add(parcel);
                yield new Answer.Taken(Optional.empty(), "250 taken, for now");
            }
            default -> new Answer.Taken(Optional.empty(), "250 taken");
        };
    }

    private void bounceSome() {
        for (var parcel = toBounce.poll(); parcel != null; parcel = toBounce.poll()) {
            bean(Messages.class).bounced(parcel.channel(), parcel.message(), "5.1.1 bounced", now());
        }
    }

    private void contact(Account account) {
        var contact = new Contact(
                bean(Ids.class).next(account.id().value(), now()),
                account.id(),
                "Second",
                1,
                Set.of(Contact.Part.TECHNICAL),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Contact.Address(
                        "second-" + account.id() + "@example.com", Optional.of(now()), Optional.empty())),
                Optional.empty(),
                Optional.empty());
        int bucket = bean(Accounts.class).bucketOf(account.id());
        transaction().executeWithoutResult(status -> bean(Contacts.class).add(bucket, contact, now()));
    }
}
