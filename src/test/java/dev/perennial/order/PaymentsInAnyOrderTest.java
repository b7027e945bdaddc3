package dev.perennial.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Period;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.payment.Payment;
import dev.perennial.payment.Payments;
import dev.perennial.payment.Till;
import dev.perennial.renewal.Reservations;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Paying, succeeding twice, declining, cancelling, lapsing and automatic renewal, in orders that a seed chooses: after
 * each step the laws hold, what came in is exactly what the gateway took, and each payment took it once (rule 12).
 */
class PaymentsInAnyOrderTest extends Scene {
    private static final int STEPS = 40;
    private static final int ITEMS = 6;

    private final List<UUID> orders = new ArrayList<>();
    private final List<UUID> begun = new ArrayList<>();
    private final Map<UUID, Payment> taken = new HashMap<>();
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
            assertThat(cameIn()).as(told).isEqualTo(takenInAll());
            assertThat(oneOpenAnOrder()).as(told).isTrue();
        }
        assertThat(taken).as("seed " + seed + " has payments that succeeded").isNotEmpty();
    }

    private void begin(long seed) {
        orders.clear();
        begun.clear();
        taken.clear();
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
        return switch (random.nextInt(12)) {
            case 0, 1 -> place();
            case 2, 3 -> "begin " + remember(bean(OrderPayments.class).begin(any(orders), self, now()));
            case 4, 5, 6 -> succeed();
            case 7 ->
                "end "
                        + bean(OrderPayments.class)
                                .record(any(begun), random.nextBoolean() ? Till.DECLINED : Till.LEFT, now());
            case 8 -> "pay " + bean(Orders.class).pay(any(orders), self, now());
            case 9 -> "cancel " + bean(Orders.class).cancel(any(orders), self, now());
            case 10 ->
                "reserve "
                        + bean(Reservations.class)
                                .reserve(new Subscription.Id(name(random.nextInt(ITEMS))), "20.00", self, now());
            default -> {
                runTo(now().plus(Duration.ofHours(12 + random.nextInt(96))));
                yield "run to " + now();
            }
        };
    }

    private String place() {
        if (random.nextInt(3) == 0) {
            return "top up " + remember(bean(Payments.class).beginTopUp(account.id(), "70.00", self, now()));
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

    /** Each payment is said to have succeeded, now and then more than once. */
    private String succeed() {
        var id = any(begun);
        var payment = bean(Payments.class).find(id, self);
        for (int times = 1 + random.nextInt(2); times > 0 && payment.isPresent(); times--) {
            var came = bean(OrderPayments.class).record(id, Till.paid(payment.get()), now());
            taken.put(id, came.orThrow().payment());
        }
        return "succeed " + id;
    }

    private Outcome<Payment> remember(Outcome<Payment> answer) {
        if (answer instanceof Done<Payment>(var payment)) begun.add(payment.id());
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

    private Money cameIn() {
        return bean(Ledger.class).entries(0, account.id()).stream()
                .filter(entry -> entry.debit() == LedgerAccount.TOP_UP)
                .map(entry -> entry.amount())
                .reduce(cny("0.00"), Money::plus);
    }

    private Money takenInAll() {
        return taken.values().stream().map(Payment::amount).reduce(cny("0.00"), Money::plus);
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
