package dev.perennial.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.notice.Notice;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.payment.GivenBack;
import dev.perennial.payment.KeptMethods;
import dev.perennial.payment.Payment;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.payment.Payments;
import dev.perennial.payment.SandboxGateway;
import dev.perennial.payment.SandboxPage;
import dev.perennial.payment.SandboxPage.Keep;
import dev.perennial.payment.SandboxPage.Play;
import dev.perennial.payment.Till;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rule 12: whatever happens at the gateway, and whenever it is heard of, the balance is right and the customer told. */
class GatewayStoryTest extends Scene {
    private static final Currency USD = Currency.getInstance("USD");

    private final SandboxGateway gateway = bean(SandboxGateway.class);
    private final PaymentDesk desk = bean(PaymentDesk.class);

    @Override
    protected Integer buckets() {
        return 1;
    }

    @AfterEach
    void theLawsHold() {
        assertThat(bean(Audits.class).check(checked -> {})).isEmpty();
    }

    @Test
    void whatWasPaidAndNeverToldOfIsFoundByAsking() {
        var account = account("silent", "0.00");
        var order = place(account, "silent-mail");
        var payment = goToPay(order);
        assertThat(gateway.play(payment.id(), Play.of(payment.amount()), now())).isTrue();
        assertThat(order(order).state()).isEqualTo(Order.State.UNPAID);
        runTo(now().plus(Duration.ofMinutes(20)));
        assertThat(order(order).state()).isEqualTo(Order.State.PAID);
        assertThat(wallet(account).balance()).isEqualTo(cny("0.00"));
        assertThat(kinds(account)).contains(JournalEntry.Kind.TOPPED_UP);
    }

    @Test
    void whatIsConfirmedLateBlocksAnotherPaymentAndThenPaysTheOrder() {
        var account = account("hour", "0.00");
        var order = place(account, "hour-mail");
        var payment = goToPay(order);
        gateway.play(payment.id(), new Play(payment.amount(), 1, Duration.ofHours(1), Keep.NOTHING), now());
        assertThat(desk.ask(payment, now()).there().unsure()).isTrue();
        assertThat(going(order)).isEqualTo(Outcome.refused(PaymentRefusal.PAYMENT_BEING_CHECKED));
        assertThat(kinds(account)).containsOnlyOnce(JournalEntry.Kind.PAYMENT_UNSURE);
        runTo(now().plus(Duration.ofHours(5)));
        assertThat(order(order).state()).isEqualTo(Order.State.PAID);
    }

    @Test
    void whatIsConfirmedAfterTheOrderLapsedStaysInTheWallet() {
        var account = account("days", "0.00");
        var order = place(account, "days-mail");
        var payment = goToPay(order);
        gateway.play(payment.id(), new Play(payment.amount(), 1, Duration.ofDays(8), Keep.NOTHING), now());
        desk.ask(payment, now());
        runTo(now().plus(Duration.ofDays(9)));
        assertThat(order(order).cancelled().because()).isEqualTo(Order.Because.LAPSED);
        assertThat(payment(payment).keptBecause()).hasValue("ORDER_NOT_UNPAID");
        assertThat(wallet(account).balance()).isEqualTo(payment.amount());
        assertThat(notices(account)).contains(NoticeKind.PAYMENT_KEPT);
    }

    @Test
    void whatWasPaidTwiceIsTwoTopUpsAndTheSecondStays() {
        var account = account("twice", "0.00");
        var order = place(account, "twice-mail");
        var payment = goToPay(order);
        gateway.play(payment.id(), new Play(payment.amount(), 2, Duration.ZERO, Keep.NOTHING), now());
        desk.ask(payment, now());
        desk.ask(payment, now());
        assertThat(order(order).state()).isEqualTo(Order.State.PAID);
        assertThat(bean(Payments.class).receipts(payment)).hasSize(2);
        assertThat(wallet(account).balance()).isEqualTo(payment.amount());
        assertThat(notices(account)).contains(NoticeKind.PAYMENT_KEPT);
    }

    @Test
    void aSuccessThatComesAfterTheNoIsTakenInAllTheSame() {
        var account = account("after", "0.00");
        for (var no : List.of(Till.DECLINED, Till.LEFT)) {
            var order = place(account, "after-" + no.getClass().getSimpleName());
            var payment = goToPay(order);
            record(payment, no);
            record(payment, Till.paid(payment));
            assertThat(order(order).state()).isEqualTo(Order.State.PAID);
            assertThat(payment(payment).state()).isEqualTo(Payment.State.SUCCEEDED);
            record(payment, no);
            assertThat(payment(payment).state()).isEqualTo(Payment.State.SUCCEEDED);
        }
        assertThat(wallet(account).balance()).isEqualTo(cny("0.00"));
    }

    @Test
    void anotherAmountIsTakenInAsItCame() {
        var account = account("amount", "0.00");
        var order = place(account, "amount-mail");
        var less = goToPay(order);
        record(less, Till.paid(less, cny("5.00"), "five"));
        assertThat(payment(less).keptBecause()).hasValue("INSUFFICIENT_BALANCE");
        var rest = goToPay(order);
        assertThat(rest.amount()).isEqualTo(less.amount().minus(cny("5.00")));
        record(rest, Till.paid(rest, rest.amount().plus(cny("3.00")), "three-more"));
        assertThat(order(order).state()).isEqualTo(Order.State.PAID);
        assertThat(wallet(account).balance()).isEqualTo(cny("3.00"));
        assertThat(notices(account)).contains(NoticeKind.PAYMENT_KEPT);
    }

    @Test
    void theRestOfWhatCameInTwoPartsPaysTheOrder() {
        var account = account("parts", "0.00");
        var order = place(account, "parts-mail");
        var payment = goToPay(order);
        record(payment, Till.paid(payment, cny("5.00"), "first-part"));
        record(payment, Till.paid(payment, payment.amount().minus(cny("5.00")), "second-part"));
        assertThat(order(order).state()).isEqualTo(Order.State.PAID);
        assertThat(wallet(account).balance()).isEqualTo(cny("0.00"));
    }

    @Test
    void anotherCurrencyGoesBackToWhereItCameFrom() {
        var account = account("dollars", "0.00");
        var order = place(account, "dollars-mail");
        var payment = goToPay(order);
        gateway.play(payment.id(), Play.of(Money.parse("99.00", USD)), now());
        assertThat(desk.ask(payment, now()).state()).isEqualTo(Payment.State.RETURNED);
        assertThat(notices(account)).contains(NoticeKind.PAYMENT_RETURNED);
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(bean(Payments.class).toReturn(payment)).isEmpty();
        assertThat(kinds(account)).containsOnlyOnce(JournalEntry.Kind.PAYMENT_GIVEN_BACK);
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(refunds(payment)).isEqualTo(1);
        assertThat(wallet(account).balance()).isEqualTo(cny("0.00"));
        assertThat(goToPay(order).isPayable()).isTrue();
    }

    @Test
    void whatIsGivenUpEndsAtTheGatewayFirst() {
        var account = account("gives", "0.00");
        var cancelled = place(account, "gives-cancelled");
        var payment = goToPay(cancelled);
        bean(Orders.class).cancel(cancelled, customer(account.id()), now()).orThrow();
        assertThat(payment(payment).there().givingUp()).isTrue();
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(payment(payment).state()).isEqualTo(Payment.State.LEFT);
        assertThat(gateway.page(payment.id()).orElseThrow().state()).isEqualTo(SandboxPage.State.CLOSED);
        assertThat(gateway.play(payment.id(), Play.of(payment.amount()), now())).isFalse();

        var paidFromBalance = place(account, "gives-paid");
        var unneeded = goToPay(paidFromBalance);
        topUp(account, unneeded.amount().decimal());
        bean(Orders.class).pay(paidFromBalance, customer(account.id()), now()).orThrow();
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(payment(unneeded).state()).isEqualTo(Payment.State.LEFT);
    }

    @Test
    void whatWasPaidMeanwhileIsNotReplacedButTakenIn() {
        var account = account("meanwhile", "0.00");
        var order = place(account, "meanwhile-mail");
        var first = goToPay(order);
        gateway.play(first.id(), Play.of(first.amount()), now());
        topUp(account, "10.00");
        var going = going(order).orThrow();
        assertThat(going.address()).isEqualTo("/payments/" + first.id() + "/back");
        assertThat(order(order).state()).isEqualTo(Order.State.PAID);
        assertThat(wallet(account).balance()).isEqualTo(cny("10.00"));
    }

    @Test
    void aPageThatClosedByItselfIsFollowedByAnother() {
        var account = account("closed", "0.00");
        var order = place(account, "closed-mail");
        var first = goToPay(order);
        gateway.leave(first.id());
        var second = goToPay(order);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(payment(first).state()).isEqualTo(Payment.State.LEFT);
        runTo(now().plus(Duration.ofDays(2)));
        assertThat(payment(second).state()).isEqualTo(Payment.State.LEFT);
    }

    @Test
    void aKeptWayToPayIsChargedLaterOnceAndOnePlayedToFailIsDeclined() {
        var account = account("keeps", "0.00");
        var payment = topUpAt(account, Keep.GOOD);
        var method = bean(KeptMethods.class).of(account.id()).orElseThrow();
        assertThat(method.label()).contains("4242");
        var later = bean(Payments.class)
                .beginTopUp(account.id(), "7.00", customer(account.id()), now())
                .orThrow();
        for (int twice = 0; twice < 2; twice++) {
            record(later, gateway.charge(later, method, now()));
        }
        assertThat(wallet(account).balance()).isEqualTo(cny("27.00"));
        topUpAt(account, Keep.DECLINING);
        var failing = bean(KeptMethods.class).of(account.id()).orElseThrow();
        var declined = bean(Payments.class)
                .beginTopUp(account.id(), "7.00", customer(account.id()), now())
                .orThrow();
        assertThat(gateway.charge(declined, failing, now())).isEqualTo(Till.DECLINED);
        var reference = bean(Payments.class).receipts(payment).getFirst().reference();
        var key = UUID.randomUUID();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(gateway.giveBack(payment, reference, cny("20.00"), key, now()))
                    .isInstanceOf(GivenBack.Done.class);
        }
        assertThat(gateway.giveBack(payment, reference, cny("0.01"), UUID.randomUUID(), now()))
                .isEqualTo(new GivenBack.Refused("charge_already_refunded"));
    }

    private Payment topUpAt(Account account, Keep keep) {
        var begun = desk.topUp(account.id(), "20.00", Till.asking(now()), customer(account.id()), now())
                .orThrow()
                .payment();
        gateway.play(begun.id(), new Play(begun.amount(), 1, Duration.ZERO, keep), now());
        return desk.ask(begun, now());
    }

    private UUID place(Account account, String item) {
        item(item, account, "mail", "standard", "2027-12-20", Mode.MANUAL, null);
        return bean(Orders.class)
                .place(List.of(new Wish(new Subscription.Id(item), Period.parse("P1Y"))), customer(account.id()), now())
                .orThrow()
                .id();
    }

    private Outcome<PaymentDesk.Going> going(UUID order) {
        return desk.goToPay(order, Till.asking(now()), customerOf(order), now());
    }

    private Payment goToPay(UUID order) {
        return payment(going(order).orThrow().payment());
    }

    private void record(Payment payment, dev.perennial.payment.Fate fate) {
        bean(OrderPayments.class).record(payment.id(), fate, now()).orThrow();
    }

    private Payment payment(Payment payment) {
        return bean(Payments.class)
                .find(payment.id(), customer(payment.account()))
                .orElseThrow();
    }

    private Order order(UUID id) {
        return bean(Orders.class).find(id).orElseThrow();
    }

    private long refunds(Payment payment) {
        return jdbc().sql("select count(*) from sandbox_refund where payment_id = ?")
                .param(payment.id())
                .query(Long.class)
                .single();
    }

    private List<JournalEntry.Kind> kinds(Account account) {
        return jdbc().sql("select kind from journal where account_id = ?")
                .param(account.id().value())
                .query((row, n) -> JournalEntry.Kind.valueOf(row.getString("kind")))
                .list();
    }

    private List<NoticeKind> notices(Account account) {
        return bean(Notices.class).of(0, account.id()).stream()
                .map(Notice::kind)
                .toList();
    }
}
