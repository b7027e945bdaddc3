package dev.perennial.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.kernel.Period;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/**
 * What the lock keeps from happening, the schema forbids: with the account's lock taken away, racing customers do try
 * to renew one expiration twice, and the database refuses the second charge.
 */
class LockTakenAwayTest extends Scene {
    private static final int RACERS = 4;
    private static final int ROUNDS_MAX = 50;

    @Override
    protected Instant start() {
        return at("2026-03-01 09:00");
    }

    @Test
    void law4TheSchemaAloneRefusesTheSecondCharge() throws Exception {
        var account = account("unlocked", "90000.00");
        for (int n = 0; n < ROUNDS_MAX; n++) {
            item("twice-" + n, account, "dms", "standard", "2026-03-20", Mode.AUTO, "P1M");
        }
        takeTheLockAway();
        moveTo(at("2026-03-11 07:00"));
        var refusedBySchema = new ArrayList<String>();
        for (int n = 0; n < ROUNDS_MAX && refusedBySchema.size() < 3; n++) {
            refusedBySchema.addAll(race("twice-" + n));
        }

        assertThat(refusedBySchema).isNotEmpty().allMatch(said -> said.contains("one_term_per_expiration"));
        assertThat(jdbc().sql("""
            select l.subscription_id from order_line l join orders o using (bucket, order_id)
            where o.state = 'PAID' group by l.subscription_id, l.expiration having count(*) > 1\
            """).query(String.class).list()).isEmpty();
    }

    /**
     * The account's rows are read through a function from now on, and locking what a function answers locks nothing:
     * every statement of the engine stays as it is.
     */
    private void takeTheLockAway() {
        jdbc().sql("alter table account rename to account_behind").update();
        jdbc().sql("""
            create function account_rows() returns setof account_behind language plpgsql stable rows 100 as
            'begin return query select * from account_behind; end'\
            """).update();
        jdbc().sql("create view account as select * from account_rows()").update();
    }

    /**
     * All buy the same item at the same moment; answers what the schema said to those it refused. Their lengths are
     * powers of two, so that no two ways of buying end on the same day: who is refused is refused for its expiration.
     */
    private List<String> race(String item) throws Exception {
        var together = new CyclicBarrier(RACERS);
        var said = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(RACERS)) {
            var racers = new ArrayList<Future<String>>();
            for (int racer = 0; racer < RACERS; racer++) {
                int months = 1 << racer;
                racers.add(threads.submit(() -> {
                    together.await();
                    return buy(item, months);
                }));
            }
            for (var racer : racers) {
                said.add(racer.get());
            }
        }
        said.removeIf(String::isEmpty);
        return said;
    }

    /** Answers what the schema said when it refused, and nothing when it did not. */
    private String buy(String item, int months) {
        try {
            var wish = new Wish(new Subscription.Id(item), new Period(months));
            bean(Orders.class)
                    .buyNow(List.of(wish), customerOf(wish.subscription()), now())
                    .orThrow();
            return "";
        } catch (DuplicateKeyException refused) {
            return refused.getMessage();
        }
    }
}
