package dev.perennial.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.audit.Audits;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Reason;
import dev.perennial.ledger.Ledger;
import dev.perennial.provider.Provider;
import dev.perennial.provider.ProviderTask;
import dev.perennial.subscription.Mode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** Rule 22: money of a domain's renewal is held, captured on yes, freed on a final no; then refunded or undone as any. */
class ConfirmedOrderStoryTest extends Scene {
    private static final Actor OPERATOR = Actor.operator("wang");
    private static final Reason REASON = new Reason("as agreed");

    /** Says no to domains named so. */
    private static final class Registry implements Provider {
        @Override
        public Answer carry(ProviderTask task) {
            return task.subscription().startsWith("refused")
                    ? new Answer.Refused("the registry has a lock on it")
                    : new Answer.Confirmed();
        }
    }

    @Override
    protected void beans(GenericApplicationContext fresh) {
        fresh.registerBean(Provider.class, Registry::new);
    }

    @AfterEach
    void theLawsHold() {
        assertThat(bean(Audits.class).check(bucket -> {})).isEmpty();
    }

    @Test
    void theMoneyIsHeldForItsOrderAndCapturedOnYes() {
        var account = account("yes", "5000.00");
        var order = ordered(account, "yes.com", "2028-06-20");
        assertThat(order.state()).isEqualTo(Order.State.UNPAID);
        var hold = bean(Ledger.class).holds(bucket(account), account.id(), 9).getFirst();
        assertThat(hold.order()).contains(order.id());
        assertThat(wallet(account).held()).isEqualTo(order.paidFromWallet());
        assertThat(wallet(account).balance()).isEqualTo(cny("5000.00"));

        bean(Clockwork.class).workOn(account.id(), now());

        var paid = bean(Orders.class).find(order.id()).orElseThrow();
        assertThat(paid.state()).isEqualTo(Order.State.PAID);
        assertThat(wallet(account).held()).isEqualTo(cny("0.00"));
        assertThat(wallet(account).balance()).isEqualTo(cny("5000.00").minus(paid.paidFromWallet()));
    }

    @Test
    void aFinalNoFreesIt() {
        var account = account("no", "5000.00");
        var order = ordered(account, "refused.com", "2028-06-20");
        bean(Clockwork.class).workOn(account.id(), now());
        assertThat(bean(Orders.class).find(order.id()).orElseThrow().state()).isEqualTo(Order.State.CANCELLED);
        assertThat(wallet(account).available()).isEqualTo(cny("5000.00"));
    }

    @Test
    void aConfirmedRenewalIsUndoneWholeBeforeItsTermBegins() {
        var account = account("undone", "5000.00");
        var order = ordered(account, "undone.com", "2028-06-20");
        assertThat(refusal(bean(Refunds.class).undo(order.id(), REASON, OPERATOR, now())))
                .isEqualTo(OrderRefusal.NOT_UNDOABLE);
        bean(Clockwork.class).workOn(account.id(), now());

        bean(Refunds.class).undo(order.id(), REASON, OPERATOR, now()).orThrow();
        bean(Clockwork.class).workOn(account.id(), now());

        assertThat(wallet(account).available()).isEqualTo(cny("5000.00"));
        assertThat(item("undone.com").life().expiresAt()).isEqualTo(day("2028-06-20"));
    }

    @Test
    void aConfirmedRenewalIsRefundedInPartAndItsTermIsNeverCut() {
        var account = account("part", "5000.00");
        var order = ordered(account, "part.com", "2026-06-20");
        var asked = new Repayment.Asked(List.of(new Repayment.Part(1, cny("5.00"))), List.of());
        assertThat(refusal(bean(Repayments.class).repay(order.id(), asked, REASON, OPERATOR, now())))
                .isEqualTo(OrderRefusal.NOT_REFUNDABLE);
        bean(Clockwork.class).workOn(account.id(), now());
        bean(Repayments.class).repay(order.id(), asked, REASON, OPERATOR, now()).orThrow();
        runTo(at("2026-07-01 09:00"));
        var ending = new Repayment.Asked(List.of(new Repayment.Part(1, cny("5.00"))), List.of(1));
        assertThat(refusal(bean(Repayments.class).repay(order.id(), ending, REASON, OPERATOR, now())))
                .isEqualTo(OrderRefusal.TERM_CANNOT_END);
    }

    private Order ordered(Account account, String domain, String expires) {
        var item = item(domain, account, "domain", "com", expires, Mode.MANUAL, null);
        return bean(Orders.class)
                .buyNow(List.of(new Wish(item.id(), Period.parse("P1Y"))), customer(account.id()), now())
                .orThrow();
    }

    private int bucket(Account account) {
        return bean(Accounts.class).bucketOf(account.id());
    }

    private static Object refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var why, var facts) ? why : outcome;
    }
}
