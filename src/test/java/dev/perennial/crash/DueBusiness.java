package dev.perennial.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The files of a vendor whose platform stood still for weeks: 20,000 automatic renewals are due at once. There are many
 * accounts and a huge one, some short of money and some with coupons, items that expired meanwhile, items that are due
 * twice, and domains that need the provider's yes. The same seed writes the same files.
 */
final class DueBusiness {
    static final int DUE = 20_000;

    /** When the items come in, and when the platform runs again. */
    static final Instant IMPORTED = Instant.parse("2026-03-01T01:00:00Z");

    static final Instant RESUMED = Instant.parse("2026-04-10T04:00:00Z");

    private static final int ACCOUNTS = 500;
    private static final int HUGE_ITEMS = 2_500;
    private static final int BY_HAND = 1_000;
    private static final String HUGE = "huge";

    private final RandomGenerator random;
    private final List<String> accounts = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final List<String> coupons = new ArrayList<>();

    private DueBusiness(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Writes the three files into the folder. */
    static void write(Path folder, long seed) {
        var business = new DueBusiness(seed);
        business.invent();
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve("accounts.csv"), business.accounts);
            Files.write(folder.resolve("subscriptions.csv"), business.items);
            Files.write(folder.resolve("coupons.csv"), business.coupons);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void invent() {
        accounts.add(
                "account,name,currency,time_zone,language,email,phone,balance,credit_limit," + "low_balance_threshold");
        items.add("subscription,account,product,edition,name,billing,started_at,expires_at,renewal_mode,"
                + "renewal_period,rank,depends_on");
        coupons.add("coupon,account,kind,value,remaining,threshold,cap,products,order_types,valid_from,valid_until");
        // The huge account can pay for about half of what it has due.
        account(HUGE, "400000.00", "1000.00");
        for (int n = 0; n < ACCOUNTS; n++) {
            // One in eight is short of money, one in sixteen has none.
            var balance = n % 16 == 0 ? "0.00" : n % 8 == 1 ? random.nextInt(200, 6_000) + ".00" : "90000.00";
            account("acct-" + n, balance, n % 5 == 0 ? "500.00" : "");
        }
        for (int n = 0; n < DUE; n++) {
            automatic("auto-" + n, n < HUGE_ITEMS ? HUGE : "acct-" + random.nextInt(ACCOUNTS), n);
        }
        for (int n = 0; n < BY_HAND; n++) {
            var expires = LocalDate.of(2026, 3, 5).plusDays(random.nextInt(60));
            var product = n % 3 == 0 ? "mail,standard" : n % 3 == 1 ? "dms,standard" : "domain,com";
            item("hand-" + n, "acct-" + random.nextInt(ACCOUNTS), product, expires, n % 4 == 0 ? "NONE," : "MANUAL,");
        }
    }

    private void account(String id, String balance, String threshold) {
        accounts.add(id + ",Account " + id + ",CNY,Asia/Shanghai,en," + id + "@example.com,+8613800000000," + balance
                + ",0.00," + threshold);
        if (random.nextInt(3) == 0) {
            coupon(id + "-cash", id, "CASH", new BigDecimal(random.nextInt(50, 900)).setScale(2), "", "");
        }
        if (random.nextInt(8) == 0) {
            coupon(id + "-off", id, "THRESHOLD", new BigDecimal("100.00"), "500.00", "");
        }
        if (random.nextInt(8) == 0) {
            coupon(id + "-pct", id, "PERCENT", new BigDecimal("20"), "", "150.00");
        }
    }

    private void coupon(String id, String account, String kind, BigDecimal value, String threshold, String cap) {
        coupons.add(id + "," + account + "," + kind + "," + value + "," + value + "," + threshold + "," + cap
                + ",,RENEWAL,2026-01-01T00:00:00+08:00,2027-01-01T00:00:00+08:00");
    }

    private void automatic(String id, String account, int n) {
        var product = n % 60 == 7 ? "domain" : n % 6 == 0 ? "mail" : "dms";
        switch (product) {
            case "domain" -> item(id, account, "domain,com", between("2026-03-06", 45), "AUTO,P1Y");
            case "mail" -> item(id, account, "mail,standard", between("2026-03-06", 35), "AUTO,P1Y");
            default -> item(id, account, "dms,standard", between("2026-03-13", 32), "AUTO,P" + (1 + n % 4) + "M");
        }
    }

    private LocalDate between(String first, int days) {
        return LocalDate.parse(first).plusDays(random.nextInt(days));
    }

    private void item(String id, String account, String product, LocalDate expires, String renewal) {
        var rank = random.nextInt(4) == 0 ? "" + random.nextInt(1, 50) : "";
        items.add(id + "," + account + "," + product + "," + id + ",SUBSCRIPTION," + expires.minusYears(1)
                + "T00:00:00+08:00," + expires + "T00:00:00+08:00," + renewal + "," + rank + ",");
    }
}
