package dev.perennial.reminder;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalogs;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.notice.NoticeKind;
import dev.perennial.order.AccountBook;
import dev.perennial.order.Books;
import dev.perennial.order.ChangeWriter;
import dev.perennial.order.Changes;
import dev.perennial.renewal.DueWork;
import dev.perennial.subscription.Reminded;
import dev.perennial.subscription.ReminderRule;
import dev.perennial.subscription.ReminderRule.About;
import dev.perennial.subscription.ReminderRule.Occasion;
import dev.perennial.subscription.ReminderRule.Which;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.subscription.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The clockwork of reminders: each one that is owed is queued once; those whose item was renewed are owed no more. */
@Component
public class ReminderRun {
    private static final Duration PATIENCE = Duration.ofDays(1);

    /** So many charges to come are counted together; what a batch's accounts have beyond that is not seen. */
    private static final int CHARGES_MAX = 10_000;

    private final DueWork work;
    private final Books books;
    private final Subscriptions subscriptions;
    private final Reminded reminded;
    private final Catalogs catalogs;
    private final ChangeWriter writer;

    ReminderRun(
            DueWork work,
            Books books,
            Subscriptions subscriptions,
            Reminded reminded,
            Catalogs catalogs,
            ChangeWriter writer) {
        this.work = work;
        this.books = books;
        this.subscriptions = subscriptions;
        this.reminded = reminded;
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
        var told = reminded.of(bucket, due);
        var changes = books.changes(now);
        var charged = new LinkedHashMap<Account.Id, Instant>();
        for (var item : due) {
            var book = open.get(item.account());
            changes.of(book);
            if (book.awaitsProvider(item.id().value())) {
                // There is nothing its owner could do; the answer plans it anew.
                changes.change(item.with(item.due().reminded(item.due().remindedUntil(), now.plus(PATIENCE))));
                continue;
            }
            var owed = owed(item, book, told.get(item.id()), now);
            remind(item, book, owed, needing.getOrDefault(item.id().value(), List.of()), changes);
            if (owed.stream().anyMatch(occasion -> TellingRule.kind(item, occasion) == NoticeKind.RENEWAL_COMING)) {
                charged.merge(item.account(), item.due().tryAt(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        alert(bucket, charged, open, changes);
        writer.write(bucket, changes);
    }

    /** What was told before, by whatever schedule, is owed no more. */
    private List<Occasion> owed(Subscription item, AccountBook book, Set<Which> told, Instant now) {
        var policy = catalogs.current().product(item.item().product()).policy();
        var after = item.due().remindedUntil();
        return ReminderRule.owed(item, policy, book.zones().account(), after, now).stream()
                .filter(occasion -> !told.contains(occasion.which()))
                .toList();
    }

    private void remind(
            Subscription item, AccountBook book, List<Occasion> owed, List<Subscription> dependents, Changes changes) {
        var now = changes.now();
        var product = catalogs.current().product(item.item().product());
        for (var occasion : owed) {
            TellingRule.tellings(item, product, occasion, book, now).forEach(changes::tell);
            if (occasion.about() == About.EXPIRATION) {
                dependents.stream()
                        .filter(dependent -> isAtRisk(dependent, item))
                        .forEach(dependent -> changes.tell(TellingRule.atRisk(dependent, item, occasion)));
            }
        }
        var next = ReminderRule.next(item, product.policy(), book.zones().account(), now)
                .orElse(null);
        changes.change(item.with(item.due().reminded(now, next)));
        if (!owed.isEmpty()) {
            changes.journal(item, Actor.SYSTEM, JournalEntry.Kind.REMINDED, facts(item, owed));
        }
    }

    /** Rule 25: what is to be charged until the last of what was reminded of is counted together, account by account. */
    private void alert(
            int bucket, Map<Account.Id, Instant> charged, Map<Account.Id, AccountBook> open, Changes changes) {
        if (charged.isEmpty()) return;
        var last = Collections.max(charged.values());
        var charges = subscriptions.triedBy(bucket, charged.keySet(), last, CHARGES_MAX).stream()
                .collect(Collectors.groupingBy(Subscription::account));
        charged.forEach((account, until) -> ComingChargesRule.alert(
                        charges.getOrDefault(account, List.of()).stream()
                                .filter(item -> !item.due().tryAt().isAfter(until))
                                .toList(),
                        catalogs.current(),
                        open.get(account),
                        changes.now())
                .ifPresent(changes::tell));
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
