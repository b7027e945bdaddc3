package dev.perennial.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Accounts and items by the thousand, as files to import: writing rows one by one takes longer than the test. */
public final class Business {
    private static final String ACCOUNTS =
            "account,name,currency,time_zone,language,email,phone,balance,credit_limit,low_balance_threshold";
    private static final String ITEMS = "subscription,account,product,edition,name,billing,started_at,expires_at,"
            + "renewal_mode,renewal_period,rank,depends_on";
    private static final String COUPONS =
            "coupon,account,kind,value,remaining,threshold,cap,products,order_types,valid_from,valid_until";

    private final List<String> accounts = new ArrayList<>(List.of(ACCOUNTS));
    private final List<String> items = new ArrayList<>(List.of(ITEMS));
    private final List<String> coupons = new ArrayList<>(List.of(COUPONS));

    public Business account(String id, String balance, String threshold) {
        accounts.add(id + ",Account " + id + ",CNY,Asia/Shanghai,en," + id + "@example.com,+8613800000000," + balance
                + ",0.00," + threshold);
        return this;
    }

    /** @param renewal mode and period as the file has them: {@code AUTO,P1M} or {@code MANUAL,} */
    public Business item(
            String id, String account, String edition, String started, String expires, String renewal, String rank) {
        items.add(String.join(
                ",",
                id,
                account,
                edition,
                id,
                "SUBSCRIPTION",
                started + "T00:00:00+08:00",
                expires + "T00:00:00+08:00",
                renewal,
                rank,
                ""));
        return this;
    }

    /** A month's worth of data management, renewed automatically. */
    public Business monthly(String id, String account, String expires) {
        return item(id, account, "dms,standard", "2025-12-01", expires, "AUTO,P1M", "");
    }

    public Business coupon(String id, String account, String kind, String value, String threshold, String cap) {
        coupons.add(String.join(
                ",",
                id,
                account,
                kind,
                value,
                value,
                threshold,
                cap,
                "",
                "RENEWAL",
                "2026-01-01T00:00:00+08:00",
                "2027-01-01T00:00:00+08:00"));
        return this;
    }

    public Path write(String folder) {
        try {
            var path = Files.createDirectories(Path.of("target", folder));
            Files.write(path.resolve("accounts.csv"), accounts);
            Files.write(path.resolve("subscriptions.csv"), items);
            Files.write(path.resolve("coupons.csv"), coupons);
            return path;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
