package dev.perennial.console.items;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Due;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Life;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.RenewalPlan;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.user.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A served platform with an account that has one item of every kind and in every phase. */
abstract class Household extends Scene {
    static final String HOSTILE = "<script>alert('x')</script>\"&";
    static final String ODD = "a/b?c#d;e%f";

    /** Every item by what is told of it. */
    static final List<String> ALL = List.of(
            "covered-db",
            "office-mail",
            "own.example",
            "grace.example",
            "stopped-mail",
            "released-db",
            "ending-db",
            "free-mail",
            "metered-db",
            "away-mail");

    Account house;

    @Override
    protected boolean isServed() {
        return true;
    }

    @Override
    protected @Nullable Instant start() {
        return at("2026-03-02 09:00");
    }

    void fill() {
        house = account("house", "700.00");
        user("house.owner", Role.OWNER, house);
        user("house.payer", Role.PAYER, house);
        user("house.viewer", Role.VIEWER, house);
        user("stranger", Role.OWNER, account("strangers", "50.00"));
        user("nobody.yet", Role.OWNER, account("newcomers", "0.00"));
        item("covered-db", "dms", "standard", null, "2026-03-19", Mode.AUTO, "P1M");
        item("office-mail", "mail", "standard", "own.example", "2026-05-06", Mode.AUTO, "P1Y");
        item("own.example", "domain", "com", null, "2026-03-20", Mode.MANUAL, null);
        item("grace.example", "domain", "com", null, "2026-02-20", Mode.MANUAL, null);
        item("stopped-mail", "mail", "standard", "grace.example", "2026-02-25", Mode.MANUAL, null);
        item("released-db", "dms", "standard", null, "2026-02-01", Mode.MANUAL, null);
        item("ending-db", "dms", "standard", null, "2026-04-01", Mode.NONE, null);
        item("free-mail", "mail", "free", null, "2026-06-01", Mode.MANUAL, null);
        item("away-mail", "mail", "premium", "elsewhere.example", "2026-04-10", Mode.MANUAL, null);
        item(ODD, house, named("dms", "standard", HOSTILE, null), "2026-03-16", Mode.MANUAL, null);
        metered("metered-db");
        catchUp(at("2026-03-02 09:30"));
    }

    Subscription item(
            String id,
            String product,
            String edition,
            @Nullable String needs,
            String expires,
            Mode mode,
            @Nullable String period) {
        return item(id, house, named(product, edition, "The " + id, needs), expires, mode, period);
    }

    static Item named(String product, String edition, String name, @Nullable String needs) {
        return new Item(product, edition, name, Billing.SUBSCRIPTION, day("2025-01-10"), null, needs);
    }

    private void metered(String id) {
        var item = new Subscription(
                new Subscription.Id(id),
                house.id(),
                new Item("dms", "standard", "The " + id, Billing.PAY_AS_YOU_GO, day("2025-01-10"), null, null),
                new RenewalPlan(Mode.MANUAL, null, null, null),
                new Life(Phase.ACTIVE, null, 0, null, null),
                new Due(null, 0, null, null, null, now()));
        int bucket = bean(Accounts.class).bucketOf(house.id());
        transaction().executeWithoutResult(status -> bean(Subscriptions.class).add(bucket, List.of(item), List.of()));
    }
}
