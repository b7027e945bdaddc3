package dev.perennial.api.operation;

import dev.perennial.api.Amount;
import dev.perennial.api.Cursor;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Window;
import dev.perennial.books.ChartOfAccounts;
import dev.perennial.books.DeferredRevenue;
import dev.perennial.books.Earnings;
import dev.perennial.books.EntrySearch;
import dev.perennial.books.LedgerDay;
import dev.perennial.books.TrialBalance;
import dev.perennial.books.TrialBalances;
import dev.perennial.clock.Installation;
import dev.perennial.clock.PlatformClock;
import dev.perennial.key.Scope;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The vendor's books: what the ledger accounts sum to, day by day and entry by entry, and what is earned when. */
@RestController
@Tag(name = "Books")
class BooksController {
    private static final String LIST = "entries";
    private static final int DAYS_MAX = 400;

    private final TrialBalances balances;
    private final Earnings earnings;
    private final ChartOfAccounts chart;
    private final Installation installation;
    private final PlatformClock clock;

    BooksController(
            TrialBalances balances,
            Earnings earnings,
            ChartOfAccounts chart,
            Installation installation,
            PlatformClock clock) {
        this.balances = balances;
        this.earnings = earnings;
        this.chart = chart;
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * All ledger accounts of one currency.
     *
     * @param sum of all balances: zero
     * @param walletsInCredit how many wallets are above zero
     * @param walletsInDebit how many are below zero by their credit line
     */
    record CurrencyBalance(
            String currency,
            List<LedgerBalance> accounts,
            Amount debits,
            Amount credits,
            Amount sum,
            long walletsInCredit,
            Amount walletCredit,
            long walletsInDebit,
            Amount walletDebit) {}

    /**
     * @param code what the vendor's own books call it
     * @param opening the balance before: credits less debits
     */
    record LedgerBalance(
            LedgerAccount account, String code, Amount opening, Amount debits, Amount credits, Amount closing) {}

    record BalanceDay(LocalDate day, long entries, Amount debits, Amount credits, Amount balance) {}

    /** One entry with its two sides. */
    record LedgerEntry(
            UUID id,
            Instant at,
            String account,
            LedgerAccount debit,
            LedgerAccount credit,
            Amount amount,
            String reason,
            @Nullable UUID order) {
        static LedgerEntry of(Transfer entry) {
            return new LedgerEntry(
                    entry.id(),
                    entry.at(),
                    entry.account().value(),
                    entry.debit(),
                    entry.credit(),
                    Amount.of(entry.amount()),
                    entry.reason(),
                    entry.order().orElse(null));
        }
    }

    /** @param part cash is revenue; what coupons paid is promotion */
    record DeferredLine(
            String currency, String product, DeferredRevenue.Part part, Amount opening, List<DeferredMonth> months) {}

    /** @param deferred what is sold and not yet earned when the month ends */
    record DeferredMonth(YearMonth month, Amount sold, Amount refunded, Amount earned, Amount deferred) {}

    @GetMapping("/api/v1/books/trial-balance")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(
            summary = "Get the trial balance",
            description = "From the first day to the last one, or of all time; one for each currency.")
    Page<CurrencyBalance> getTrialBalance(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        var found = balances.between(begin(from), end(to));
        return new Page<>(found.stream().map(this::balance).toList(), null);
    }

    @GetMapping("/api/v1/books/days")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(
            summary = "Get one ledger account day by day",
            description = "The latest first: 400 days on which anything moved at the most.")
    Page<BalanceDay> listLedgerDays(
            @RequestParam Currency currency,
            @RequestParam LedgerAccount account,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        var days = balances.days(currency, account, begin(from), end(to), installation.zone(), DAYS_MAX);
        return new Page<>(days.stream().map(BooksController::day).toList(), null);
    }

    @GetMapping("/api/v1/books/entries")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(summary = "List the entries of all accounts", description = "The oldest first, as in a book.")
    Page<LedgerEntry> listLedgerEntries(
            @RequestParam(required = false) @Nullable Currency currency,
            @RequestParam(required = false) @Nullable LedgerAccount account,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Paging paging) {
        var after = paging.after(LIST, 2)
                .map(cursor -> new EntrySearch.Place(cursor.instant(0), cursor.id(1)))
                .orElse(null);
        var search = new EntrySearch(currency, account, begin(from), end(to), after);
        return paging.page(
                balances.page(search, paging.fetch()),
                LedgerEntry::of,
                entry -> Cursor.of(LIST, entry.at(), entry.id()));
    }

    @GetMapping("/api/v1/books/deferred-revenue")
    @Needs(Scope.OPERATIONS_READ)
    @Operation(
            summary = "Get what is sold and not yet earned",
            description = "By month, currency and product: sixty months at the most.")
    Page<DeferredLine> getDeferredRevenue(@RequestParam YearMonth from, @RequestParam YearMonth to) {
        var lines = earnings.between(Window.month("from", from), Window.month("to", to))
                .lines();
        return new Page<>(lines.stream().map(BooksController::line).toList(), null);
    }

    private Instant begin(@Nullable LocalDate from) {
        Window.day("from", from);
        return from == null
                ? TrialBalances.BEGINNING
                : from.atStartOfDay(installation.zone()).toInstant();
    }

    private Instant end(@Nullable LocalDate to) {
        Window.day("to", to);
        var last = to == null ? clock.now().atZone(installation.zone()).toLocalDate() : to;
        return last.plusDays(1).atStartOfDay(installation.zone()).toInstant();
    }

    private CurrencyBalance balance(TrialBalance of) {
        var lines = of.lines().stream()
                .map(line -> new LedgerBalance(
                        line.account(),
                        chart.code(line.account()),
                        Amount.of(line.opening()),
                        Amount.of(line.debits()),
                        Amount.of(line.credits()),
                        Amount.of(line.closing())))
                .toList();
        var wallets = of.wallets();
        return new CurrencyBalance(
                of.currency().getCurrencyCode(),
                lines,
                Amount.of(of.debits()),
                Amount.of(of.credits()),
                Amount.of(of.sum()),
                wallets.inCredit(),
                Amount.of(wallets.credit()),
                wallets.inDebit(),
                Amount.of(wallets.debit()));
    }

    private static BalanceDay day(LedgerDay day) {
        return new BalanceDay(
                day.day(), day.entries(), Amount.of(day.debits()), Amount.of(day.credits()), Amount.of(day.balance()));
    }

    private static DeferredLine line(DeferredRevenue.Line line) {
        var months = line.months().stream()
                .map(month -> new DeferredMonth(
                        month.month(),
                        Amount.of(month.sold()),
                        Amount.of(month.refunded()),
                        Amount.of(month.earned()),
                        Amount.of(month.deferred())))
                .toList();
        return new DeferredLine(
                line.currency().getCurrencyCode(), line.product(), line.part(), Amount.of(line.opening()), months);
    }
}
