package dev.perennial.portfolio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of files to import, made by a test. */
record Folder(Path path) {
    static final String ACCOUNTS =
            "account,name,currency,time_zone,language,email,phone,balance,credit_limit,low_balance_threshold\n";
    static final String SUBSCRIPTIONS = "subscription,account,product,edition,name,billing,started_at,expires_at,"
            + "renewal_mode,renewal_period,rank,depends_on\n";
    static final String COUPONS =
            "coupon,account,kind,value,remaining,threshold,cap,products,order_types," + "valid_from,valid_until\n";

    static Folder fresh() {
        try {
            return new Folder(Files.createTempDirectory(Files.createDirectories(Path.of("target", "portfolios")), "t"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    Folder with(String file, String text) {
        return with(file, text.getBytes(StandardCharsets.UTF_8));
    }

    Folder with(String file, byte[] bytes) {
        try {
            Files.write(path.resolve(file), bytes);
            return this;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    Folder accounts(String... lines) {
        return with("accounts.csv", ACCOUNTS + String.join("\n", lines) + "\n");
    }

    Folder subscriptions(String... lines) {
        return with("subscriptions.csv", SUBSCRIPTIONS + String.join("\n", lines) + "\n");
    }

    Folder coupons(String... lines) {
        return with("coupons.csv", COUPONS + String.join("\n", lines) + "\n");
    }

    String text(String file) {
        try {
            return Files.readString(path.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    byte[] bytes(String file) {
        try {
            return Files.readAllBytes(path.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
