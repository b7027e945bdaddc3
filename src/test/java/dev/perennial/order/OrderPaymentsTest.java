package dev.perennial.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Period;
import dev.perennial.ledger.Ledger;
import dev.perennial.notice.Notice;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.payment.Fate;
import dev.perennial.payment.Payment;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.payment.Payments;
import dev.perennial.payment.Till;
import dev.perennial.renewal.Reservations;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rule 12: what coupons and wallet do not cover comes through a gateway, as a top-up that the order then spends. */
class OrderPaymentsTest extends Scene {
    @Override
    protected Integer buckets() {
        return 1;
    }

    @AfterEach
    void theLawsHold() {
        assertThat(bean(Audits.class).check(checked -> {})).isEmpty();
    }

    @Test
    void rule12TheGatewayIsAskedForExactlyWhatIsMissing() {
        var account = account("exact", "30.00");
        coupon("exact-20", account, "20.00", "2026-12-31", "mail");
        var order = place(account, "exact-mail");
        var payment = begin(order);
        assertThat(payment.amount()).isEqualTo(price(order).minus(cny("50.00")));
        assertThat(payment.order()).hasValue(order);

        var received = succeed(payment);
        assertThat(received.payment().state()).isEqualTo(Payment.State.SUCCEEDED);
        assertThat(received.payment().keptBecause()).isEmpty();
        assertThat(order(order).state()).isEqualTo(Order.State.PAID);
        assertThat(order(order).paidByCoupons()).isEqualTo(cny("20.00"));
        assertThat(wallet(account).available()).isEqualTo(cny("0.00"));
        assertThat(reasons(account)).contains("payment " + payment.id(), "renewal of exact-mail");
    }

    @Test
    void aPaymentStillOpenIsAnsweredAgainUnlessAnotherAmountIsMissingByNow() {
        var account = account("again", "0.00");
        var order = place(account, "again-mail");
        var first = goToPay(order);
        assertThat(begin(order).id()).isEqualTo(first.id());
        topUp(account, "10.00");
        assertThat(bean(OrderPayments.class).begin(order, customerOf(order), now()))
                .isEqualTo(Outcome.refused(PaymentRefusal.PAYMENT_BEING_CHECKED));
        var second = goToPay(order);
        assertThat(second.amount()).isEqualTo(first.amount().minus(cny("10.00")));
        assertThat(payment(first).state()).isEqualTo(Payment.State.LEFT);
        assertThat(wallet(account).balance()).isEqualTo(cny("10.00"));
    }

    @Test
    void succeedingTwiceIsSucceedingOnce() {
        var account = account("twice", "0.00");
        var order = place(account, "twice-mail");
        var payment = begin(order);
        var first = succeed(payment);
        assertThat(succeed(payment).payment()).isEqualTo(first.payment());
        assertThat(succeed(payment).fresh()).isEmpty();
        assertThat(reasons(account).stream().filter(reason -> reason.startsWith("payment")))
                .hasSize(1);
        assertThat(wallet(account).balance()).isEqualTo(cny("0.00"));
    }

    @Test
    void whatComesTooLateStaysInTheWalletAndTheCustomerIsTold() {
        var account = account("late", "0.00");
        var cancelled = place(account, "late-cancelled");
        var lapsed = place(account, "late-lapsed");
        var renewed = place(account, "late-renewed");
        var payments = List.of(begin(cancelled), begin(lapsed), begin(renewed));
        bean(Orders.class).cancel(cancelled, customerOf(cancelled), now()).orThrow();
        assertThat(kept(payments.get(0))).isEqualTo("ORDER_NOT_UNPAID");
        bean(Orders.class).pay(renewed, customerOf(renewed), now()).orThrow();
        assertThat(kept(payments.get(2))).isEqualTo("ORDER_NOT_UNPAID");
        moveTo(now().plus(Duration.ofDays(7)));
        assertThat(kept(payments.get(1))).isEqualTo("ORDER_LAPSED");
        bean(Clockwork.class).work(now(), decided -> {});
        assertThat(wallet(account).available())
                .isEqualTo(payments.get(0).amount().plus(payments.get(1).amount()));
        assertThat(notices(account)).contains(NoticeKind.PAYMENT_KEPT, NoticeKind.TOP_UP_RECEIVED);
    }

    @Test
    void whatOtherChargesUsedMeanwhileIsMissingStill() {
        var account = account("used", "40.00");
        var order = place(account, "used-mail");
        var payment = begin(order);
        var other = item("used-dms", account, "dms", "standard", "2026-12-20", Mode.MANUAL, null);
        bean(Reservations.class)
                .reserve(other.id(), "40.00", customer(account.id()), now())
                .orThrow();
        assertThat(kept(payment)).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(begin(order).amount()).isEqualTo(cny("40.00"));
    }

    @Test
    void rule4MoneyThatComesInWakesWhatWaitsForIt() {
        var account = account("wakes", "0.00");
        item("wakes-mail", account, "mail", "standard", "2026-03-20", Mode.AUTO, "P1Y");
        runTo(at("2026-03-17 12:00"));
        assertThat(attempts("wakes-mail")).containsExactly("INSUFFICIENT_BALANCE");
        var payment = bean(Payments.class)
                .beginTopUp(account.id(), "5000.00", customer(account.id()), now())
                .orThrow();
        var received = succeed(payment);
        assertThat(received.woken()).isEqualTo(1);
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(attempts("wakes-mail")).containsExactly("INSUFFICIENT_BALANCE", "RENEWED");
    }

    @Test
    void rule22MoneyForAnOrderThatNeedsTheProvidersYesIsHeld() {
        var account = account("holds", "0.00");
        item("holds.example", account, "domain", "com", "2026-05-20", Mode.MANUAL, null);
        var order = placed(account, "holds.example");
        succeed(begin(order));
        assertThat(order(order).awaitsProvider()).isTrue();
        assertThat(wallet(account).held()).isEqualTo(price(order));
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(order(order).state()).isEqualTo(Order.State.PAID);
    }

    @Test
    void whatIsDeclinedOrLeftTakesNothingAndEndsForGood() {
        var account = account("ends", "0.00");
        var order = place(account, "ends-mail");
        var declined = begin(order);
        say(declined, Till.DECLINED);
        var left = begin(order);
        assertThat(left.id()).isNotEqualTo(declined.id());
        say(left, Till.LEFT);
        assertThat(say(left, Till.DECLINED).payment().state()).isEqualTo(Payment.State.LEFT);
        assertThat(reasons(account)).isEmpty();
        assertThat(order(order).state()).isEqualTo(Order.State.UNPAID);
    }

    @Test
    void whatNeedsNoPaymentOrNoMoneyIsRefusedByName() {
        var account = account("refused", "9000.00");
        var order = place(account, "refused-mail");
        assertThat(bean(OrderPayments.class).begin(order, customer(account.id()), now()))
                .isEqualTo(Outcome.refused(PaymentRefusal.PAYMENT_NOT_NEEDED));
        for (var wrong : List.of("", "0", "-1.00", "1.005", "ten", "9999999999999999999.00")) {
            assertThat(topUpRefusal(account, wrong)).as(wrong).isEqualTo(PaymentRefusal.AMOUNT_INVALID);
        }
        assertThat(topUpRefusal(account, "10000000.01")).isEqualTo(PaymentRefusal.AMOUNT_TOO_LARGE);
        assertThat(bean(OrderPayments.class).begin(UUID.randomUUID(), customer(account.id()), now()))
                .isEqualTo(Outcome.refused(OrderRefusal.ORDER_NOT_FOUND));
    }

    private Object topUpRefusal(Account account, String amount) {
        return bean(Payments.class).beginTopUp(account.id(), amount, customer(account.id()), now())
                        instanceof Refused<Payment>(var why, var facts)
                ? why
                : "begun";
    }

    private UUID place(Account account, String item) {
        item(item, account, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
        return placed(account, item);
    }

    private UUID placed(Account account, String item) {
        var wish = new Wish(new Subscription.Id(item), Period.parse("P1Y"));
        return bean(Orders.class)
                .place(List.of(wish), customer(account.id()), now())
                .orThrow()
                .id();
    }

    private Payment begin(UUID order) {
        return bean(OrderPayments.class).begin(order, customerOf(order), now()).orThrow();
    }

    private Payment goToPay(UUID order) {
        return bean(PaymentDesk.class)
                .goToPay(order, Till.asking(now()), customerOf(order), now())
                .orThrow()
                .payment();
    }

    private Payments.Received succeed(Payment payment) {
        return say(payment, Till.paid(payment));
    }

    private Payments.Received say(Payment payment, Fate fate) {
        return bean(OrderPayments.class).record(payment.id(), fate, now()).orThrow();
    }

    private String kept(Payment payment) {
        return succeed(payment).payment().keptBecause().orElse("used");
    }

    private Payment payment(Payment payment) {
        return bean(Payments.class)
                .find(payment.id(), customer(payment.account()))
                .orElseThrow();
    }

    private Order order(UUID id) {
        return bean(Orders.class).find(id).orElseThrow();
    }

    private Money price(UUID order) {
        return order(order).price();
    }

    private List<String> reasons(Account account) {
        return bean(Ledger.class).entries(0, account.id()).stream()
                .map(entry -> entry.reason())
                .toList();
    }

    private List<NoticeKind> notices(Account account) {
        return bean(Notices.class).of(0, account.id()).stream()
                .map(Notice::kind)
                .toList();
    }
}
