package dev.perennial.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.coupon.Coupons;
import dev.perennial.coupon.Holding;
import dev.perennial.db.StatementCount;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Period;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.Passbook;
import dev.perennial.notice.Notice;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.renewal.Reservations;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** Rules 25 and 26 as a holder looks at them: what moved the wallet, what is held, the alert, and where coupons went. */
class FundsTest extends Scene {
    @Override
    protected Integer buckets() {
        return 1;
    }

    @Override
    protected void beans(GenericApplicationContext fresh) {
        fresh.registerBean(StatementCount.class, StatementCount::new);
    }

    @Test
    void everyMovementIsShownOnceWithTheBalanceItLeft() {
        var account = account("book", "1000.00");
        for (int i = 1; i <= 7; i++) {
            topUp(account, i + ".00");
        }
        item("book-mail", account, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
        buy(account, "book-mail");
        var lines = new ArrayList<Passbook.Line>();
        var from = Optional.<Passbook.Cursor>empty();
        do {
            var page = bean(Ledger.class).page(0, account.id(), from, 4);
            assertThat(page.lines()).hasSizeLessThanOrEqualTo(4);
            lines.addAll(page.lines());
            from = page.next().flatMap(cursor -> Passbook.Cursor.read(cursor.toString()));
        } while (from.isPresent());

        assertThat(lines).hasSize(9);
        assertThat(lines.getFirst().balance()).isEqualTo(wallet(account).balance());
        assertThat(lines.getLast().balance()).isEqualTo(cny("1000.00"));
        for (int i = 1; i < lines.size(); i++) {
            var newer = lines.get(i - 1);
            assertThat(newer.balance().minus(newer.change()))
                    .isEqualTo(lines.get(i).balance());
        }
        assertThat(lines).extracting(line -> line.entry().id()).doesNotHaveDuplicates();
    }

    @Test
    void whatNoCursorCanBeIsNone() {
        for (var text : List.of("", "_", "1_2", "00000000-0000-0000-0000-000000000000_x", "a_b_c")) {
            assertThat(Passbook.Cursor.read(text)).as(text).isEmpty();
        }
    }

    @Test
    void whatIsHeldIsNamed() {
        var account = account("held", "500.00");
        item("held-mail", account, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
        item("held.example", account, "domain", "com", "2026-05-20", Mode.MANUAL, null);
        bean(Reservations.class)
                .reserve(new Subscription.Id("held-mail"), "25.00", customer(account.id()), now())
                .orThrow();
        buy(account, "held.example");
        var holds = bean(Ledger.class).holds(0, account.id(), 10);
        assertThat(holds).hasSize(2);
        assertThat(holds).filteredOn(hold -> hold.order().isPresent()).hasSize(1);
        assertThat(holds)
                .filteredOn(hold -> hold.subscription().equals(Optional.of("held-mail")))
                .singleElement()
                .matches(hold -> hold.amount().equals(cny("25.00")));
        assertThat(bean(Ledger.class).holds(0, account.id(), 1)).hasSize(1);
    }

    @Test
    void rule25TheAlertFiresWhenFundsFallBelowWhatTheCustomerSet() {
        var account = account("alert", "300.00");
        item("alert-1", account, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
        item("alert-2", account, "domain", "com", "2026-05-20", Mode.MANUAL, null);
        set(account, "250.00");
        assertThat(threshold(account)).hasValue(250_00L);
        assertThat(alerts(account)).isZero();
        buy(account, "alert-2");
        assertThat(wallet(account).available().isLessThan(cny("250.00"))).isTrue();
        assertThat(alerts(account)).isPositive();
        long told = alerts(account);
        set(account, "");
        assertThat(threshold(account)).isEmpty();
        assertThat(alerts(account)).isEqualTo(told);
        assertThat(jdbc().sql("select count(*) from journal where account_id = 'alert' and kind = 'SETTINGS_CHANGED'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        for (var wrong : List.of("-1", "1.005", "much")) {
            assertThat(bean(LowBalance.class).alertBelow(account.id(), wrong, customer(account.id()), now()))
                    .as(wrong)
                    .matches(answer -> answer instanceof Refused<?>(var why, var facts)
                            && why == PaymentRefusal.THRESHOLD_INVALID);
        }
    }

    @Test
    void rule26ACouponStandsWhereItsValueAndItsTimeLeaveIt() {
        var account = account("coupons", "900.00");
        item("coupons-mail", account, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
        coupon("spent", account, "10.00", "2026-06-01", "mail");
        coupon("partly", account, "900.00", "2026-07-01", "mail");
        coupon("other", account, "5.00", "2026-08-01", "dms");
        coupon("over", account, "5.00", "2026-03-04", "dms");
        buy(account, "coupons-mail");
        moveTo(now().plus(Duration.ofDays(3)));
        assertThat(names(account, Holding.State.USABLE)).containsExactly("partly", "other");
        assertThat(names(account, Holding.State.USED)).containsExactly("spent");
        assertThat(names(account, Holding.State.EXPIRED)).containsExactly("over");
        assertThat(bean(Coupons.class).count(0, account.id(), now()))
                .containsEntry(Holding.State.USABLE, 2L)
                .containsEntry(Holding.State.USED, 1L)
                .containsEntry(Holding.State.EXPIRED, 1L);
        var used = holdings(account, Holding.State.USED).getFirst();
        assertThat(used.orders()).isEqualTo(1);
        assertThat(used.spent().getFirst().amount()).isEqualTo(cny("10.00"));
        assertThat(bean(Orders.class).find(used.spent().getFirst().order())).isPresent();
    }

    @Test
    void aPageAsksAsOftenHoweverMuchThereIs() {
        var few = account("few", "100.00");
        var many = account("many", "100.00");
        for (int i = 0; i < 30; i++) {
            topUp(many, "1.00");
            coupon("many-" + i, many, "1.00", "2026-12-31", "mail");
        }
        assertThat(statements(many)).isEqualTo(statements(few));
    }

    private long statements(Account account) {
        long before = bean(StatementCount.class).statements();
        bean(Ledger.class).page(0, account.id(), Optional.empty(), 25);
        bean(Ledger.class).holds(0, account.id(), 20);
        bean(Coupons.class).count(0, account.id(), now());
        holdings(account, Holding.State.USABLE);
        return bean(StatementCount.class).statements() - before;
    }

    private void buy(Account account, String item) {
        var wish = new Wish(new Subscription.Id(item), Period.parse("P1Y"));
        bean(Orders.class).buyNow(List.of(wish), customer(account.id()), now()).orThrow();
    }

    private void set(Account account, String threshold) {
        bean(LowBalance.class)
                .alertBelow(account.id(), threshold, customer(account.id()), now())
                .orThrow();
    }

    private Optional<Long> threshold(Account account) {
        return bean(Accounts.class).find(account.id()).orElseThrow().lowBalanceThresholdMinor();
    }

    private long alerts(Account account) {
        return bean(Notices.class).of(0, account.id()).stream()
                .map(Notice::kind)
                .filter(NoticeKind.LOW_BALANCE::equals)
                .count();
    }

    private List<Holding> holdings(Account account, Holding.State state) {
        return bean(Coupons.class).uses(0, account.id(), state, now(), 10, 0);
    }

    private List<String> names(Account account, Holding.State state) {
        return holdings(account, state).stream()
                .map(holding -> holding.coupon().id().value())
                .toList();
    }
}
