package dev.perennial.subscription;

import dev.perennial.account.Account;
import dev.perennial.account.ReminderDays;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;

/** Reads a subscription from a row that carries the account's currency beside its own columns. */
final class SubscriptionRows {
    /** The start of every query for subscriptions; both relations are to be tied to one bucket. */
    static final String SELECT = """
        select s.*, a.currency, a.reminder_days from subscription s
        join account a on a.bucket = s.bucket and a.account_id = s.account_id
        """;

    private SubscriptionRows() {}

    static Subscription read(ResultSet row, int n) throws SQLException {
        return new Subscription(
                new Subscription.Id(row.getString("subscription_id")),
                new Account.Id(row.getString("account_id")),
                item(row),
                plan(row, Rows.currency(row)),
                life(row),
                due(row),
                ReminderDays.of(Rows.texts(row, "reminder_days"), row.getString("product")));
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("product"),
                row.getString("edition"),
                row.getString("name"),
                Billing.valueOf(row.getString("billing")),
                Rows.instant(row, "started_at"),
                Rows.number(row, "rank"),
                row.getString("depends_on"));
    }

    private static RenewalPlan plan(ResultSet row, Currency currency) throws SQLException {
        var months = Rows.number(row, "renewal_months");
        return new RenewalPlan(
                Mode.valueOf(row.getString("mode")),
                months == null ? null : new Period(months),
                Rows.instant(row, "auto_since"),
                Rows.money(row, "agreed_price_minor", currency));
    }

    private static Life life(ResultSet row) throws SQLException {
        return new Life(
                Phase.valueOf(row.getString("phase")),
                Rows.instant(row, "expires_at"),
                row.getInt("term_number"),
                Rows.number(row, "anchor_day"),
                Rows.instant(row, "released_at"));
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                Rows.instant(row, "next_try_at"),
                row.getInt("sequence"),
                row.getString("waits_for"),
                Rows.instant(row, "next_step_at"),
                Rows.instant(row, "next_reminder_at"),
                Rows.instant(row, "reminded_until"),
                Rows.instant(row, "reminders_since"));
    }
}
