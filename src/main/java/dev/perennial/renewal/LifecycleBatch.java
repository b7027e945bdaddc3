package dev.perennial.renewal;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalog;
import dev.perennial.catalog.Policy;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Telling;
import dev.perennial.order.AccountBook;
import dev.perennial.order.Changes;
import dev.perennial.provider.ProviderTask.Action;
import dev.perennial.subscription.LifecycleRule;
import dev.perennial.subscription.LifecycleRule.Step;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Planning;
import dev.perennial.subscription.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes items of locked accounts through the steps of their life that are due. Nothing is read or written here. */
public final class LifecycleBatch {
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final Catalog catalog;
    private final Map<Account.Id, AccountBook> books;
    private final Changes changes;
    private final List<Entered> entered = new ArrayList<>();

    public LifecycleBatch(Catalog catalog, Map<Account.Id, AccountBook> books, Changes changes) {
        this.catalog = catalog;
        this.books = books;
        this.changes = changes;
    }

    /** An item went into another phase. */
    public record Entered(Subscription item, Phase phase) {}

    public List<Entered> entered() {
        return entered;
    }

    public void step(List<Subscription> due) {
        due.forEach(this::step);
    }

    private void step(Subscription item) {
        var book = books.get(item.account());
        var policy = catalog.product(item.item().product()).policy();
        changes.of(book);
        if (book.awaitsProvider(item.id().value())) {
            // The answer plans it anew; until then somebody looks again, in case there never is one.
            changes.change(item.with(item.due().steppingAt(changes.now().plus(PATIENCE))));
            return;
        }
        var moved = item;
        for (var step : LifecycleRule.due(item, policy, book.zones().account(), changes.now())) {
            moved = moved.with(moved.life().in(step.to(), changes.now()));
            tell(changes, book, moved, policy, step);
            entered.add(new Entered(moved, step.to()));
        }
        changes.change(settled(Planning.again(moved, policy, book.zones())));
    }

    /** What was released is never due again. */
    private static Subscription settled(Subscription item) {
        return item.life().phase() == Phase.RELEASED ? item.with(item.due().notTrying()) : item;
    }

    private static void tell(Changes changes, AccountBook book, Subscription item, Policy policy, Step step) {
        var facts = Map.of(
                "due_at",
                step.at().toString(),
                "expires_at",
                item.life().expiresAt().toString());
        var about = new Telling.About(
                item.id().value(), item.item().product(), item.life().expiresAt(), 0);
        switch (step.to()) {
            case GRACE -> changes.journal(item, Actor.SYSTEM, JournalEntry.Kind.EXPIRED, facts);
            case SUSPENDED -> {
                changes.journal(item, Actor.SYSTEM, JournalEntry.Kind.SUSPENDED, facts);
                changes.task(item, Action.SUSPEND, step.at(), null);
                var told = new HashMap<>(facts);
                told.put(
                        "released_at",
                        LifecycleRule.releasedAt(item, policy, book.zones().account())
                                .toString());
                changes.tell(new Telling(item.account(), NoticeKind.SUSPENDED, about, step.at(), told));
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
