package dev.perennial.books;

import dev.perennial.books.DeferredRevenue.Part;
import dev.perennial.books.EarningQueries.GivenBack;
import dev.perennial.books.EarningQueries.Sold;
import dev.perennial.books.EarningRule.Back;
import dev.perennial.books.EarningRule.Sale;
import dev.perennial.clock.Installation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What of the sales is earned in which month. Sales are of the day of the platform's calendar they were paid on. */
@Component
public class Earnings {
    /** More months than this are asked for in parts. */
    public static final int MONTHS_MAX = 60;

    private final EarningQueries queries;
    private final Installation installation;

    Earnings(EarningQueries queries, Installation installation) {
        this.queries = queries;
        this.installation = installation;
    }

    /**
     * The months from {@code from} to {@code to}, at most {@link #MONTHS_MAX}. One look at every sale that is not over
     * before; what is kept in memory grows with the months and the products only.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public DeferredRevenue between(YearMonth from, YearMonth to) {
        var last = to.isBefore(from)
                ? from
                : to.isBefore(from.plusMonths(MONTHS_MAX)) ? to : from.plusMonths(MONTHS_MAX - 1L);
        var sums = new EarningSums(from, last);
        var platform = installation.zone();
        // An account's day may end up to a day after the platform's own.
        var begin = from.atDay(1).minusDays(2).atStartOfDay(platform).toInstant();
        var end = last.plusMonths(1).atDay(1).atStartOfDay(platform).toInstant();
        installation.buckets().all().forEach(bucket -> {
            var givenBack = queries.givenBack(bucket, end);
            queries.each(bucket, begin, end, sold -> {
                var back = givenBack.getOrDefault(sold.key(), List.of());
                sums.add(sold.currency(), sold.product(), Part.CASH, sale(sold, sold.cash(), back, GivenBack::cash));
                sums.add(
                        sold.currency(),
                        sold.product(),
                        Part.COUPONS,
                        sale(sold, sold.coupons(), back, GivenBack::coupons));
            });
        });
        return sums.revenue();
    }

    private Sale sale(Sold sold, long minor, List<GivenBack> back, ToLongFunction<GivenBack> part) {
        var platform = installation.zone();
        return Sale.of(
                sold.start(),
                sold.end(),
                sold.zone(),
                day(sold.paidAt(), platform),
                minor,
                back.stream().map(given -> back(sold, given, part, platform)).toList());
    }

    private static Back back(Sold sold, GivenBack given, ToLongFunction<GivenBack> part, ZoneId platform) {
        var end = EarningRule.endDay(sold.end(), sold.zone());
        if (sold.cutTo() != null) {
            // A term is cut to the end of the day of the refund that cuts it: earlier ones left it as it was.
            var cut = EarningRule.endDay(sold.cutTo(), sold.zone());
            end = day(given.at(), sold.zone()).plusDays(1).isBefore(cut) ? end : cut;
        }
        return new Back(day(given.at(), platform), part.applyAsLong(given), end);
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }
}
