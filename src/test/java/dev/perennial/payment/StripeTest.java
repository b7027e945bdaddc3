package dev.perennial.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.order.Order;
import dev.perennial.order.OrderPayments;
import dev.perennial.order.Orders;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Paying by Stripe: what is asked of it, what it answers, and what it tells by itself, in whatever order. */
class StripeTest extends StripeStory {
    @Test
    void theSessionIsForExactlyTheShortfallOnceAndLeadsBackToThePayment() {
        var account = account("asked", "30.00");
        var order = place(account, "asked-mail");
        var going = going(order, true).orThrow();
        var payment = payment(going.payment());
        assertThat(payment.gateway()).isEqualTo("stripe");
        assertThat(going.address()).startsWith(stripe.address() + "/pay/cs_test_");
        var asked = stripe.asked().stream()
                .filter(one -> one.key().equals(payment.id().toString()))
                .toList();
        assertThat(asked).hasSize(1);
        var form = asked.getFirst().form();
        assertThat(form)
                .containsEntry("mode", "payment")
                .containsEntry("client_reference_id", payment.id().toString())
                .containsEntry("metadata[perennial_payment]", payment.id().toString())
                .containsEntry("metadata[perennial_order]", order.toString())
                .containsEntry(
                        "payment_intent_data[metadata][perennial_payment]",
                        payment.id().toString())
                .containsEntry("payment_intent_data[setup_future_usage]", "off_session")
                .containsEntry("line_items[0][price_data][currency]", "cny")
                .containsEntry(
                        "line_items[0][price_data][unit_amount]",
                        String.valueOf(order(order).price().minus(cny("30.00")).minor()))
                .containsEntry("success_url", "https://console.example/payments/" + payment.id() + "/back")
                .containsEntry("cancel_url", "https://console.example/payments/" + payment.id() + "/back")
                .containsEntry("locale", "zh");
        var expires = Long.parseLong(form.get("expires_at"));
        assertThat(expires)
                .isBetween(
                        now().plus(Duration.ofMinutes(30)).getEpochSecond(),
                        now().plus(Duration.ofHours(24)).getEpochSecond());
        assertThat(going(order, true).orThrow().address()).isEqualTo(going.address());
        assertThat(ask(payment).isPayable()).isTrue();
    }

    @Test
    void aSignedMessagePaysTheOrderOnceHoweverOftenAndInWhateverOrderItComes() {
        var account = account("told", "0.00");
        var order = place(account, "told-mail");
        var payment = goToPay(order);
        var session = stripe.session(payment);
        stripe.pay(session, "succeeded", payment.amount().minor(), "cny");
        var paid = stripe.event("checkout.session.completed", session);
        assertThat(tell(paid)).isEqualTo(200);
        assertThat(order(order).state()).isEqualTo(Order.State.PAID);
        assertThat(tell(paid)).isEqualTo(200);
        assertThat(tell(stripe.event("checkout.session.expired", session))).isEqualTo(200);
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(ask(payment).state()).isEqualTo(Payment.State.SUCCEEDED);
        assertThat(wallet(account).balance()).isEqualTo(cny("0.00"));
        assertThat(bean(Payments.class).receipts(payment)).hasSize(1);
    }

    @Test
    void whatIsNotSignedByStripeLatelyIsNotBelieved() {
        var account = account("unsigned", "0.00");
        var payment = goToPay(place(account, "unsigned-mail"));
        var session = stripe.session(payment);
        stripe.pay(session, "succeeded", payment.amount().minor(), "cny");
        var body = stripe.event("checkout.session.completed", session);
        var old = now().minus(Duration.ofMinutes(6));
        var good = StripeSignature.of(body, LocalStripe.WEBHOOK_SECRET, now());
        for (var signature : List.of(
                "",
                "t=1,v1=00",
                StripeSignature.of(body, "whsec_other", now()),
                StripeSignature.of(body, LocalStripe.WEBHOOK_SECRET, old))) {
            assertThat(tell(body, signature)).as(signature).isEqualTo(400);
        }
        assertThat(tell(body.replace("cny", "usd"), good)).isEqualTo(400);
        assertThat(tell("no json", StripeSignature.of("no json", LocalStripe.WEBHOOK_SECRET, now())))
                .isEqualTo(400);
        assertThat(tell("x".repeat(300_000), good)).isEqualTo(413);
        assertThat(payment(payment).isOpen()).isTrue();
        assertThat(tell(body, StripeSignature.of(body, "whsec_old", now()))).isEqualTo(200);
        assertThat(payment(payment).state()).isEqualTo(Payment.State.SUCCEEDED);
    }

    @Test
    void whatConcernsNobodyHereIsThankedForAndChangesNothing() {
        var nobodys = UUID.randomUUID().toString();
        assertThat(tell(stripe.eventOf("customer.created", Map.of("id", "cus_1", "object", "customer"))))
                .isEqualTo(200);
        assertThat(tell(stripe.eventOf("something.new", Map.of("id", "new_1", "object", "something"))))
                .isEqualTo(200);
        for (var metadata : List.of(Map.of(), Map.of("perennial_payment", nobodys), Map.of("perennial_payment", "x"))) {
            var session = Map.<String, Object>of(
                    "id", "cs_9",
                    "object", "checkout.session",
                    "status", "complete",
                    "payment_status", "paid",
                    "payment_intent", "pi_9",
                    "amount_total", 500,
                    "currency", "cny",
                    "metadata", metadata);
            assertThat(tell(stripe.eventOf("checkout.session.completed", session)))
                    .isEqualTo(200);
        }
    }

    @Test
    void anotherAmountOrAnotherCurrencyEndsWithTheRightBalance() {
        var account = account("other", "0.00");
        var less = place(account, "less-mail");
        var payment = goToPay(less);
        stripe.pay(stripe.session(payment), "succeeded", 100, "cny");
        assertThat(ask(payment).keptBecause()).hasValue("INSUFFICIENT_BALANCE");
        assertThat(wallet(account).balance()).isEqualTo(cny("1.00"));

        var rest = goToPay(less);
        assertThat(rest.amount()).isEqualTo(payment.amount().minus(cny("1.00")));
        stripe.pay(stripe.session(rest), "succeeded", rest.amount().minor() + 250, "cny");
        assertThat(tell(stripe.event("checkout.session.completed", stripe.session(rest))))
                .isEqualTo(200);
        assertThat(order(less).state()).isEqualTo(Order.State.PAID);
        assertThat(wallet(account).balance()).isEqualTo(cny("2.50"));

        var foreign = goToPay(place(account, "foreign-mail"));
        stripe.pay(stripe.session(foreign), "succeeded", 4200, "usd");
        assertThat(ask(foreign).state()).isEqualTo(Payment.State.RETURNED);
        assertThat(wallet(account).balance()).isEqualTo(cny("2.50"));
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(bean(Payments.class).toReturn(foreign)).isEmpty();
        assertThat(stripe.asked().getLast().form()).containsEntry("amount", "4200");
    }

    @Test
    void whatTheBankTakesTimeForBlocksAnotherPaymentUntilItIsKnown() {
        var account = account("slow", "0.00");
        var order = place(account, "slow-mail");
        var payment = goToPay(order);
        var session = stripe.session(payment);
        stripe.pay(session, "processing", payment.amount().minor(), "cny");
        assertThat(ask(payment).there().unsure()).isTrue();
        assertThat(going(order, false)).isEqualTo(Outcome.refused(PaymentRefusal.PAYMENT_BEING_CHECKED));
        stripe.settle(session, "requires_payment_method");
        assertThat(tell(stripe.event("checkout.session.async_payment_failed", session)))
                .isEqualTo(200);
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(payment(payment).state()).isEqualTo(Payment.State.DECLINED);
        assertThat(goToPay(order).id()).isNotEqualTo(payment.id());
    }

    @Test
    void moneyThatComesAfterTheOrderWasCancelledStaysInTheWallet() {
        var account = account("gone", "0.00");
        var order = place(account, "gone-mail");
        var payment = goToPay(order);
        var session = stripe.session(payment);
        bean(Orders.class).cancel(order, customerOf(order), now()).orThrow();
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(stripe.statusOf(session)).isEqualTo("expired");
        assertThat(payment(payment).state()).isEqualTo(Payment.State.LEFT);

        var paidFor = place(account, "paid-mail");
        var late = goToPay(paidFor);
        stripe.pay(stripe.session(late), "succeeded", late.amount().minor(), "cny");
        bean(Orders.class).cancel(paidFor, customerOf(paidFor), now()).orThrow();
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(payment(late).keptBecause()).hasValue("ORDER_NOT_UNPAID");
        assertThat(wallet(account).balance()).isEqualTo(late.amount());
    }

    @Test
    void aFaultIsTriedAgainByTheSameKeyAndAnOutageTakesNothing() {
        var account = account("faulty", "0.00");
        var order = place(account, "faulty-mail");
        stripe.fail(1);
        var payment = goToPay(order);
        var asked = stripe.asked().stream()
                .filter(one -> one.key().equals(payment.id().toString()))
                .toList();
        assertThat(asked).hasSize(2);
        stripe.fail(3);
        assertThat(ask(payment).there().unsure()).isTrue();
        assertThat(ask(payment).isPayable()).isTrue();

        var other = place(account, "away-mail");
        stripe.fail(3);
        assertThat(going(other, false)).isEqualTo(Outcome.refused(PaymentRefusal.GATEWAY_AWAY));
        assertThat(goToPay(other).there().session()).isPresent();
    }

    @Test
    void aKeptWayToPayIsChargedWithoutTheCustomer() {
        var account = account("kept", "0.00");
        var order = place(account, "kept-mail");
        var payment = payment(going(order, true).orThrow().payment());
        var session = stripe.session(payment);
        stripe.pay(session, "succeeded", payment.amount().minor(), "cny");
        assertThat(tell(stripe.event("checkout.session.completed", session))).isEqualTo(200);
        bean(Clockwork.class).workOn(account.id(), now());
        var method = bean(KeptMethods.class).of(account.id()).orElseThrow();
        assertThat(method.label()).isEqualTo("Visa •••• 4242");

        assertThat(charged(account.id().value(), method, "succeeded").state()).isEqualTo(Payment.State.SUCCEEDED);
        assertThat(wallet(account).balance()).isEqualTo(cny("20.00"));
        assertThat(stripe.asked().getLast().form())
                .containsEntry("off_session", "true")
                .containsEntry("confirm", "true")
                .containsEntry("customer", method.customer())
                .containsEntry("payment_method", method.method())
                .containsEntry("amount", "2000");
        for (var no : List.of("card_declined", "authentication_required", "insufficient_funds")) {
            assertThat(charged(account.id().value(), method, no).state()).as(no).isEqualTo(Payment.State.DECLINED);
        }
        assertThat(charged(account.id().value(), method, "processing").there().unsure())
                .isTrue();
        assertThat(wallet(account).balance()).isEqualTo(cny("20.00"));
    }

    private Payment charged(String account, KeptMethod method, String outcome) {
        stripe.offSession(outcome);
        var id = new dev.perennial.account.Account.Id(account);
        var begun = bean(Payments.class)
                .beginTopUp(id, "20.00", Actor.SYSTEM, now())
                .orThrow();
        var fate = bean(StripeGateway.class).charge(begun, method, now());
        return bean(OrderPayments.class)
                .record(begun.id(), fate, now())
                .orThrow()
                .payment();
    }

    @Test
    void moneyIsGivenBackOnceByAKey() {
        var account = account("back", "0.00");
        var order = place(account, "back-mail");
        var payment = goToPay(order);
        stripe.pay(stripe.session(payment), "succeeded", payment.amount().minor(), "cny");
        ask(payment);
        var reference = bean(Payments.class).receipts(payment).getFirst().reference();
        var key = UUID.randomUUID();
        var gateway = bean(StripeGateway.class);
        var done = gateway.giveBack(payment, reference, cny("5.00"), key, now());
        assertThat(done).isInstanceOf(GivenBack.Done.class);
        assertThat(gateway.giveBack(payment, reference, cny("5.00"), key, now()))
                .isEqualTo(done);
        assertThat(gateway.giveBack(payment, "charge-of-another", cny("5.00"), UUID.randomUUID(), now()))
                .isEqualTo(new GivenBack.Refused("resource_missing"));
        var odd = Money.ofMinor(12_345, Currency.getInstance("KWD"));
        assertThat(gateway.giveBack(payment, reference, odd, UUID.randomUUID(), now()))
                .isEqualTo(new GivenBack.Refused("amount_not_possible"));
        stripe.fail(3);
        assertThat(gateway.giveBack(payment, reference, cny("5.00"), UUID.randomUUID(), now()))
                .isInstanceOf(GivenBack.Unknown.class);
    }
}
