package dev.perennial.console.renewals;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A served platform with one customer who has something of everything, on the second of March at nine. */
abstract class Desk extends Scene {
    private static final Pattern PICKED = Pattern.compile("name=\"item\" value=\"([^\"]+)\"");

    @Override
    protected boolean isServed() {
        return true;
    }

    @Override
    protected @Nullable Instant start() {
        return at("2026-03-02 09:00");
    }

    /** An account with its owner, payer and viewer, named after it. */
    Account staffed(String name, String balance) {
        var account = account(name, balance);
        user(name, Role.OWNER, account);
        user(name + ".payer", Role.PAYER, account);
        user(name + ".viewer", Role.VIEWER, account);
        return account;
    }

    void furnish(Account account) {
        item("reports-db", account, named("dms", "standard", "Reports database"), "2026-03-12", Mode.MANUAL, null);
        item("archive-db", account, named("dms", "stable-change", "Archive"), "2026-05-20", Mode.MANUAL, "P3M");
        item("last-day", account, named("dms", "standard", "Last day"), "2026-03-03", Mode.MANUAL, null);
        item("mail-free", account, named("mail", "free", "Free mailboxes"), "2026-06-01", Mode.MANUAL, null);
        metered("metered", account);
        item("orders-db", account, named("dms", "standard", "Orders database"), "2026-03-25", Mode.AUTO, "P1M");
        item("mail-1", account, named("mail", "standard", "Office mailboxes"), "2026-04-10", Mode.AUTO, "P1Y");
        item("lotus.example", account, named("domain", "com", "lotus.example"), "2026-03-30", Mode.NONE, null);
    }

    Item named(String product, String edition, String name) {
        return new Item(product, edition, name, Billing.SUBSCRIPTION, day("2025-03-01"), null, null);
    }

    void metered(String id, Account account) {
        item(id, account, named("dms", "standard", "Metered"), "2026-06-20", Mode.MANUAL, null);
        jdbc().sql("delete from term where subscription_id = ?").param(id).update();
        jdbc().sql("""
            update subscription set billing = 'PAY_AS_YOU_GO', expires_at = null, anchor_day = null, next_step_at = null,
              next_reminder_at = null, term_number = 0 where subscription_id = ?\
            """).param(id).update();
    }

    /** The items of a list, in its order. */
    static java.util.List<String> listed(String body) {
        return PICKED.matcher(body).results().map(found -> found.group(1)).toList();
    }

    static String chosen(String... items) {
        return Stream.of(items)
                .map(item -> "item=" + item)
                .reduce((one, next) -> one + "&" + next)
                .orElseThrow();
    }
}
