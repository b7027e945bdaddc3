package dev.perennial.autotopup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.payment.Payment;
import dev.perennial.payment.Payments;
import dev.perennial.payment.Payments.Received;
import dev.perennial.renewal.Renewals;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Months of an account whose gateway answers as it likes, in orders that a seed chooses: after each step the laws hold,
 * nothing is charged above the ceiling, without a yes, or twice for one try, and what came in is what the till took.
 */
class ChargesInAnyOrderTest extends TillScene {
    private static final int STEPS = 24;
    private static final int ITEMS = 5;

    private Account account;
    private Random random;

    @Override
    protected Integer buckets() {
        return 1;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theLawsHoldAfterEachStep(long seed) {
        random = new Random(seed);
        var answers = Till.Answer.values();
        till.otherwise = () -> answers[random.nextInt(answers.length)];
        account = agreed("any-" + seed, "350.00", "700.00");
        for (int i = 0; i < ITEMS; i++) {
            var end = now().plus(Duration.ofDays(12 + 3L * i)).atZone(SHANGHAI).toLocalDate();
            boolean dms = i != 1;
            item(name(i), account, dms ? "dms" : "mail", "standard", end.toString(), Mode.AUTO, dms ? "P1M" : "P1Y");
        }
        for (int step = 1; step <= STEPS; step++) {
            var told = "seed " + seed + ", step " + step + ": " + step();
            assertThat(bean(Audits.class).check(checked -> {})).as(told).isEmpty();
            assertThat(cameIn().isLessThan(taken()) || cameIn().equals(taken()))
                    .as(told)
                    .isTrue();
            assertThat(chargesOfOneTry()).as(told).isZero();
        }
        till.otherwise = () -> Till.Answer.PAID;
        stop(account);
        catchUp(now().plus(Duration.ofDays(3)));
        assertThat(outcomes(account)).as("seed " + seed).doesNotContain("OPEN").hasSizeGreaterThan(1);
        assertThat(cameIn()).as("seed " + seed).isEqualTo(taken());
        assertLaws();
    }

    private String step() {
        return switch (random.nextInt(12)) {
            case 0 ->
                "ceiling "
                        + turnOn(account, (300 + 100 * random.nextInt(9)) + ".00")
                                .ceiling();
            case 1 -> "stop " + stop(account);
            case 2 -> {
                topUp(account, "120.00");
                yield "top up";
            }
            case 3 -> {
                var item = new Subscription.Id(name(random.nextInt(ITEMS)));
                var mode = random.nextInt(3) == 0 ? Mode.MANUAL : Mode.AUTO;
                var set = bean(Renewals.class)
                        .setMode(item, mode, mode == Mode.AUTO ? period(item) : null, customer(account.id()), now());
                yield "mode " + set;
            }
            case 4 -> {
                keep(account, random.nextBoolean() ? "2026-03" : "2029-12");
                yield "keep";
            }
            case 5 -> "callback " + callback();
            case 6, 7 -> {
                catchUp(now().plus(Duration.ofMinutes(1 + random.nextInt(3000))));
                yield "catch up to " + now();
            }
            default -> {
                runTo(now().plus(Duration.ofHours(12 + random.nextInt(150))));
                yield "run to " + now();
            }
        };
    }

    private Period period(Subscription.Id item) {
        return Period.parse(item.value().endsWith("-1") ? "P1Y" : "P1M");
    }

    /** The gateway tells by itself what became of the latest charge, late and perhaps again. */
    private String callback() {
        var charges = bean(AutoTopUps.class).charges(account.id(), 1);
        if (charges.isEmpty()) return "of nothing";
        var payment = bean(Payments.class)
                .find(charges.getFirst().payment(), Actor.SYSTEM)
                .orElseThrow();
        if (till.taken(account).isEmpty()) return "of nothing yet";
        var fate = till.ask(payment, now());
        if (payment.state() == Payment.State.OPEN && fate instanceof dev.perennial.payment.Fate.Left)
            return "too early";
        Received received =
                bean(Payments.class).record(payment.id(), fate, now()).orThrow();
        bean(Clockwork.class).workOn(account.id(), now());
        return received.payment().state().name();
    }

    /** Tries of one item that were charged for more than once: tries are made daily at eight. */
    private long chargesOfOneTry() {
        return jdbc().sql("""
            select count(*) - count(distinct (i.subscription_id, i.expiration,
              ((c.begun_at at time zone 'Asia/Shanghai') - interval '8 hours')::date))
            from auto_charge_item i join auto_charge c on c.bucket = i.bucket and c.payment_id = i.payment_id\
            """).query(Long.class).single();
    }

    private Money cameIn() {
        return Money.ofMinor(
                jdbc().sql("select coalesce(sum(amount_minor), 0) from entry where account_id = ? and reason like ?")
                        .params(account.id().value(), "payment %")
                        .query(Long.class)
                        .single(),
                CNY);
    }

    private Money taken() {
        return till.taken(account).stream().reduce(cny("0.00"), Money::plus);
    }

    private String name(int item) {
        return account.id() + "-" + item;
    }
}
