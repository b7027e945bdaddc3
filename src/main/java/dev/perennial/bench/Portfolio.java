package dev.perennial.bench;

import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The accounts and items of a bench: items of one month of the shipped product {@code dms}, all to be renewed on one
 * morning, dealt out to the accounts in turn as if they had been bought over time.
 *
 * @param price what a month costs
 * @param terms the Terms of Service of the product
 */
record Portfolio(int subscriptions, int accounts, Money price, String terms, Buckets buckets) {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final String PRODUCT = "dms";
    static final String EDITION = "standard";
    static final int ANCHOR_DAY = 15;

    /** Nine days before the expiration, at eight: the first try of the product's policy. */
    static final Instant CHARGE =
            LocalDate.parse("2026-12-06").atTime(8, 0).atZone(ZONE).toInstant();

    static final Instant STARTED = midnight("2026-11-15");
    static final Instant EXPIRES = midnight("2026-12-15");
    static final Instant REMINDER = LocalDate.parse("2026-12-08")
            .atTime(LocalTime.of(9, 0))
            .atZone(ZONE)
            .toInstant();

    /** Far more than the items of any bench cost. */
    static final long BALANCE_MINOR = 1_000_000_000_000L;

    static final long COUPON_MINOR = 100_000;

    String account(int n) {
        return "account-" + n;
    }

    String subscription(int n) {
        return "item-" + n;
    }

    private static Instant midnight(String day) {
        return LocalDate.parse(day).atStartOfDay(ZONE).toInstant();
    }
}
