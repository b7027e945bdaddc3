package dev.perennial.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Refusal;
import dev.perennial.kernel.RefusedException;
import dev.perennial.order.Orders;
import dev.perennial.order.Refunds;
import dev.perennial.order.Wish;
import dev.perennial.payment.TopUps;
import dev.perennial.portfolio.Imports;
import dev.perennial.renewal.Renewals;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Customers buy, pay, cancel, undo, top up and change modes while automatic renewal works on the very same items, by
 * the thousand: nobody is charged twice for one expiration, and whatever does not work is refused by name (rule 5).
 */
class ManualRacesAutoTest extends Scene {
    private static final int ACCOUNTS = 25;
    private static final int ITEMS = 1_000;
    private static final int ROUNDS = 3;
    private static final int CUSTOMERS = 4;
    private static final int RUNS = 2;
    private static final Period MONTH = Period.parse("P1M");

    private final long seed = Long.getLong("races.seed", System.nanoTime());
    private final Orders orders = bean(Orders.class);
    private final Queue<UUID> placed = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> paid = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger bought = new AtomicInteger();

    @Override
    protected Instant start() {
        return at("2026-03-01 09:00");
    }

    @Test
    void rule5NeverTwoChargesForOneExpirationWhoeverRacesWhom() throws Exception {
        var business = new Business();
        // One account in five cannot pay for all it has.
        IntStream.range(0, ACCOUNTS)
                .forEach(n -> business.account("racer-" + n, n % 5 == 0 ? "9000.00" : "900000.00", ""));
        IntStream.range(0, ITEMS).forEach(n -> business.monthly("race-" + n, "racer-" + n % ACCOUNTS, "2026-03-20"));
        bean(Imports.class).load(business.write("races"), now());

        for (int round = 0; round < ROUNDS; round++) {
            // When the charge is due of whatever was renewed one month at a time so far.
            moveTo(at(List.of("2026-03-11 08:00", "2026-04-11 08:00", "2026-05-11 08:00")
                    .get(round)));
            race(seed + round);
        }

        System.out.println(bought + " bought by hand, "
                + count("select count(*) from order_line l join orders o using (bucket, order_id) where origin ="
                        + " 'AUTO'")
                + " renewed automatically, refused " + refusals + "; seed " + seed);
        assertThat(bought.get()).isPositive();
        assertThat(count("select count(*) from attempt where outcome = 'RENEWED'"))
                .isPositive();
        assertThat(count("select count(*) from subscription where parked_at is not null"))
                .isZero();
        try (var connection = DriverManager.getConnection(databaseUrl())) {
            assertThat(Laws.breaches(connection)).as("seed " + seed).isEmpty();
        }
        assertThat(bean(Audits.class).check(checked -> {})).as("seed " + seed).isEmpty();
    }

    private void race(long from) throws Exception {
        var start = new CountDownLatch(1);
        var racing = new AtomicInteger(CUSTOMERS);
        try (var threads = Executors.newFixedThreadPool(CUSTOMERS + RUNS)) {
            var ends = new ArrayList<java.util.concurrent.Future<?>>();
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                var random = new Random(from * CUSTOMERS + customer);
                ends.add(threads.submit(() -> {
                    start.await();
                    try {
                        shop(random);
                    } finally {
                        racing.decrementAndGet();
                    }
                    return null;
                }));
            }
            for (int run = 0; run < RUNS; run++) {
                ends.add(threads.submit(() -> {
                    start.await();
                    do {
                        bean(Clockwork.class).work(now(), decided -> {});
                    } while (racing.get() > 0);
                    return null;
                }));
            }
            start.countDown();
            for (var end : ends) {
                end.get();
            }
        }
    }

    private void shop(Random random) {
        var turns = new ArrayList<>(IntStream.range(0, ITEMS / CUSTOMERS * 2)
                .map(n -> random.nextInt(ITEMS))
                .boxed()
                .toList());
        // The clockwork goes through the buckets in order; who goes the same way meets it more often.
        Collections.sort(turns);
        turns.forEach(n -> oneThing(new Subscription.Id("race-" + n), random));
    }

    private void oneThing(Subscription.Id item, Random random) {
        try {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3, 4 -> {
                    paid.add(orders.buyNow(wish(item), customerOf(item), now())
                            .orThrow()
                            .id());
                    bought.incrementAndGet();
                }
                case 5 ->
                    placed.add(orders.place(wish(item), customerOf(item), now())
                            .orThrow()
                            .id());
                case 6 -> payOne();
                case 7 -> setMode(item, Mode.values()[random.nextInt(Mode.values().length)]);
                case 8 -> setMode(item, Mode.AUTO);
                case 9 -> topUp(random.nextInt(ACCOUNTS));
                case 10 -> cancelOne();
                default -> undoOne();
            }
        } catch (RefusedException refused) {
            refused(refused.why());
        }
    }

    private void payOne() {
        var order = placed.poll();
        if (order != null) {
            paid.add(orders.pay(order, customerOf(order), now()).orThrow().id());
            bought.incrementAndGet();
        }
    }

    private void cancelOne() {
        var order = placed.poll();
        if (order != null) {
            orders.cancel(order, customerOf(order), now()).orThrow();
        }
    }

    private void undoOne() {
        var order = paid.poll();
        if (order != null) {
            bean(Refunds.class).undo(order, customerOf(order), now()).orThrow();
        }
    }

    private void topUp(int account) {
        var id = new Account.Id("racer-" + account);
        bean(TopUps.class).topUp(id, "300.00", customer(id), now()).orThrow();
        bean(Clockwork.class).workOn(id, now());
    }

    private void setMode(Subscription.Id item, Mode mode) {
        bean(Renewals.class).setMode(item, mode, MONTH, customerOf(item), now()).orThrow();
    }

    private static List<Wish> wish(Subscription.Id item) {
        return List.of(new Wish(item, MONTH));
    }

    private void refused(Refusal why) {
        refusals.merge(why.name(), 1, Integer::sum);
    }

    private long count(String query) {
        return jdbc().sql(query).query(Long.class).single();
    }
}
