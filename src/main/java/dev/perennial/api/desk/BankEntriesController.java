package dev.perennial.api.desk;

import dev.perennial.account.Account;
import dev.perennial.api.Because;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.Must;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.bank.BankEntry;
import dev.perennial.bank.BankRefusal;
import dev.perennial.bank.Desk;
import dev.perennial.bank.DeskAct;
import dev.perennial.bank.Suggestion;
import dev.perennial.clock.PlatformClock;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Entries that the platform does not settle by itself, with what speaks for whom, and what is done about them. */
@RestController
@Tag(name = "Bank statements")
class BankEntriesController {
    private static final String LIST = "bank-entries";

    private final Desk desk;
    private final Clockwork clockwork;
    private final PlatformClock clock;

    BankEntriesController(Desk desk, Clockwork clockwork, PlatformClock clock) {
        this.desk = desk;
        this.clockwork = clockwork;
        this.clock = clock;
    }

    /** An entry with what speaks for whom, the likeliest first. */
    record BankEntryCase(BankEntryView entry, List<EntrySuggestion> suggestions) {
        static BankEntryCase of(Desk.Case waiting) {
            return new BankEntryCase(
                    BankEntryView.of(waiting.entry()),
                    waiting.suggestions().stream().map(EntrySuggestion::of).toList());
        }
    }

    /**
     * Whose an entry may be.
     *
     * @param original the credited entry it may take back
     * @param isPossible whether it can be settled so; not with an account of another currency
     * @param reasons the kinds of what speaks for it, the strongest first
     */
    record EntrySuggestion(
            String account,
            String name,
            String currency,
            @Nullable UUID order,
            @Nullable UUID original,
            boolean isPossible,
            List<String> reasons) {
        static EntrySuggestion of(Suggestion one) {
            return new EntrySuggestion(
                    one.account().value(),
                    one.name(),
                    one.currency(),
                    one.order().orElse(null),
                    one.original().orElse(null),
                    one.possible(),
                    one.reasons());
        }
    }

    /** @param acts what was done about it so far */
    record BankEntryDetails(BankEntryView entry, List<EntrySuggestion> suggestions, List<EntryAct> acts) {}

    record EntryAct(
            Instant at,
            DeskAct.Act act,
            String by,
            @Nullable String account,
            String reason) {}

    /** @param order the order to pay with it; null for none */
    record EntryCredit(
            @Nullable String account,
            @Nullable UUID order,
            @Nullable String reason) {}

    /** @param original the credited entry it takes back */
    record EntryTakeBack(@Nullable UUID original, @Nullable String reason) {}

    @GetMapping("/api/v1/bank-entries")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(
            summary = "List bank entries that wait for somebody",
            description = "The oldest first, with what speaks for whom.")
    Page<BankEntryCase> listBankEntries(Paging paging) {
        var after = paging.after(LIST, 2)
                .map(cursor -> new Desk.Place(LocalDate.ofEpochDay(cursor.number(0)), cursor.id(1)))
                .orElse(null);
        return paging.page(
                desk.cases(after, paging.fetch()),
                BankEntryCase::of,
                one -> Cursor.of(
                        LIST, one.entry().bookedOn().toEpochDay(), one.entry().id()));
    }

    @GetMapping("/api/v1/bank-entries/{id}")
    @Needs(Scope.OPERATIONS_READ)
    @Refuses(
            in = BankRefusal.class,
            codes = {"ENTRY_NOT_FOUND"})
    @Operation(summary = "Get a bank entry, and what was done about it")
    BankEntryDetails getBankEntry(@PathVariable UUID id) {
        return details(desk.find(id).orElseThrow(() -> new RefusedException(BankRefusal.ENTRY_NOT_FOUND, Map.of())));
    }

    @PostMapping("/api/v1/bank-entries/{id}/credit")
    @Needs(Scope.STATEMENTS_WRITE)
    @Refuses(
            in = BankRefusal.class,
            codes = {
                "ENTRY_NOT_FOUND",
                "ENTRY_SETTLED",
                "ENTRY_OTHER_DIRECTION",
                "ENTRY_ACCOUNT_UNKNOWN",
                "ENTRY_OTHER_CURRENCY"
            })
    @Operation(
            summary = "Credit an entry's money to an account",
            description = "And pay this order of it with that, where one is named.")
    BankEntryDetails creditEntry(Caller caller, @PathVariable UUID id, @RequestBody EntryCredit credit) {
        var reason = Because.read(credit.reason());
        var account = new Account.Id(Must.have("/account", credit.account()));
        return settled(
                desk.credit(id, account, Optional.ofNullable(credit.order()), caller.actor(), reason, clock.now()));
    }

    @PostMapping("/api/v1/bank-entries/{id}/take-back")
    @Needs(Scope.STATEMENTS_WRITE)
    @Refuses(
            in = BankRefusal.class,
            codes = {
                "ENTRY_NOT_FOUND",
                "ENTRY_SETTLED",
                "ENTRY_OTHER_DIRECTION",
                "ORIGINAL_NOT_FOUND",
                "ORIGINAL_TAKEN_BACK",
                "WALLET_TOO_LOW"
            })
    @Operation(summary = "Take back what a reversal is about", description = "From the account that got it.")
    BankEntryDetails takeEntryBack(Caller caller, @PathVariable UUID id, @RequestBody EntryTakeBack back) {
        var reason = Because.read(back.reason());
        var original = Must.have("/original", back.original());
        return settled(desk.takeBack(id, original, caller.actor(), reason, clock.now()));
    }

    @PostMapping("/api/v1/bank-entries/{id}/ignore")
    @Needs(Scope.STATEMENTS_WRITE)
    @Refuses(
            in = BankRefusal.class,
            codes = {"ENTRY_NOT_FOUND", "ENTRY_SETTLED"})
    @Operation(
            summary = "Leave an entry as it is",
            description = "No account is to have it, or it was settled otherwise.")
    BankEntryDetails ignoreEntry(Caller caller, @PathVariable UUID id, @RequestBody Because because) {
        return settled(desk.ignore(id, caller.actor(), because.read(), clock.now()));
    }

    private BankEntryDetails settled(Outcome<BankEntry> outcome) {
        var entry = outcome.orThrow();
        entry.account().ifPresent(account -> clockwork.workOn(account, clock.now()));
        return details(entry);
    }

    private BankEntryDetails details(BankEntry entry) {
        var waiting = desk.caseOf(entry);
        var acts = desk.acts(entry.id()).stream()
                .map(act -> new EntryAct(
                        act.at(),
                        act.act(),
                        act.actor(),
                        act.account().map(Account.Id::value).orElse(null),
                        act.reason()))
                .toList();
        return new BankEntryDetails(
                BankEntryView.of(entry),
                waiting.suggestions().stream().map(EntrySuggestion::of).toList(),
                acts);
    }
}
