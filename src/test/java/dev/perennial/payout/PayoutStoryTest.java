package dev.perennial.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.audit.Audits;
import dev.perennial.grant.Grants;
import dev.perennial.kernel.Period;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.order.Orders;
import dev.perennial.order.Repayment;
import dev.perennial.order.Repayments;
import dev.perennial.order.Wish;
import dev.perennial.renewal.Reservations;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money goes out to where it came from, once; and comes back when it cannot. */
class PayoutStoryTest extends Paying {
    @BeforeEach
    void begin() {
        gateway().says(() -> "done");
    }

    @AfterEach
    void theLawsHold() {
        assertThat(bean(Audits.class).check(bucket -> {})).isEmpty();
    }

    @Test
    void aRefundGoesOnToThePaymentOfItsOrder() {
        var account = account("original", "0.00");
        var order = boughtByPayment(account, "original-item");
        var refund = toPayment(order, "100.00").orThrow();
        assertThat(wallet(account).balance()).isEqualTo(cny("0.00"));
        var payout = bean(Payouts.class).ofRefund(refund.id()).getFirst();
        assertThat(payout.state()).isEqualTo(Payout.State.WAITING);

        work(account);

        assertThat(payout(payout.id()).state()).isEqualTo(Payout.State.PAID);
        assertThat(gateway().given(payout.id())).isEqualTo(cny("100.00"));
        assertThat(told(account)).contains(NoticeKind.REFUNDED, NoticeKind.PAYOUT_ASKED, NoticeKind.PAYOUT_MADE);
        assertThat(refusal(toPayment(order, order.paidFromWallet().decimal())))
                .isEqualTo(PayoutRefusal.NO_ORIGINAL_PAYMENT);
        var rest = order.paidFromWallet().minus(cny("100.00"));
        toPayment(order, rest.decimal()).orThrow();
        work(account);
        assertThat(refusal(toPayment(order, "0.01"))).isEqualTo(PayoutRefusal.NO_ORIGINAL_PAYMENT);
    }

    @Test
    void anOrderPaidFromTheWalletHasNoPaymentToGoBackTo() {
        var account = account("wallet", "5000.00");
        item("wallet-item", account, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
        var order = bean(Orders.class)
                .buyNow(
                        List.of(new Wish(new Subscription.Id("wallet-item"), Period.parse("P1Y"))),
                        customer(account.id()),
                        now())
                .orThrow();
        assertThat(refusal(toPayment(order, "1.00"))).isEqualTo(PayoutRefusal.NO_ORIGINAL_PAYMENT);
        assertThat(wallet(account).balance()).isEqualTo(cny("5000.00").minus(order.paidFromWallet()));
    }

    @Test
    void aFinalNoBringsTheMoneyBackAndIsTold() {
        var account = account("no", "0.00");
        paidIn(account, "300.00");
        gateway().says(() -> "refused");
        var payout = withdraw(account, "200.00").orThrow().getFirst();
        assertThat(wallet(account).balance()).isEqualTo(cny("100.00"));

        work(account);

        assertThat(payout(payout.id()).state()).isEqualTo(Payout.State.REFUSED);
        assertThat(payout(payout.id()).answer()).isEqualTo("closed_card");
        assertThat(wallet(account).balance()).isEqualTo(cny("300.00"));
        assertThat(told(account)).contains(NoticeKind.PAYOUT_REFUSED);
        gateway().says(() -> "done");
        withdraw(account, "300.00").orThrow();
    }

    @Test
    void anAnswerThatIsLostIsAskedForAgainWithTheSameKey() {
        var account = account("lost", "0.00");
        paidIn(account, "300.00");
        gateway().says(() -> "lost");
        var payout = withdraw(account, "200.00").orThrow().getFirst();
        work(account);
        assertThat(payout(payout.id()).state()).isEqualTo(Payout.State.UNKNOWN);
        assertThat(wallet(account).balance()).isEqualTo(cny("100.00"));

        runTo(now().plusSeconds(7200));

        assertThat(payout(payout.id()).state()).isEqualTo(Payout.State.PAID);
        assertThat(payout(payout.id()).answer()).isEqualTo("again-" + payout.id());
    }

    @Test
    void whatTheGatewayNeverSaysAnOperatorSettles() {
        var account = account("never", "0.00");
        paidIn(account, "300.00");
        gateway().says(() -> "unknown");
        var paid = withdraw(account, "100.00").orThrow().getFirst();
        var not = withdraw(account, "50.00").orThrow().getFirst();
        var payouts = bean(Payouts.class);
        assertThat(refusal(payouts.markPaid(paid.id(), "found", REASON, OPERATOR, now())))
                .isEqualTo(PayoutRefusal.PAYOUT_UNDER_WAY);
        work(account);
        payouts.retry(not.id(), REASON, OPERATOR, now()).orThrow();
        work(account);
        assertThat(payout(not.id()).tries()).isEqualTo(2);
        assertThat(refusal(payouts.markPaid(paid.id(), " ", REASON, OPERATOR, now())))
                .isEqualTo(PayoutRefusal.PAYOUT_REFERENCE_MISSING);

        payouts.markPaid(paid.id(), "seen at the gateway", REASON, OPERATOR, now())
                .orThrow();
        payouts.refuse(not.id(), REASON, OPERATOR, now()).orThrow();

        assertThat(wallet(account).balance()).isEqualTo(cny("200.00"));
        assertThat(refusal(payouts.refuse(paid.id(), REASON, OPERATOR, now()))).isEqualTo(PayoutRefusal.PAYOUT_ENDED);
    }

    @Test
    void theLatestPaymentsTakeBackFirstAndOldOnesGoToTheBank() {
        var account = account("where", "0.00");
        paidIn(account, "500.00");
        runTo(now().plusSeconds(181 * 86_400L));
        var second = paidIn(account, "100.00");
        moveTo(now().plusSeconds(60));
        var third = paidIn(account, "50.00");

        var payouts = withdraw(account, "400.00").orThrow();

        assertThat(payouts).extracting(Payout::amount).containsExactly(cny("50.00"), cny("100.00"), cny("250.00"));
        assertThat(payouts.get(0).to()).isEqualTo(new Payout.To.ToPayment(third.id(), "till-" + third.id()));
        assertThat(payouts.get(1).to()).isEqualTo(new Payout.To.ToPayment(second.id(), "till-" + second.id()));
        assertThat(payouts.get(2).to()).isEqualTo(new Payout.To.ToBank(BANK));
        bean(Payouts.class)
                .markPaid(payouts.get(2).id(), "2026-0001", REASON, OPERATOR, now())
                .orThrow();
        assertThat(refusal(bean(Withdrawals.class)
                        .withdraw(account.id(), "10.00", Optional.empty(), customer(account.id()), now())))
                .isEqualTo(PayoutRefusal.BANK_ACCOUNT_MISSING);
    }

    @Test
    void whatIsHeldGivenLentOrNeverCameInStays() {
        var account = account("stays", "70.00", "500.00");
        paidIn(account, "300.00");
        item("stays-item", account, "mail", "standard", "2027-12-20", Mode.MANUAL, null);
        bean(Reservations.class)
                .reserve(new Subscription.Id("stays-item"), "40.00", customer(account.id()), now())
                .orThrow();
        bean(Grants.class)
                .balance(account.id(), "25.00", "", REASON, OPERATOR, now())
                .orThrow();

        var withdrawable = bean(Withdrawals.class).of(account, now());

        // 70 opening, 300 came in, 25 given, 40 held: of the cash no more than came in.
        assertThat(withdrawable.gifts()).isEqualTo(cny("25.00"));
        assertThat(withdrawable.most()).isEqualTo(cny("300.00"));
        assertThat(refusal(withdraw(account, "300.01"))).isEqualTo(PayoutRefusal.MORE_THAN_WITHDRAWABLE);
        withdraw(account, "300.00").orThrow();
        assertThat(wallet(account).available()).isEqualTo(cny("555.00"));
        assertThat(bean(Withdrawals.class).of(account, now()).most()).isEqualTo(cny("0.00"));
    }

    @Test
    void aRefundOfWhatAGiftPaidIsAGiftAgain() {
        var account = account("gift", "0.00");
        var order = boughtByPayment(account, "gift-first");
        bean(Grants.class)
                .balance(account.id(), "900.00", "", REASON, OPERATOR, now())
                .orThrow();
        item("gift-item", account, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
        var given = bean(Orders.class)
                .buyNow(
                        List.of(new Wish(new Subscription.Id("gift-item"), Period.parse("P1Y"))),
                        customer(account.id()),
                        now())
                .orThrow();
        var asked = new Repayment.Asked(List.of(new Repayment.Part(1, given.paidFromWallet())), List.of());

        bean(Repayments.class).repay(given.id(), asked, REASON, OPERATOR, now()).orThrow();

        assertThat(wallet(account).balance()).isEqualTo(cny("900.00"));
        assertThat(bean(Withdrawals.class).of(account, now()).most()).isEqualTo(cny("0.00"));
        toPayment(order, "10.00").orThrow();
    }

    private List<NoticeKind> told(Account account) {
        return bean(Notices.class).of(bean(Accounts.class).bucketOf(account.id()), account.id()).stream()
                .map(notice -> notice.kind())
                .toList();
    }
}
