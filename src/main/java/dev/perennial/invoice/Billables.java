package dev.perennial.invoice;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What an account can have invoiced: by order, and by calendar month. */
@Component
public class Billables {
    private final Accounts accounts;
    private final BillableQueries queries;
    private final DeficitStore deficits;

    Billables(Accounts accounts, BillableQueries queries, DeficitStore deficits) {
        this.accounts = accounts;
        this.queries = queries;
        this.deficits = deficits;
    }

    /**
     * An order of which something can be invoiced.
     *
     * @param item the first of its items of which that is so, by name
     * @param cash what was paid in cash for these items
     * @param left what of that can be invoiced
     */
    public record OfOrder(UUID order, String item, long items, Instant paidAt, Money cash, Money left) {}

    /** @param month its first day */
    public record OfMonth(LocalDate month, long orders, Money left) {}

    /** What is owed to one entity's papers, at one rate of tax. */
    public record Owed(String entity, int taxPercent, Money amount) {}

    /** What is to be invoiced: orders, or all of one month. */
    public sealed interface Wanted {
        record OfOrders(Set<UUID> orders) implements Wanted {
            public OfOrders {
                orders = Set.copyOf(orders);
            }
        }

        record OfMonth(YearMonth month) implements Wanted {}
    }

    /**
     * What invoicing this would come to: nothing is written.
     *
     * @param lines what of the orders goes on them
     * @param settled what settles deficits and goes on no paper
     */
    public record Preview(List<Draft> drafts, List<Billable> lines, Money settled, Money gross) {}

    public List<OfOrder> orders(Account account, Optional<UUID> before, int limit) {
        return queries.orders(accounts.bucketOf(account.id()), account.id(), before, limit);
    }

    public List<OfMonth> months(Account account) {
        return queries.months(accounts.bucketOf(account.id()), account, account.zone());
    }

    /** What is to be settled before more is invoiced; empty for nothing. */
    public List<Owed> owed(Account.Id account) {
        return deficits.owed(accounts.bucketOf(account), account).entrySet().stream()
                .map(owed -> new Owed(owed.getKey().entity(), owed.getKey().taxPercent(), owed.getValue()))
                .toList();
    }

    public Preview preview(Account account, Wanted wanted) {
        int bucket = accounts.bucketOf(account.id());
        var lines = lines(bucket, account, wanted);
        var split = SplitRule.split(lines, deficits.owed(bucket, account.id()));
        var zero = Money.zero(account.currency());
        return new Preview(
                split.drafts(),
                lines,
                split.settled().stream().map(SplitRule.Settled::amount).reduce(zero, Money::plus),
                split.drafts().stream().map(Draft::gross).reduce(zero, Money::plus));
    }

    List<Billable> lines(int bucket, Account account, Wanted wanted) {
        return switch (wanted) {
            case Wanted.OfOrders(var orders) -> queries.ofOrders(bucket, account.id(), orders);
            case Wanted.OfMonth(var month) ->
                queries.paidWithin(
                        bucket, account.id(), begin(month, account.zone()), begin(month.plusMonths(1), account.zone()));
        };
    }

    Map<SplitRule.Key, Money> owed(int bucket, Account.Id account) {
        return deficits.owed(bucket, account);
    }

    static Instant begin(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
