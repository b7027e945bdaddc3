package dev.perennial.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each account has one reference of its own, and each unpaid order one more. */
class RemittancesTest extends Scene {
    @Test
    void rule27_anAccountHasOneReferenceForEver() {
        var one = account("one", "0.00");
        var two = account("two", "0.00");
        var remittances = bean(Remittances.class);
        var reference = remittances.of(one.id(), customer(one.id()), now()).orThrow();
        assertThat(remittances
                        .of(one.id(), Actor.operator("li"), now().plusSeconds(60))
                        .orThrow())
                .isEqualTo(reference);
        var other = remittances.of(two.id(), customer(two.id()), now()).orThrow();
        assertThat(other).isNotEqualTo(reference);
        assertThat(remittances.owners(List.of(reference, other, CreditorReference.of("22222222"))))
                .containsOnlyKeys(reference, other)
                .containsEntry(reference, new Remittance.Owner(one.id(), Optional.empty()));
        assertThat(jdbc().sql("select count(*) from journal where kind = 'REFERENCE_GIVEN' and account_id = 'one'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void rule27_aReferenceThatIsTakenIsNotGivenAgain() {
        var late = account("late", "0.00");
        var taken = ReferenceRule.make("late", 0);
        jdbc().sql("insert into remittance values (?, ?, 'somebody', null)")
                .params(bean(Buckets.class).of(taken.value()), taken.value())
                .update();
        assertThat(bean(Remittances.class)
                        .of(late.id(), customer(late.id()), now())
                        .orThrow())
                .isEqualTo(ReferenceRule.make("late", 1));
    }

    @Test
    void rule27_anOrderHasItsOwnAsLongAsItIsUnpaid() {
        var acme = account("acme", "0.00");
        item("mail", acme, "mail", "standard", "2026-06-01", Mode.MANUAL, null);
        var order = bean(Orders.class)
                .place(List.of(new Wish(new Subscription.Id("mail"), Period.parse("P1Y"))), customer(acme.id()), now())
                .orThrow();
        var remittances = bean(Remittances.class);
        var reference =
                remittances.ofOrder(order.id(), customer(acme.id()), now()).orThrow();
        assertThat(reference)
                .isNotEqualTo(
                        remittances.of(acme.id(), customer(acme.id()), now()).orThrow());
        assertThat(remittances.owners(List.of(reference)))
                .containsEntry(reference, new Remittance.Owner(acme.id(), Optional.of(order.id())));
        bean(Orders.class).cancel(order.id(), customer(acme.id()), now()).orThrow();
        assertThat(remittances.ofOrder(order.id(), customer(acme.id()), now()))
                .isEqualTo(Outcome.refused(OrderRefusal.ORDER_NOT_UNPAID));
    }

    @Test
    void law9_somebodyElsesIsNotThere() {
        var mine = account("mine", "0.00");
        var theirs = account("theirs", "0.00");
        assertThat(bean(Remittances.class).of(mine.id(), customer(theirs.id()), now()))
                .isEqualTo(Outcome.refused(PaymentRefusal.ACCOUNT_UNKNOWN));
    }
}
