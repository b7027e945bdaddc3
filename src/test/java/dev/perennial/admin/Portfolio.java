package dev.perennial.admin;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A served platform with a few customers: covered, short, by hand, ending, and one with a hostile name. */
abstract class Portfolio extends Scene {
    static final String HOSTILE = "<script>alert('x')</script>\"&";

    @Override
    protected boolean isServed() {
        return true;
    }

    @Override
    protected @Nullable Instant start() {
        return at("2026-03-02 09:00");
    }

    void fill() {
        user("operator", Role.OPERATOR, null);
        user("chooser", Role.OPERATOR, null);
        var lotus = account("lotus", "5200.00");
        item("orders-db", lotus, named("dms", "standard", "Orders database", null), "2026-03-14", Mode.AUTO, "P3M");
        item("reports-db", lotus, named("dms", "standard", "Reports database", null), "2026-03-20", Mode.AUTO, "P1M");
        item("lotus.example", lotus, named("domain", "com", "lotus.example", null), "2026-03-19", Mode.AUTO, "P1Y");
        item(
                "mail-1",
                lotus,
                named("mail", "standard", "office@lotus.example", "lotus.example"),
                "2026-05-06",
                Mode.AUTO,
                "P1Y");
        coupon("SPRING-100", lotus, "100.00", "2026-06-01", "dms");
        var heron = account("heron", "40.00");
        item("heron-db", heron, named("dms", "standard", "Shop database", null), "2026-03-12", Mode.AUTO, "P1M");
        item("heron.example", heron, named("domain", "com", "heron.example", null), "2026-03-17", Mode.MANUAL, null);
        var quiet = account("quiet-pine", "300.00");
        item("old-db", quiet, named("dms", "standard", "Archive", null), "2026-03-09", Mode.NONE, null);
        item("pine-mail", quiet, named("mail", "premium", "hello@pine.example", null), "2026-03-04", Mode.MANUAL, null);
        var hostile = account("hostile", "10.00");
        item("hostile-1", hostile, named("dms", "standard", HOSTILE, null), "2026-03-15", Mode.MANUAL, null);
        item("a/b?c#d;e%f", hostile, named("dms", "standard", "Odd id", null), "2026-03-16", Mode.MANUAL, null);
    }

    private Item named(String product, String edition, String name, @Nullable String needs) {
        return new Item(product, edition, name, Billing.SUBSCRIPTION, day("2025-03-01"), null, needs);
    }

    Account someone(String id) {
        return account(id, "0.00");
    }
}
