package dev.perennial.crash;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
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
    private final Business business = new Business();

    private DueBusiness(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Writes the files, and answers their folder. */
    static Path write(long seed) {
        var due = new DueBusiness(seed);
        due.invent();
        return due.business.write("due-business-" + seed);
    }

    private void invent() {
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
            var product = n % 3 == 0 ? "mail,standard" : n % 3 == 1 ? "dms,standard" : "domain,com";
            var mode = n % 4 == 0 ? "NONE," : "MANUAL,";
            item("hand-" + n, "acct-" + random.nextInt(ACCOUNTS), product, between("2026-03-05", 60), mode);
        }
    }

    private void account(String id, String balance, String threshold) {
        business.account(id, balance, threshold);
        if (random.nextInt(3) == 0) {
            business.coupon(id + "-cash", id, "CASH", random.nextInt(50, 900) + ".00", "", "");
        }
        if (random.nextInt(8) == 0) {
            business.coupon(id + "-off", id, "THRESHOLD", "100.00", "500.00", "");
        }
        if (random.nextInt(8) == 0) {
            business.coupon(id + "-pct", id, "PERCENT", "20", "", "150.00");
        }
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

    private void item(String id, String account, String edition, LocalDate expires, String renewal) {
        var rank = random.nextInt(4) == 0 ? "" + random.nextInt(1, 50) : "";
        business.item(id, account, edition, "" + expires.minusYears(1), "" + expires, renewal, rank);
    }
}
