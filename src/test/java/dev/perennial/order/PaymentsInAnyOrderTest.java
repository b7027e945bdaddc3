package dev.perennial.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Period;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.payment.Payments;
import dev.perennial.payment.SandboxGateway;
import dev.perennial.payment.SandboxPage;
import dev.perennial.payment.Till;
import dev.perennial.renewal.Reservations;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Paying, being told twice, late, in part or never, declining, cancelling, lapsing, giving up and automatic renewal, in
 * orders that a seed chooses: after each step the laws hold, what came in is exactly what the gateway's own books say was
 * taken and told of, and once all is asked for, nothing is missing (rule 12).
 */
class PaymentsInAnyOrderTest extends Scene {
    private static final int STEPS = 45;
    private static final int ITEMS = 6;

    private final List<UUID> orders = new ArrayList<>();
    private final List<UUID> begun = new ArrayList<>();
    private Account account;
    private Actor self;
    private Random random;

    @Override
    protected Integer buckets() {
        return 1;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theLawsHoldAfterEachStep(long seed) {
        begin(seed);
        for (int step = 1; step <= STEPS; step++) {
            var did = step();
            var told = "seed " + seed + ", step " + step + ": " + did;
            assertThat(bean(Audits.class).check(checked -> {})).as(told).isEmpty();
            assertThat(cameIn().isLessThan(takenByNow().plus(cny("0.01"))))
                    .as(told)
                    .isTrue();
            assertThat(oneOpenAnOrder()).as(told).isTrue();
        }
        runTo(now().plus(Duration.ofDays(30)));
        assertThat(bean(Audits.class).check(checked -> {})).isEmpty();
        assertThat(cameIn())
                .as("seed " + seed + ": all that was taken came in once")
                .isEqualTo(takenByNow());
        assertThat(open()).as("seed " + seed + ": no payment is left open").isZero();
        assertThat(cameIn().isPositive())
                .as("seed " + seed + " has payments that succeeded")
                .isTrue();
    }

    private void begin(long seed) {
        orders.clear();
        begun.clear();
        random = new Random(seed);
        account = account("any-" + seed, "150.00");
        self = customer(account.id());
        coupon("any-coupon-" + seed, account, "80.00", "2030-12-31");
        for (int i = 0; i < ITEMS; i++) {
            var mode = i % 2 == 0 ? Mode.AUTO : Mode.MANUAL;
            var product = i == 1 ? "domain" : i < 4 ? "dms" : "mail";
            var edition = product.equals("domain") ? "com" : "standard";
            var period = product.equals("dms") ? "P1M" : "P1Y";
            var expires =
                    now().plus(Duration.ofDays(12L + 9 * i)).atZone(SHANGHAI).toLocalDate();
            item(name(i), account, product, edition, expires.toString(), mode, mode == Mode.AUTO ? period : null);
        }
    }

    private String step() {
        return switch (random.nextInt(15)) {
            case 0, 1 -> place();
            case 2, 3 -> "go to pay " + remember(desk().goToPay(any(orders), Till.asking(now()), self, now()));
            case 4, 5, 6 -> "play " + play(any(begun));
            case 7, 8, 9 -> "told " + told(any(begun));
            case 10 -> "turn back " + turnBack(any(begun));
            case 11 -> "pay " + bean(Orders.class).pay(any(orders), self, now());
            case 12 -> "cancel " + bean(Orders.class).cancel(any(orders), self, now());
            case 13 ->
                "reserve "
                        + bean(Reservations.class)
                                .reserve(new Subscription.Id(name(random.nextInt(ITEMS))), "20.00", self, now());
            default -> {
                runTo(now().plus(Duration.ofHours(1 + random.nextInt(96))));
                yield "run to " + now();
            }
        };
    }

    private String place() {
        if (random.nextInt(3) == 0) {
            return "top up " + remember(desk().topUp(account.id(), "70.00", Till.asking(now()), self, now()));
        }
        int first = random.nextInt(ITEMS);
        var wishes = new ArrayList<Wish>();
        for (int i = first; i <= first + random.nextInt(2); i++) {
            wishes.add(new Wish(new Subscription.Id(name(i % ITEMS)), Period.parse("P1Y")));
        }
        var placed = bean(Orders.class).place(wishes, self, now());
        if (placed instanceof Done<Order>(var order)) orders.add(order.id());
        return "place " + placed;
    }

    /** The customer pays on the gateway's page: exactly, too much, too little, twice; confirmed at once or late. */
    private String play(UUID id) {
        var page = gateway().page(id);
        if (page.isEmpty()) return "nothing";
        var asked = page.get().amount();
        var amount = switch (random.nextInt(6)) {
            case 0 -> asked.plus(cny("1.00"));
            case 1 -> asked.min(cny("1.00"));
            default -> asked;
        };
        var late = Duration.ofHours(random.nextInt(3) == 0 ? random.nextInt(240) : 0);
        var play = new SandboxPage.Play(amount, 1 + random.nextInt(8) / 7, late, SandboxPage.Keep.NOTHING);
        return id + " " + play + ": " + gateway().play(id, play, now());
    }

    /** What the gateway says is heard, now and then more than once, and whatever had been believed before. */
    private String told(UUID id) {
        var payment = bean(Payments.class).find(id, self);
        for (int times = 1 + random.nextInt(2); times > 0 && payment.isPresent(); times--) {
            bean(OrderPayments.class)
                    .record(id, gateway().ask(payment.get(), now()), now())
                    .orThrow();
        }
        return id.toString();
    }

    private String turnBack(UUID id) {
        var payment = bean(Payments.class).find(id, self);
        if (payment.isEmpty()) return "nothing";
        return switch (random.nextInt(3)) {
            case 0 -> "declined " + gateway().decline(id);
            case 1 -> "left " + gateway().leave(id);
            default -> "given up " + desk().giveUp(payment.get(), now());
        };
    }

    private Outcome<PaymentDesk.Going> remember(Outcome<PaymentDesk.Going> answer) {
        if (answer instanceof Done<PaymentDesk.Going>(var going))
            begun.add(going.payment().id());
        return answer;
    }

    /** An order has one open payment at the most. */
    private boolean oneOpenAnOrder() {
        return jdbc().sql("select count(*) - count(distinct order_id) from payment where state = 'OPEN'"
                        + " and order_id is not null")
                .query(Long.class)
                .single()
                .equals(0L);
    }

    private long open() {
        return jdbc().sql("select count(*) from payment where state = 'OPEN' and account_id = ?")
                .param(account.id().value())
                .query(Long.class)
                .single();
    }

    private Money cameIn() {
        return bean(Ledger.class).entries(0, account.id()).stream()
                .filter(entry -> entry.debit() == LedgerAccount.TOP_UP)
                .map(entry -> entry.amount())
                .reduce(cny("0.00"), Money::plus);
    }

    /** By the gateway's own books. */
    private Money takenByNow() {
        return Money.ofMinor(
                jdbc().sql("""
                    select coalesce(sum(c.amount_minor), 0) from sandbox_charge c
                    join sandbox_page p on p.payment_id = c.payment_id
                    where p.account_id = ? and c.confirmed_at <= ?\
                    """)
                        .params(account.id().value(), Rows.timestamp(now()))
                        .query(Long.class)
                        .single(),
                CNY);
    }

    private PaymentDesk desk() {
        return bean(PaymentDesk.class);
    }

    private SandboxGateway gateway() {
        return bean(SandboxGateway.class);
    }

    /** One of these, the latest as often as not; where there is none yet, one that nobody has. */
    private UUID any(List<UUID> ids) {
        if (ids.isEmpty()) return new UUID(0, 0);
        return random.nextBoolean() ? ids.getLast() : ids.get(random.nextInt(ids.size()));
    }

    private String name(int item) {
        return account.id() + "-" + item;
    }
}
