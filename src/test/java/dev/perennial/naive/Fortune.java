package dev.perennial.naive;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What happens to whom, drawn from a seed. */
final class Fortune {
    private static final List<String> ZONES = List.of(
            "Asia/Shanghai",
            "America/New_York",
            "America/Havana",
            "Africa/Cairo",
            "Asia/Beirut",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "Pacific/Kiritimati");
    private static final List<String> KINDS = List.of(
            "dms standard", "dms standard", "mail premium", "domain com", "hosting basic", "hosting plus", "mail free");
    private static final List<Integer> MONTHS = List.of(1, 1, 3, 6, 12, 24);

    private final Random random;
    private int count;

    Fortune(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> some) {
        return some.get(below(some.size()));
    }

    int months() {
        return oneOf(MONTHS);
    }

    /** The nine o'clock of some day of some years, leap years among them. */
    Instant start() {
        return Instant.parse("2026-01-01T01:00:00Z").plusSeconds(86_400L * below(800));
    }

    /** A quarter of an hour within so many days. */
    Instant within(Instant from, int days) {
        return from.plusSeconds(900L * (1 + below(96 * days)));
    }

    NaiveAccount account(Instant now, NaiveAccount.Prices prices) {
        var id = "account-" + count++;
        var zone = ZoneId.of(oneOf(ZONES));
        var account = new NaiveAccount(id, zone, 10_000L * below(60), below(3) == 0 ? 50_000 : 0, prices);
        for (int i = 0; i < 2 + below(3); i++) {
            account.items.add(item(account, now));
        }
        for (int i = 0; i < below(5); i++) {
            account.coupons.add(coupon(now));
        }
        return account;
    }

    private NaiveItem item(NaiveAccount account, Instant now) {
        var kind = oneOf(KINDS).split(" ");
        var started = now.minusSeconds(86_400L * (400 + below(300)));
        var item = new NaiveItem("item-" + count++, kind[0], kind[1], below(2) == 0 ? null : 1 + below(3), started);
        int end = NaiveDays.day(now, account.zone) + 20 + below(120);
        var date = NaiveDays.date(end);
        if (below(3) == 0) {
            end = NaiveDays.number(date[0], date[1], NaiveDays.length(date[0], date[1]));
        }
        var endsAt = NaiveDays.begin(end, account.zone);
        item.terms.add(new NaiveItem.Term(started, endsAt));
        item.anchor = NaiveDays.anchor(endsAt, 28 + below(4), account.zone);
        item.mode = oneOf(List.of("AUTO", "AUTO", "AUTO", "MANUAL", "NONE"));
        item.months = item.mode.equals("AUTO") || below(2) == 0 ? Integer.valueOf(months()) : null;
        item.autoSince = item.mode.equals("AUTO") ? started : null;
        item.agreed = item.months == null ? null : account.prices.of(kind[0], kind[1], item.months);
        return item;
    }

    private NaiveCoupon coupon(Instant now) {
        var kind = oneOf(List.of("CASH", "CASH", "THRESHOLD", "PERCENT"));
        long value = kind.equals("PERCENT") ? 5 + below(60) : 100L * (1 + below(300));
        var products = oneOf(List.of(Set.<String>of(), Set.of("dms"), Set.of("hosting", "domain")));
        var from = now.plusSeconds(86_400L * below(100));
        return new NaiveCoupon(
                "coupon-" + count++,
                kind,
                value,
                100L * below(600),
                100L * (1 + below(200)),
                products,
                below(6) > 0,
                from,
                from.plusSeconds(86_400L * (1 + below(500))));
    }

    List<NaiveItem> someOf(NaiveAccount account) {
        var some = new ArrayList<NaiveItem>();
        some.add(oneOf(account.items));
        var other = oneOf(account.items);
        if (below(3) == 0 && !some.contains(other)) {
            some.add(other);
        }
        return some;
    }
}
