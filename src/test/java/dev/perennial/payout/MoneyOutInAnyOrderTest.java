package dev.perennial.payout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.grant.Extension;
import dev.perennial.grant.Extensions;
import dev.perennial.grant.Grants;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Refunds;
import dev.perennial.order.Repayment;
import dev.perennial.order.Repayments;
import dev.perennial.order.Wish;
import dev.perennial.renewal.Reservations;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Payments, purchases, refunds, undoings, withdrawals, grants, renewals and whatever the gateway answers, in any order:
 * after each step the laws hold, no payment takes back more than it brought, and the gateway gave what the payouts say.
 */
class MoneyOutInAnyOrderTest extends Paying {
    private static final int STEPS = 45;

    @Override
    protected Integer buckets() {
        return 1;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theLawsHoldAfterEachStep(int seed) {
        var chance = new Random(seed);
        var account = account("seed-" + seed, "40.00", "100.00");
        for (int i = 0; i < 3; i++) {
            var mode = i == 0 ? Mode.AUTO : Mode.MANUAL;
            var end = now().atZone(SHANGHAI).toLocalDate().plusDays(14 + 10L * i);
            item(itemOf(account, i), account, "dms", "standard", end.toString(), mode, i == 0 ? "P1M" : null);
        }
        for (int step = 0; step < STEPS; step++) {
            var what = step(account, chance);
            assertThat(bean(Audits.class).check(bucket -> {}))
                    .as("seed %s, step %s: %s", seed, step, what)
                    .isEmpty();
            assertThat(wallet(account).available().isNegative()).isFalse();
        }
        gateway().says(() -> "done");
        catchUp(now().plusSeconds(3 * 86_400L));
        assertThat(bean(Payouts.class).of(account.id(), 1000)).allSatisfy(this::agreesWithTheGateway);
    }

    private void agreesWithTheGateway(Payout payout) {
        if (payout.isToBank()) return;
        assertThat(payout.isOpen()).isFalse();
        assertThat(gateway().given(payout.id()))
                .isEqualTo(payout.state() == Payout.State.PAID ? payout.amount() : null);
    }

    private String step(Account account, Random chance) {
        var answers = List.of("done", "refused", "unknown", "lost");
        gateway().says(() -> answers.get(chance.nextInt(answers.size())));
        return switch (chance.nextInt(12)) {
            case 0, 1 -> said("paid in", paidIn(account, amount(chance, 400)).amount());
            case 2 ->
                said(
                        "bought",
                        bean(Orders.class).buyNow(List.of(wish(account, chance)), customer(account.id()), now()));
            case 3, 4 -> said("repaid", repaid(account, chance));
            case 5 -> said("to payment", order(account, chance).map(order -> toPayment(order, amount(chance, 60))));
            case 6 ->
                said(
                        "undone",
                        order(account, chance)
                                .map(order -> bean(Refunds.class).undo(order.id(), REASON, OPERATOR, now())));
            case 7 -> said("withdrawn", withdraw(account, amount(chance, 200)));
            case 8 ->
                said(
                        "granted",
                        bean(Grants.class).balance(account.id(), amount(chance, 50), "", REASON, OPERATOR, now()));
            case 9 ->
                said(
                        "extended",
                        bean(Extensions.class)
                                .extend(
                                        wish(account, chance).subscription(),
                                        Extension.ofDays(5),
                                        REASON,
                                        OPERATOR,
                                        now()));
            case 10 ->
                said(
                        "reserved",
                        bean(Reservations.class)
                                .reserve(
                                        wish(account, chance).subscription(),
                                        amount(chance, 20),
                                        customer(account.id()),
                                        now()));
            default -> {
                catchUp(now().plusSeconds(3600L * (1 + chance.nextInt(60))));
                yield "time passed";
            }
        };
    }

    private Object repaid(Account account, Random chance) {
        return order(account, chance).map(order -> {
            var ends = chance.nextInt(4) == 0 ? List.of(1) : List.<Integer>of();
            var asked = new Repayment.Asked(List.of(new Repayment.Part(1, cny(amount(chance, 300)))), ends);
            return bean(Repayments.class).repay(order.id(), asked, REASON, OPERATOR, now());
        });
    }

    private Optional<Order> order(Account account, Random chance) {
        var orders = bean(Orders.class).of(account.id());
        return orders.isEmpty() ? Optional.empty() : Optional.of(orders.get(chance.nextInt(orders.size())));
    }

    private static Wish wish(Account account, Random chance) {
        return new Wish(new Subscription.Id(itemOf(account, chance.nextInt(3))), Period.parse("P1M"));
    }

    private static String itemOf(Account account, int number) {
        return account.id().value() + "-" + number;
    }

    private static String amount(Random chance, int most) {
        return Money.ofMinor(1 + chance.nextInt(most * 100), CNY).decimal();
    }

    private static String said(String what, Object came) {
        return what + " " + (came instanceof Outcome.Refused<?>(var why, var facts) ? why : "done");
    }
}
