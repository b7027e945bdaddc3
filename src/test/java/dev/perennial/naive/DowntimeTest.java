package dev.perennial.naive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.audit.Audits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rule 24: a platform that stood still for a while, and then caught up, is where one that never stopped is. Nothing came
 * from outside meanwhile: no money, no command, and no coupon began or ended.
 */
class DowntimeTest extends Twins {
    private static final int DAYS = 400;
    private static final long DAY_SECONDS = 86_400;

    /** Where everything stands at the end, and what was told of it. */
    private record Ending(List<String> items, List<String> told) {}

    static LongStream seeds() {
        return LongStream.concat(
                LongStream.of(11, 12, 13), new Random().longs(Integer.getInteger("perennial.seeds", 1)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rule24AStopOfAnyLengthLeavesEverythingAsIfThereHadBeenNone(long seed) {
        System.out.println("DowntimeTest runs with seed " + seed);
        var never = new Fortune(seed);
        var end = inhabit(never).plusSeconds(DAYS * DAY_SECONDS);
        runTo(end);
        var undisturbed = ending();
        assertThat(late()).isZero();

        var stopped = new Fortune(seed);
        var start = inhabit(stopped);
        var from = stopped.within(start, DAYS / 2);
        var to = stopped.within(from, DAYS / 2);
        runTo(from);
        catchUp(to);
        assertThat(late()).isEqualTo(dueBefore(to));
        assertThat(bean(Audits.class).check(checked -> {})).isEmpty();
        runTo(end);

        assertThat(ending())
                .as("seed " + seed + ", stopped from " + from + " to " + to)
                .isEqualTo(undisturbed);
        assertThat(bean(Audits.class).check(checked -> {})).isEmpty();
    }

    private Instant inhabit(Fortune fortune) {
        var start = fortune.start();
        begin(start);
        for (int i = 0; i < 3; i++) {
            var account = fortune.account(start, this::price);
            account.coupons.replaceAll(coupon -> new NaiveCoupon(
                    coupon.id,
                    coupon.kind,
                    coupon.value,
                    coupon.threshold,
                    coupon.cap,
                    coupon.products,
                    coupon.forRenewals,
                    start,
                    start.plusSeconds(9_000 * DAY_SECONDS)));
            open(account);
        }
        return start;
    }

    private Ending ending() {
        var items = new ArrayList<String>();
        models.forEach(model -> platform(model).forEach(line -> items.add(line.replaceFirst(" attempts=.*", ""))));
        var told = jdbc().sql("""
            select distinct format('%s %s %s', subscription_id, kind, expiration) from notice_item
            where kind in ('RENEWED', 'SUSPENDED', 'RELEASED') order by 1\
            """).query(String.class).list();
        return new Ending(items, told);
    }

    private long late() {
        return jdbc().sql("select count(*) from notice where late")
                .query(Long.class)
                .single();
    }

    /** Messages written at this instant of which something was due on an earlier day of their reader. */
    private long dueBefore(Instant instant) {
        return jdbc().sql("""
            select count(*) from notice n join account a on a.account_id = n.account_id
            where n.created_at = :at and (n.due_at at time zone a.time_zone)::date
              < (n.created_at at time zone a.time_zone)::date\
            """)
                .param("at", instant.atOffset(java.time.ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
