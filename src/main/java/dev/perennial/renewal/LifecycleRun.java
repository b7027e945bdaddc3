package dev.perennial.renewal;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalogs;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Telling;
import dev.perennial.order.AccountBook;
import dev.perennial.order.Books;
import dev.perennial.order.ChangeWriter;
import dev.perennial.order.Changes;
import dev.perennial.provider.ProviderTask.Action;
import dev.perennial.subscription.LifecycleRule;
import dev.perennial.subscription.LifecycleRule.Step;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Planning;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The clockwork of phases: what nobody renewed expires, is stopped, and at last released (rule 21). */
@Component
public class LifecycleRun {
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final DueWork work;
    private final Books books;
    private final Catalogs catalogs;
    private final ChangeWriter writer;

    LifecycleRun(DueWork work, Books books, Catalogs catalogs, ChangeWriter writer) {
        this.work = work;
        this.books = books;
        this.catalogs = catalogs;
        this.writer = writer;
    }

    /** Works through a bucket; answers how many items entered each phase. */
    public Map<Phase, Integer> run(int bucket, Instant now) {
        var entered = new EnumMap<Phase, Integer>(Phase.class);
        work.run(bucket, Work.STEP, now, (in, locked, due, complete) -> {
            var batch = step(in, locked, due, now);
            return () -> batch.forEach((phase, count) -> entered.merge(phase, count, Integer::sum));
        });
        return entered;
    }

    private Map<Phase, Integer> step(int bucket, List<Account.Id> locked, List<Subscription> due, Instant now) {
        var entered = new EnumMap<Phase, Integer>(Phase.class);
        var open = books.open(bucket, locked, now);
        var catalog = catalogs.current();
        var changes = books.changes(now);
        for (var item : due) {
            var book = open.get(item.account());
            var policy = catalog.product(item.item().product()).policy();
            changes.of(book);
            if (book.awaitsProvider(item.id().value())) {
                // The answer plans it anew; until then somebody looks again, in case there never is one.
                changes.change(item.with(item.due().steppingAt(now.plus(PATIENCE))));
                continue;
            }
            var moved = item;
            for (var step : LifecycleRule.due(item, policy, book.zones().account(), now)) {
                moved = moved.with(moved.life().in(step.to(), now));
                tell(changes, book, moved, step);
                entered.merge(step.to(), 1, Integer::sum);
            }
            changes.change(settled(Planning.again(moved, policy, book.zones())));
        }
        writer.write(bucket, changes);
        return entered;
    }

    /** What was released is never due again. */
    private static Subscription settled(Subscription item) {
        return item.life().phase() == Phase.RELEASED ? item.with(item.due().notTrying()) : item;
    }

    private static void tell(Changes changes, AccountBook book, Subscription item, Step step) {
        var facts = Map.of(
                "due_at",
                step.at().toString(),
                "expires_at",
                item.life().expiresAt().toString());
        var about = new Telling.About(item.id().value(), item.life().expiresAt(), 0);
        switch (step.to()) {
            case GRACE -> changes.journal(item, Actor.SYSTEM, JournalEntry.Kind.EXPIRED, facts);
            case SUSPENDED -> {
                changes.journal(item, Actor.SYSTEM, JournalEntry.Kind.SUSPENDED, facts);
                changes.task(item, Action.SUSPEND, step.at(), null);
                changes.tell(new Telling(item.account(), NoticeKind.SUSPENDED, about, step.at(), facts));
            }
            case RELEASED -> {
                changes.freeReservation(book, item);
                changes.journal(item, Actor.SYSTEM, JournalEntry.Kind.RELEASED, facts);
                changes.task(item, Action.RELEASE, step.at(), null);
                changes.tell(new Telling(item.account(), NoticeKind.RELEASED, about, step.at(), facts));
            }
            case ACTIVE -> throw new IllegalStateException("Indicates a bug: only a payment makes an item active");
        }
    }
}
