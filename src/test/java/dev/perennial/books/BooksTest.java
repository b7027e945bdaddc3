package dev.perennial.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.books.DeferredRevenue.Part;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Reason;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Refunds;
import dev.perennial.order.Repayment;
import dev.perennial.order.Repayments;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.io.StringWriter;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A year of renewals, by hand and by themselves, paid by cash and coupons, some undone: and what the books say of it. */
class BooksTest extends Scene {
    private static final int ACCOUNTS = 6;
    private static final int STEPS = 40;
    private static final YearMonth FIRST = YearMonth.parse("2026-02");
    private static final YearMonth LAST = YearMonth.parse("2030-12");

    private final Random random = new Random(42);
    private final List<Account> accounts = new ArrayList<>();
    private final List<Subscription.Id> items = new ArrayList<>();
    private final List<Order> paid = new ArrayList<>();
    private int undone;
    private int refunded;
    private int cut;

    @Override
    protected Instant start() {
        return at("2026-03-01 09:00");
    }

    @BeforeAll
    void aYearPasses() {
        for (int n = 0; n < ACCOUNTS; n++) {
            var account = account("account-" + n, n == 0 ? "0.00" : "40000.00", n == 0 ? "3000.00" : "0.00");
            accounts.add(account);
            coupon("coupon-" + n, account, "777.77", "2026-12-01", "dms");
            for (int i = 0; i < 3; i++) {
                var mode = i == 0 ? Mode.AUTO : Mode.MANUAL;
                var id = "item-" + n + "-" + i;
                items.add(item(id, account, "dms", "standard", "2026-03-" + (12 + i), mode, i == 0 ? "P1M" : null)
                        .id());
            }
        }
        for (int step = 0; step < STEPS; step++) {
            var item = items.get(random.nextInt(items.size()));
            var wish =
                    new Wish(item, Period.parse(random.nextBoolean() ? "P1M" : random.nextBoolean() ? "P3M" : "P1Y"));
            if (bean(Orders.class).buyNow(List.of(wish), customerOf(item), now()) instanceof Done<Order>(var order)) {
                paid.add(order);
            }
            if (random.nextInt(3) == 0 && !paid.isEmpty()) {
                var last = paid.getLast();
                if (bean(Refunds.class).undo(last.id(), customerOf(last.id()), now()) instanceof Done) undone++;
            }
            if (random.nextInt(3) == 0 && !paid.isEmpty()) {
                refundAPart(paid.get(random.nextInt(paid.size())).id());
            }
            runTo(now().plusSeconds(86_400L * (1 + random.nextInt(8))));
        }
        runTo(now().plusSeconds(86_400L * 10));
        jdbc().sql("select order_id from orders where bucket >= 0 and state = 'PAID' and type = 'RENEWAL'")
                .query(UUID.class)
                .list()
                .forEach(this::refundAPart);
        assertThat(undone).isGreaterThan(2);
        assertThat(refunded).isGreaterThan(2);
        assertThat(cut).isPositive();
        assertThat(paid).hasSizeGreaterThan(10);
    }

    /** Some of what is left of a line, now and then all; and its term ends with it, where it can. */
    private void refundAPart(UUID order) {
        var open = bean(Repayments.class).mayRepay(order, Actor.operator("finance"), now());
        if (!(open instanceof Done<Repayment.Open>(var may)) || !may.left().isPositive()) return;
        var line = may.lines().getFirst();
        var all = line.left();
        var amount = random.nextInt(3) == 0 ? all : all.share(1 + random.nextInt(9), 10, RoundingMode.UP);
        var ends = line.mayEnd() ? List.of(1) : List.<Integer>of();
        var asked = new Repayment.Asked(List.of(new Repayment.Part(1, amount)), ends);
        var given =
                bean(Repayments.class).repay(order, asked, new Reason("asked for"), Actor.operator("finance"), now());
        if (given instanceof Done<Order>) {
            refunded++;
            cut += ends.size();
        }
    }

    @Test
    void theAccountsSumToZeroAndCustomersBalancesAreWhatTheirWalletsHold() {
        var balances = bean(TrialBalances.class).between(TrialBalances.BEGINNING, now().plusSeconds(1));
        assertThat(balances).hasSize(1);
        var balance = balances.getFirst();
        assertThat(balance.sum().isZero()).isTrue();
        assertThat(balance.debits()).isEqualTo(balance.credits());
        var wallets =
                accounts.stream().map(account -> wallet(account).balance()).reduce(cny("0.00"), Money::plus);
        assertThat(line(balance, LedgerAccount.WALLET).closing()).isEqualTo(wallets);
        assertThat(balance.wallets().credit().plus(balance.wallets().debit())).isEqualTo(wallets);
        assertThat(balance.wallets().inDebit()).isEqualTo(1);
        assertThat(balance.wallets().inCredit()).isEqualTo(ACCOUNTS - 1);
    }

    @Test
    void aPeriodBeginsWhereTheOneBeforeEnded() {
        var may = at("2026-05-01 00:00");
        var end = now().plusSeconds(1);
        var before =
                bean(TrialBalances.class).between(TrialBalances.BEGINNING, may).getFirst();
        var since = bean(TrialBalances.class).between(may, end).getFirst();
        var whole =
                bean(TrialBalances.class).between(TrialBalances.BEGINNING, end).getFirst();
        for (var account : LedgerAccount.values()) {
            assertThat(line(since, account).opening())
                    .isEqualTo(line(before, account).closing());
            assertThat(line(since, account).closing())
                    .isEqualTo(line(whole, account).closing());
            assertThat(line(since, account).debits().plus(line(before, account).debits()))
                    .isEqualTo(line(whole, account).debits());
        }
        var days = bean(TrialBalances.class).days(CNY, LedgerAccount.SALES, may, end, SHANGHAI, 1000);
        assertThat(days.getFirst().balance())
                .isEqualTo(line(whole, LedgerAccount.SALES).closing());
        assertThat(days.stream().map(LedgerDay::credits).reduce(cny("0.00"), Money::plus))
                .isEqualTo(line(since, LedgerAccount.SALES).credits());
        var last = days.getLast();
        assertThat(last.balance().minus(last.credits()).plus(last.debits()))
                .isEqualTo(line(since, LedgerAccount.SALES).opening());
    }

    @Test
    void whatIsEarnedInAllMonthsIsWhatWasSoldLessWhatWasGivenBack() {
        var revenue = bean(Earnings.class).between(FIRST, LAST);
        var whole = bean(TrialBalances.class)
                .between(TrialBalances.BEGINNING, now().plusSeconds(1))
                .getFirst();
        var sold = cny("0.00");
        var refunded = cny("0.00");
        for (var line : revenue.lines()) {
            assertThat(line.opening().isZero()).isTrue();
            var sums = line.months().stream().reduce(BooksTest::sum).orElseThrow();
            assertThat(sums.earned()).isEqualTo(sums.sold().minus(sums.refunded()));
            assertThat(line.months().getLast().deferred().isZero()).isTrue();
            assertThat(line.months()).noneMatch(month -> month.deferred().isNegative());
            sold = sold.plus(sums.sold());
            refunded = refunded.plus(sums.refunded());
        }
        assertThat(sold).isEqualTo(line(whole, LedgerAccount.SALES).credits());
        assertThat(refunded).isEqualTo(line(whole, LedgerAccount.SALES).debits());
        assertThat(revenue.of(CNY, Part.COUPONS)).isNotEmpty();
        assertThat(soldIn(revenue, Part.COUPONS).minus(refundedIn(revenue, Part.COUPONS)))
                .isEqualTo(line(whole, LedgerAccount.PROMOTION).closing().negated());
    }

    /** However the months are cut, each month says the same. */
    @Test
    void aMonthSaysTheSameInEveryWindow() {
        var whole = bean(Earnings.class).between(FIRST, LAST).of(CNY, Part.CASH).getFirst();
        for (int i = 0; i < 12; i++) {
            var month = YearMonth.parse("2026-03").plusMonths(i);
            var own = bean(Earnings.class)
                    .between(month, month.plusMonths(1))
                    .of(CNY, Part.CASH)
                    .getFirst();
            assertThat(own.months().getFirst())
                    .isEqualTo(whole.months().stream()
                            .filter(other -> other.month().equals(month))
                            .findFirst()
                            .orElseThrow());
        }
    }

    @Test
    void theFilesHoldWhatTheViewsShow() {
        var out = new StringWriter();
        var all = new EntrySearch(null, null, TrialBalances.BEGINNING, now().plusSeconds(1), null);
        bean(BookFiles.class).entries(all, out);
        var rows = out.toString().lines().toList();
        long entries = jdbc().sql("select count(*) from entry where bucket >= 0")
                .query(Long.class)
                .single();
        assertThat(rows).hasSize((int) entries + 1);
        assertThat(rows.getFirst()).startsWith("date,at,entry,debit_account,credit_account,amount,currency,account");
        var paged = new ArrayList<>(bean(TrialBalances.class).page(all, 7));
        var last = paged.getLast();
        var rest = new EntrySearch(null, null, all.from(), all.to(), new EntrySearch.Place(last.at(), last.id()));
        paged.addAll(bean(TrialBalances.class).page(rest, 10_000));
        assertThat(paged.stream().map(entry -> entry.id().toString()))
                .containsExactlyElementsOf(
                        rows.stream().skip(1).map(row -> row.split(",")[2]).toList());

        var balance = new StringWriter();
        bean(BookFiles.class).trialBalance(all.from(), all.to(), balance);
        assertThat(balance.toString().lines()).hasSize(1 + LedgerAccount.values().length);
        var deferred = new StringWriter();
        bean(BookFiles.class).deferredRevenue(FIRST, FIRST.plusMonths(2), deferred);
        assertThat(deferred.toString().lines().skip(1))
                .allMatch(row -> row.matches("2026-0[234],CNY,dms,(CASH|COUPONS).*"));
    }

    private static TrialBalance.Line line(TrialBalance balance, LedgerAccount account) {
        return balance.lines().stream()
                .filter(line -> line.account() == account)
                .findFirst()
                .orElseThrow();
    }

    private static Money soldIn(DeferredRevenue revenue, Part part) {
        return revenue.of(CNY, part).getFirst().months().stream()
                .map(DeferredRevenue.Month::sold)
                .reduce(cny("0.00"), Money::plus);
    }

    private static Money refundedIn(DeferredRevenue revenue, Part part) {
        return revenue.of(CNY, part).getFirst().months().stream()
                .map(DeferredRevenue.Month::refunded)
                .reduce(cny("0.00"), Money::plus);
    }

    private static DeferredRevenue.Month sum(DeferredRevenue.Month one, DeferredRevenue.Month other) {
        return new DeferredRevenue.Month(
                one.month(),
                one.sold().plus(other.sold()),
                one.refunded().plus(other.refunded()),
                one.earned().plus(other.earned()),
                other.deferred());
    }
}
