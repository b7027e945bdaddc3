package dev.perennial.api.contact;

import dev.perennial.account.Account;
import dev.perennial.account.ReminderDays;
import dev.perennial.api.Caller;
import dev.perennial.api.Must;
import dev.perennial.api.Needs;
import dev.perennial.api.Refuses;
import dev.perennial.catalog.Catalogs;
import dev.perennial.clock.PlatformClock;
import dev.perennial.key.Scope;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import dev.perennial.reminder.ComingReminders;
import dev.perennial.settings.ReminderRefusal;
import dev.perennial.settings.ReminderSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** When the account is reminded: on the days its products promise, and on those its owners add. */
@RestController
@Tag(name = "Contacts")
class ReminderDaysController {
    private static final int COMING_MAX = 20;

    private final ReminderSettings settings;
    private final ComingReminders coming;
    private final Catalogs catalogs;
    private final PlatformClock clock;

    ReminderDaysController(ReminderSettings settings, ComingReminders coming, Catalogs catalogs, PlatformClock clock) {
        this.settings = settings;
        this.coming = coming;
        this.catalogs = catalogs;
        this.clock = clock;
    }

    /**
     * When an account is reminded.
     *
     * @param own days its owners added
     * @param promised days its products promise, which cannot be removed
     * @param coming the next reminders, as things stand
     */
    record ReminderSchedule(List<ReminderDay> own, List<ReminderDay> promised, List<ComingReminder> coming) {}

    /**
     * @param product of one product, or * for all
     * @param days before the expiration; below zero after it
     */
    record ReminderDay(String product, int days) {}

    /**
     * @param product of one product; null or * for all
     * @param days before the expiration
     */
    record ReminderDayWish(
            @Nullable String product, @Nullable Integer days) {}

    /** @param whom who gets it, by which channels */
    record ComingReminder(Instant at, String subscription, String name, NoticeKind kind, List<ComingReader> whom) {}

    record ComingReader(String name, List<Channel> channels) {}

    @GetMapping("/api/v1/reminder-days")
    @Needs(Scope.NOTICES_READ)
    @Operation(
            summary = "Get when an account is reminded",
            description = "Its own days, those promised, and what comes next.")
    ReminderSchedule getReminderDays(Caller caller, @RequestParam(required = false) @Nullable String account) {
        var whose = caller.account(account);
        return schedule(whose, whose.reminders());
    }

    @PostMapping("/api/v1/reminder-days")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.NOTICES_WRITE)
    @Operation(
            summary = "Add a reminder day",
            description = "A reminder whose day is past when it is added is sent once, late.")
    @Refuses(
            in = ReminderRefusal.class,
            codes = {"REMINDER_PRODUCT_UNKNOWN", "REMINDER_DAYS_INVALID", "REMINDER_PROMISED", "REMINDER_DAYS_TOO_MANY"
            })
    ReminderSchedule addReminderDay(Caller caller, @RequestBody ReminderDayWish wish) {
        var account = caller.account(null);
        var day = day(wish.product(), Must.have("/days", wish.days()));
        return schedule(
                account,
                settings.add(account.id(), day, caller.actor(), clock.now()).orThrow());
    }

    @DeleteMapping("/api/v1/reminder-days/{days}")
    @Needs(Scope.NOTICES_WRITE)
    @Operation(summary = "Remove a reminder day of the account's own")
    @Refuses(
            in = ReminderRefusal.class,
            codes = {"REMINDER_DAY_UNKNOWN"})
    ReminderSchedule removeReminderDay(
            Caller caller,
            @PathVariable int days,
            @Parameter(description = "Of one product; else of all.") @RequestParam(required = false) @Nullable
                    String product) {
        var account = caller.account(null);
        var removed = settings.remove(account.id(), day(product, days), caller.actor(), clock.now());
        return schedule(account, removed.orThrow());
    }

    private static ReminderDays.Day day(@Nullable String product, int days) {
        return new ReminderDays.Day(product == null ? ReminderDays.ALL_PRODUCTS : product, days);
    }

    private ReminderSchedule schedule(Account account, ReminderDays own) {
        return new ReminderSchedule(
                own.all().stream()
                        .map(day -> new ReminderDay(day.product(), day.days()))
                        .toList(),
                catalogs.current().products().values().stream()
                        .flatMap(product -> product.policy().reminderDays().stream()
                                .map(days -> new ReminderDay(product.code(), days)))
                        .toList(),
                coming.of(account, COMING_MAX, clock.now()).stream()
                        .map(ReminderDaysController::coming)
                        .toList());
    }

    private static ComingReminder coming(ComingReminders.Coming one) {
        var whom = one.people().stream()
                .map(person -> new ComingReader(
                        person.name(), person.channels().stream().sorted().toList()))
                .toList();
        return new ComingReminder(
                one.at(), one.item().id().value(), one.item().item().name(), one.kind(), whom);
    }
}
