package dev.perennial.admin;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.clockwork.ClockMoves;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.clockwork.RunLog;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Said;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import dev.perennial.timeline.Outlook;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: what needs attention now, over all accounts. For operators. */
@Controller
public class OverviewController {
    private static final Duration SOON = Duration.ofDays(30);
    /** Longer than anything is kept after its end. */
    private static final Duration EVER = Duration.ofDays(3650);

    private static final int ACCOUNTS_MAX = 12;
    private static final int ITEMS_MAX = 15;
    private static final int STOPPED_MAX = 8;
    private static final int PARKED_MAX = 8;
    private static final int SUMS_MAX = 400;
    private static final int LINES_EACH = 6;
    private static final int LINES_MAX = 600;
    private static final Set<Phase> ENDED = Set.of(Phase.GRACE, Phase.SUSPENDED);

    private final Visits visits;
    private final OverviewQueries queries;
    private final StepQueries steps;
    private final ItemLines lines;
    private final Accounts accounts;
    private final Clockwork clockwork;
    private final RunLog log;
    private final ClockMoves moves;

    OverviewController(
            Visits visits,
            OverviewQueries queries,
            StepQueries steps,
            ItemLines lines,
            Accounts accounts,
            Clockwork clockwork,
            RunLog log,
            ClockMoves moves) {
        this.visits = visits;
        this.queries = queries;
        this.steps = steps;
        this.lines = lines;
        this.accounts = accounts;
        this.clockwork = clockwork;
        this.log = log;
        this.moves = moves;
    }

    /** A list that shows the first of many. */
    public record Some<T>(List<T> first, long all) {
        public long more() {
            return Math.max(0, all - first.size());
        }
    }

    /** An account in a list; its items are those that were not released. */
    public record AccountLine(Account.Id id, String name, Money balance, Money available, long items) {}

    /** An item that was set aside. */
    public record Parked(String subscription, String name, Account.Id account, Instant at, String reason) {}

    /**
     * An account and how far today's money goes.
     *
     * @param due how many renewals fall due within the month
     * @param missing what they lack; zero when all are covered
     * @param by when it is first missing
     */
    public record AccountRow(
            AccountLine account,
            long due,
            Money missing,
            @Nullable Instant by) {
        /** What is missing, and from when. */
        public Said said() {
            var facts = Map.of(
                    "missing",
                    missing.decimal(),
                    "currency",
                    missing.currency().getCurrencyCode(),
                    "day",
                    String.valueOf(by));
            return new Said("admin.missing", facts);
        }
    }

    public record Counts(long accounts, Map<Phase, Long> items, long ending) {
        public long in(Phase phase) {
            return items.getOrDefault(phase, 0L);
        }
    }

    /**
     * @param nextEvent when the clockwork has something to do next; null when never
     * @param steps what happened while the clock was moved, right after a move
     * @param failure why a move stopped on its way
     */
    public record Page(
            Visit visit,
            Counts counts,
            Some<AccountRow> accounts,
            Some<ItemLine> ending,
            Some<ItemLine> ended,
            Some<Parked> parked,
            Optional<RunLog.Entry> lastRun,
            @Nullable Instant nextEvent,
            @Nullable Steps steps,
            Optional<Said> failure) {}

    @GetMapping("/admin")
    String overview(
            HttpServletRequest request,
            Model model,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        var visit = visits.of(request);
        var until = visit.now().plus(SOON);
        var ending = queries.ending(Set.of(Phase.ACTIVE), until, ITEMS_MAX);
        var ended = queries.ending(ENDED, visit.now().plus(EVER), STOPPED_MAX);
        model.addAttribute(Templates.PAGE, page(visit, until, ending, ended, from, to));
        return "admin/overview";
    }

    private Page page(
            Visit visit,
            Instant until,
            List<OverviewQueries.Place> ending,
            List<OverviewQueries.Place> ended,
            @Nullable Instant from,
            @Nullable Instant to) {
        var shown = accountsShown(until);
        var looked = new LinkedHashSet<>(shown);
        ending.forEach(place -> looked.add(place.account()));
        ended.forEach(place -> looked.add(place.account()));
        var outlooks = lines.outlooks(looked, until, visit.now());
        var counts = new Counts(
                queries.countAccounts(), queries.countItems(), queries.countEnding(Set.of(Phase.ACTIVE), until));
        return new Page(
                visit,
                counts,
                new Some<>(rows(shown, outlooks), counts.accounts()),
                new Some<>(lines.of(ending, outlooks, visit), counts.ending()),
                new Some<>(lines.of(ended, outlooks, visit), counts.in(Phase.GRACE) + counts.in(Phase.SUSPENDED)),
                new Some<>(queries.parked(PARKED_MAX), queries.countParked()),
                log.last(),
                visit.sandbox() ? clockwork.nextDue(visit.now()).orElse(null) : null,
                visit.sandbox() && from != null && to != null ? steps(from, to) : null,
                from == null ? Optional.empty() : moves.current().flatMap(ClockMoves.Move::failure));
    }

    /** Those that wait for money first, then by name. */
    private List<Account.Id> accountsShown(Instant until) {
        var shown = new LinkedHashSet<>(queries.waitingForMoney(until, ACCOUNTS_MAX));
        shown.addAll(queries.byName(ACCOUNTS_MAX));
        return shown.stream().limit(ACCOUNTS_MAX).toList();
    }

    private List<AccountRow> rows(List<Account.Id> shown, Map<Account.Id, Map<Subscription.Id, Outlook>> outlooks) {
        var buckets = new HashMap<Integer, List<Account.Id>>();
        shown.forEach(id -> buckets.computeIfAbsent(accounts.bucketOf(id), bucket -> new ArrayList<>())
                .add(id));
        var found = new HashMap<Account.Id, AccountLine>();
        buckets.forEach((bucket, ids) -> queries.lines(bucket, ids).forEach(line -> found.put(line.id(), line)));
        return shown.stream()
                .filter(found::containsKey)
                .map(id -> row(found.get(id), outlooks.getOrDefault(id, Map.of())))
                .toList();
    }

    private static AccountRow row(AccountLine line, Map<Subscription.Id, Outlook> outlooks) {
        var missing = Money.zero(line.balance().currency());
        Instant by = null;
        for (var outlook : outlooks.values()) {
            var shortfall = outlook.shortfall();
            if (shortfall.isPresent()) {
                missing = missing.plus(shortfall.get());
                by = by == null ? outlook.at() : by;
            }
        }
        return new AccountRow(line, outlooks.size(), missing, by);
    }

    private Steps steps(Instant from, Instant to) {
        // What was overdue is done where the clock stands, without a move.
        var after = from.equals(to) ? from.minusNanos(1000) : from;
        var sums = steps.sums(after, to, SUMS_MAX);
        var found = Steps.steps(sums, steps.lines(after, to, LINES_EACH, LINES_MAX));
        return new Steps(from, to, Steps.totals(sums), found, sums.size() < SUMS_MAX);
    }
}
