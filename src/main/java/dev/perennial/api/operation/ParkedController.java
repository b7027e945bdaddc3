package dev.perennial.api.operation;

import dev.perennial.api.Amount;
import dev.perennial.api.Because;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.clock.PlatformClock;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.key.Scope;
import dev.perennial.order.OrderRefusal;
import dev.perennial.provider.ProviderTask;
import dev.perennial.renewal.OpenTasks;
import dev.perennial.renewal.ParkedItems;
import dev.perennial.renewal.Parking;
import dev.perennial.renewal.RenewalRefusal;
import dev.perennial.renewal.StuckTasks;
import dev.perennial.subscription.Subscription;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Items set aside because of a fault, and tasks that products' systems did not answer. */
@RestController
@Tag(name = "Parked work")
class ParkedController {
    private static final String LIST = "parked-items";
    private static final int TASKS_MAX = 200;

    private final ParkedItems items;
    private final Parking parking;
    private final OpenTasks tasks;
    private final StuckTasks stuck;
    private final Clockwork clockwork;
    private final PlatformClock clock;

    ParkedController(
            ParkedItems items,
            Parking parking,
            OpenTasks tasks,
            StuckTasks stuck,
            Clockwork clockwork,
            PlatformClock clock) {
        this.items = items;
        this.parking = parking;
        this.tasks = tasks;
        this.stuck = stuck;
        this.clockwork = clockwork;
        this.clock = clock;
    }

    /**
     * An item set aside.
     *
     * @param reason what failed, as the program named it
     * @param journalEntry the journal row that tells of it
     * @param lastTriedAt when its last try was decided; null where none was
     * @param lastOutcome what that came to
     */
    record ParkedItem(
            String subscription,
            String name,
            String product,
            String account,
            String accountName,
            Instant since,
            String reason,
            @Nullable UUID journalEntry,
            @Nullable Instant lastTriedAt,
            @Nullable String lastOutcome) {
        static ParkedItem of(ParkedItems.Aside aside) {
            var tried = aside.lastTry();
            return new ParkedItem(
                    aside.id(),
                    aside.name(),
                    aside.product(),
                    aside.account().value(),
                    aside.accountName(),
                    aside.since(),
                    aside.reason(),
                    aside.reference(),
                    tried == null ? null : tried.at(),
                    tried == null ? null : tried.outcome());
        }
    }

    /**
     * A task a product's system has not answered.
     *
     * @param isParked whether it is asked no more by itself
     * @param isAccepted whether the product's system took it on, and is to answer by itself
     * @param nextTryAt when it is carried next, where an accepted one was not answered by then; null where it is asked no
     *     more
     * @param held the money kept back until the answer; null where none is
     */
    record UnansweredTask(
            UUID id,
            ProviderTask.Action action,
            String subscription,
            String name,
            String product,
            String account,
            String accountName,
            Instant since,
            int tries,
            boolean isParked,
            boolean isAccepted,
            @Nullable Instant nextTryAt,
            @Nullable String answer,
            @Nullable Amount held) {
        static UnansweredTask of(OpenTasks.Waiting task) {
            var held = task.held();
            return new UnansweredTask(
                    task.task(),
                    task.action(),
                    task.item(),
                    task.name(),
                    task.product(),
                    task.account().value(),
                    task.accountName(),
                    task.since(),
                    task.tries(),
                    task.aside(),
                    task.accepted(),
                    task.aside() ? null : task.nextTry(),
                    task.answer(),
                    held == null ? null : Amount.of(held));
        }
    }

    @GetMapping("/api/v1/parked-items")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(summary = "List parked items", description = "Longest aside first.")
    Page<ParkedItem> listParkedItems(Paging paging) {
        var after = paging.after(LIST, 2)
                .map(cursor -> new ParkedItems.Place(cursor.instant(0), cursor.value(1)))
                .orElse(null);
        return paging.page(
                items.after(after, paging.fetch()),
                ParkedItem::of,
                aside -> Cursor.of(LIST, aside.since(), aside.id()));
    }

    @PostMapping("/api/v1/parked-items/{id}/unpark")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(Scope.PARKED_WRITE)
    @Refuses(
            in = OrderRefusal.class,
            codes = {"SUBSCRIPTION_NOT_FOUND"})
    @Refuses(
            in = RenewalRefusal.class,
            codes = {"NOT_PARKED"})
    @Operation(summary = "Put a parked item back to work", description = "The next run takes up all it missed.")
    void unparkItem(Caller caller, @PathVariable String id, @RequestBody Because because) {
        parking.unpark(new Subscription.Id(id), because.read(), caller.actor(), clock.now())
                .orThrow();
    }

    @GetMapping("/api/v1/parked-tasks")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(
            summary = "List tasks that product systems have not answered",
            description = "Those asked no more by themselves first, then those taken on, asked before, or waited for by"
                    + " an order: the first 200.")
    Page<UnansweredTask> listParkedTasks() {
        return new Page<>(
                tasks.first(TASKS_MAX).stream().map(UnansweredTask::of).toList(), null);
    }

    @PostMapping("/api/v1/parked-tasks/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(Scope.PARKED_WRITE)
    @Refuses(
            in = RenewalRefusal.class,
            codes = {"NOT_PARKED", "TASK_OVERTAKEN"})
    @Operation(
            summary = "Send a task to its product system again",
            description = "From the first try on, by the same number, so that it is recognised.")
    void retryTask(Caller caller, @PathVariable UUID id, @RequestBody Because because) {
        var now = clock.now();
        var owner = stuck.askAgain(id, because.read(), caller.actor(), now).orThrow();
        clockwork.workOn(owner, now);
    }
}
