package dev.perennial.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.audit.Audits;
import dev.perennial.coupon.Coupons;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Reason;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rule 18 and what operators give back beyond it: refunds of paid orders, whole and in part. */
class RepaymentStoryTest extends Scene {
    private static final Actor OPERATOR = Actor.operator("wang");
    private static final Reason REASON = new Reason("double purchase");

    @BeforeEach
    void begin() {
        startAt(at("2026-03-02 09:00"));
    }

    @AfterEach
    void theLawsHold() {
        // Each story begins anew in one database: what it left due is done before the laws are asked.
        catchUp(at("2026-06-30 09:00"));
        assertThat(bean(Audits.class).check(bucket -> {})).isEmpty();
    }

    @Test
    void partOfAnOrderGoesBackToTheWalletAndTheServiceGoesOn() {
        var account = account("part", "5000.00");
        var order = bought(account, "part-item", "mail", "standard", "2026-03-20", "P1Y");
        var before = item("part-item").life();
        var left = wallet(account).balance();

        var refund = repay(order, "100.00").orThrow();

        assertThat(wallet(account).balance()).isEqualTo(left.plus(cny("100.00")));
        assertThat(refund.type()).isEqualTo(Order.Type.REFUND);
        assertThat(refund.refunds()).isEqualTo(order.id());
        assertThat(item("part-item").life()).isEqualTo(before);
        assertThat(invoiceable(order)).isEqualTo(order.paidFromWallet().minor() - 10_000);
        assertThat(told(account)).contains(NoticeKind.REFUNDED);
        assertThat(journal("part-item").facts())
                .containsEntry("reason", "double purchase")
                .containsEntry("amount", "100.00");
    }

    @Test
    void severalRefundsNeverGiveMoreThanWasPaid() {
        var account = account("several", "5000.00");
        var order = bought(account, "several-item", "mail", "standard", "2026-03-20", "P1Y");
        repay(order, "100.00").orThrow();
        repay(order, "50.00").orThrow();
        var left = order.paidFromWallet().minus(cny("150.00"));

        assertThat(repay(order, left.plus(cny("0.01")).decimal()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.why()).isEqualTo(OrderRefusal.REFUND_TOO_LARGE));
        repay(order, left.decimal()).orThrow();

        assertThat(wallet(account).balance()).isEqualTo(cny("5000.00"));
        assertThat(invoiceable(order)).isZero();
        assertThat(refusal(repay(order, "0.01"))).isEqualTo(OrderRefusal.REFUND_TOO_LARGE);
        assertThat(refusal(bean(Refunds.class).undo(order.id(), OPERATOR, now())))
                .isEqualTo(OrderRefusal.REFUNDED_IN_PART);
    }

    @Test
    void couponsReturnWithTheLastOfTheCashAndNeverAsCash() {
        var account = account("coupons", "5000.00");
        coupon("valid", account, "20.00", "2027-01-01", "mail");
        coupon("over", account, "10.00", "2026-03-05", "mail");
        var order = bought(account, "coupons-item", "mail", "standard", "2026-03-20", "P1Y");
        assertThat(order.paidByCoupons()).isEqualTo(cny("30.00"));
        moveTo(at("2026-03-06 09:00"));

        repay(order, "1.00").orThrow();
        assertThat(remaining(account, "valid")).isZero();
        var last = repay(order, order.paidFromWallet().minus(cny("1.00")).decimal())
                .orThrow();

        assertThat(last.paidByCoupons()).isEqualTo(cny("20.00"));
        assertThat(remaining(account, "valid")).isEqualTo(2000);
        assertThat(remaining(account, "over")).isZero();
        assertThat(wallet(account).balance()).isEqualTo(cny("5000.00"));
    }

    @Test
    void theUnusedDaysShareIsProposedAndTheTermMayEndWithIt() {
        var account = account("ends", "5000.00");
        var order = bought(account, "ends-item", "dms", "standard", "2026-03-20", "P1M");
        moveTo(at("2026-03-29 15:00"));
        var open = bean(Repayments.class).mayRepay(order.id(), OPERATOR, now()).orThrow();
        var line = open.lines().getFirst();
        assertThat(line.days()).isEqualTo(31);
        assertThat(line.unusedDays()).isEqualTo(21);
        assertThat(line.suggested().minor()).isEqualTo(order.paidFromWallet().minor() * 21 / 31);
        assertThat(line.mayEnd()).isTrue();

        var asked = new Repayment.Asked(List.of(new Repayment.Part(1, line.suggested())), List.of(1));
        bean(Repayments.class).repay(order.id(), asked, REASON, OPERATOR, now()).orThrow();

        var ended = item("ends-item");
        assertThat(ended.life().expiresAt()).isEqualTo(day("2026-03-30"));
        runTo(at("2026-04-02 09:00"));
        assertThat(item("ends-item").life().phase().name()).isEqualTo("SUSPENDED");
        var again = bean(Orders.class)
                .buyNow(List.of(new Wish(ended.id(), Period.parse("P1M"))), customer(account.id()), now())
                .orThrow();
        assertThat(again.state()).isEqualTo(Order.State.PAID);
    }

    @Test
    void anItemWhoseTermWasEndedIsNotChargedAgainByItself() {
        var account = account("auto", "5000.00");
        item("auto-item", account, "dms", "standard", "2026-03-10", Mode.AUTO, "P1M");
        runTo(at("2026-03-12 09:00"));
        var order = bean(Orders.class).of(account.id()).getFirst();
        var amount = cny("1.00");
        var asked = new Repayment.Asked(List.of(new Repayment.Part(1, amount)), List.of(1));
        bean(Repayments.class).repay(order.id(), asked, REASON, OPERATOR, now()).orThrow();
        runTo(at("2026-03-16 09:00"));
        assertThat(bean(Orders.class).of(account.id()).stream().filter(one -> one.type() == Order.Type.RENEWAL))
                .hasSize(1);
    }

    @Test
    void whatCannotBeRefundedIsRefusedByName() {
        var account = account("refused", "5000.00");
        var order = bought(account, "refused-item", "mail", "standard", "2026-05-20", "P1Y");
        assertThat(refusal(repay(order, "0.00"))).isEqualTo(OrderRefusal.NOTHING_TO_REFUND);
        var unpaid = bean(Orders.class)
                .place(
                        List.of(new Wish(mailbox(account, "refused-unpaid"), Period.parse("P1Y"))),
                        customer(account.id()),
                        now())
                .orThrow();
        assertThat(refusal(repay(unpaid, "1.00"))).isEqualTo(OrderRefusal.NOT_REFUNDABLE);
        var begun = new Repayment.Asked(List.of(new Repayment.Part(1, cny("1.00"))), List.of(1));
        assertThat(refusal(bean(Repayments.class).repay(order.id(), begun, REASON, OPERATOR, now())))
                .isEqualTo(OrderRefusal.TERM_CANNOT_END);
        bean(Refunds.class).undo(order.id(), REASON, OPERATOR, now()).orThrow();
        assertThat(refusal(repay(order, "1.00"))).isEqualTo(OrderRefusal.NOT_REFUNDABLE);
        assertThat(wallet(account).balance()).isEqualTo(cny("5000.00"));
    }

    private Order bought(Account account, String id, String product, String edition, String expires, String period) {
        var item = item(id, account, product, edition, expires, Mode.MANUAL, null);
        return bean(Orders.class)
                .buyNow(List.of(new Wish(item.id(), Period.parse(period))), customer(account.id()), now())
                .orThrow();
    }

    private Subscription.Id mailbox(Account account, String id) {
        return item(id, account, "mail", "standard", "2026-05-20", Mode.MANUAL, null)
                .id();
    }

    private Outcome<Order> repay(Order order, String amount) {
        var asked = new Repayment.Asked(List.of(new Repayment.Part(1, cny(amount))), List.of());
        return bean(Repayments.class).repay(order.id(), asked, REASON, OPERATOR, now());
    }

    private static Object refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var why, var facts) ? why : outcome;
    }

    private long invoiceable(Order order) {
        return jdbc().sql("select sum(invoiceable_minor) from order_line where order_id = ?")
                .param(order.id())
                .query(Long.class)
                .single();
    }

    private long remaining(Account account, String coupon) {
        return bean(Coupons.class).of(bean(Accounts.class).bucketOf(account.id()), account.id()).stream()
                .filter(one -> one.id().value().equals(coupon))
                .findFirst()
                .orElseThrow()
                .remaining();
    }

    private List<NoticeKind> told(Account account) {
        return bean(Notices.class).of(bean(Accounts.class).bucketOf(account.id()), account.id()).stream()
                .map(notice -> notice.kind())
                .toList();
    }

    private JournalEntry journal(String item) {
        var owner = item(item).account();
        return bean(Journal.class).of(bean(Accounts.class).bucketOf(owner), item).stream()
                .filter(entry -> entry.kind() == JournalEntry.Kind.ORDER_REFUNDED)
                .findFirst()
                .orElseThrow();
    }
}
