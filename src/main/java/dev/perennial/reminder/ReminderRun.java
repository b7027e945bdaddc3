package dev.perennial.reminder;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalogs;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.order.AccountBook;
import dev.perennial.order.Books;
import dev.perennial.order.ChangeWriter;
import dev.perennial.order.Changes;
import dev.perennial.renewal.DueWork;
import dev.perennial.subscription.ReminderRule;
import dev.perennial.subscription.ReminderRule.About;
import dev.perennial.subscription.ReminderRule.Occasion;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.subscription.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The clockwork of reminders: each one that is owed is queued once; those whose item was renewed are owed no more. */
@Component
public class ReminderRun {
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final DueWork work;
    private final Books books;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final ChangeWriter writer;

    ReminderRun(DueWork work, Books books, Subscriptions subscriptions, Catalogs catalogs, ChangeWriter writer) {
        this.work = work;
        this.books = books;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.writer = writer;
    }

    /** Works through a bucket; answers how many items were reminded of. */
    public int run(int bucket, Instant now) {
        var reminded = new AtomicInteger();
        work.run(bucket, Work.REMINDER, now, (in, locked, due, complete) -> {
            remind(in, locked, due, now);
            return () -> reminded.addAndGet(due.size());
        });
        return reminded.get();
    }

    private void remind(int bucket, List<Account.Id> locked, List<Subscription> due, Instant now) {
        var open = books.open(bucket, locked, now);
        var needing = subscriptions
                .needing(bucket, due.stream().map(item -> item.id().value()).toList())
                .stream()
                .collect(Collectors.groupingBy(item -> item.item().dependsOn()));
        var changes = books.changes(now);
        for (var item : due) {
            var book = open.get(item.account());
            changes.of(book);
            if (book.awaitsProvider(item.id().value())) {
                // There is nothing its owner could do; the answer plans it anew.
                changes.change(item.with(item.due().reminded(item.due().remindedUntil(), now.plus(PATIENCE))));
                continue;
            }
            remind(item, book, needing.getOrDefault(item.id().value(), List.of()), changes);
        }
        writer.write(bucket, changes);
    }

    private void remind(Subscription item, AccountBook book, List<Subscription> dependents, Changes changes) {
        var now = changes.now();
        var product = catalogs.current().product(item.item().product());
        var zone = book.zones().account();
        var owed = ReminderRule.owed(item, product.policy(), zone, item.due().remindedUntil(), now);
        for (var occasion : owed) {
            TellingRule.tellings(item, product, occasion, book, now).forEach(changes::tell);
            if (occasion.about() == About.EXPIRATION) {
                dependents.stream()
                        .filter(dependent -> isAtRisk(dependent, item))
                        .forEach(dependent -> changes.tell(TellingRule.atRisk(dependent, item, occasion)));
            }
        }
        var next = ReminderRule.next(item, product.policy(), zone, now).orElse(null);
        changes.change(item.with(item.due().reminded(now, next)));
        changes.journal(item, Actor.SYSTEM, JournalEntry.Kind.REMINDED, facts(item, owed));
    }

    /** Only items of the same account are told: what others hold is theirs to know. */
    private static boolean isAtRisk(Subscription dependent, Subscription needed) {
        return dependent.account().equals(needed.account())
                && !dependent.isPayAsYouGo()
                && dependent.life().expiresAt().isAfter(needed.life().expiresAt());
    }

    private static Map<String, String> facts(Subscription item, List<Occasion> owed) {
        return Map.of(
                "days",
                owed.stream().map(occasion -> String.valueOf(occasion.days())).collect(Collectors.joining(",")),
                "about",
                owed.stream()
                        .map(occasion -> occasion.about().name())
                        .distinct()
                        .collect(Collectors.joining(",")),
                "expires_at",
                item.life().expiresAt().toString());
    }
}
