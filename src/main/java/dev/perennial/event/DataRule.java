package dev.perennial.event;

import dev.perennial.journal.JournalEntry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an event tells in detail, made from the facts of its journal row. */
final class DataRule {
    private DataRule() {}

    static EventData data(EventType type, JournalEntry row) {
        var told = new Told(row);
        return switch (type) {
            case ACCOUNT_ADDED -> new EventData.AccountAdded(told.account(), told.amount("balance"));
            case SUBSCRIPTION_ADDED,
                    SUBSCRIPTION_BOUGHT,
                    SUBSCRIPTION_RENEWED,
                    SUBSCRIPTION_RENEWAL_FAILED,
                    SUBSCRIPTION_RENEWAL_PENDING,
                    SUBSCRIPTION_RENEWAL_REJECTED,
                    SUBSCRIPTION_EXTENDED,
                    SUBSCRIPTION_MODE_CHANGED,
                    SUBSCRIPTION_EXPIRING,
                    SUBSCRIPTION_SUSPENDING,
                    SUBSCRIPTION_RELEASING,
                    SUBSCRIPTION_EXPIRED,
                    SUBSCRIPTION_SUSPENDED,
                    SUBSCRIPTION_RESUMED,
                    SUBSCRIPTION_RELEASED -> item(type, told, Objects.requireNonNullElse(told.subscription(), ""));
            case ORDER_PLACED, ORDER_PAID, ORDER_CANCELLED, ORDER_UNDONE, ORDER_REFUNDED -> order(type, told);
            case WALLET_TOPPED_UP,
                    WALLET_LOW,
                    WALLET_GRANTED,
                    WALLET_CREDIT_LINE_CHANGED,
                    WALLET_TRANSFER_TAKEN_BACK,
                    WALLET_AUTO_TOP_UP_PAUSED,
                    COUPON_GRANTED -> funds(type, told);
            case PAYMENT_FAILED, PAYMENT_UNSURE, PAYMENT_NOT_ACCEPTED, PAYMENT_GIVEN_BACK -> payment(told);
            case PAYOUT_ASKED, PAYOUT_MADE, PAYOUT_REFUSED -> payout(told);
            case INVOICE_REQUESTED, INVOICE_ISSUED, CREDIT_NOTE_REQUESTED, CREDIT_NOTE_ISSUED -> paper(told);
            case DEFICIT_BOOKED, DEFICIT_SETTLED -> new EventData.Deficit(told.account(), told.amount("amount"));
            case CONTACT_UNREACHABLE ->
                new EventData.ContactUnreachable(told.account(), told.text("name"), told.text("address"));
        };
    }

    private static EventData item(EventType type, Told told, String subscription) {
        var account = told.account();
        return switch (type) {
            case SUBSCRIPTION_ADDED -> added(told, subscription);
            case SUBSCRIPTION_RENEWAL_FAILED -> failed(told, subscription);
            case SUBSCRIPTION_RENEWAL_REJECTED ->
                new EventData.RenewalRejected(account, subscription, told.text("order"), told.text("answer"));
            case SUBSCRIPTION_EXTENDED ->
                new EventData.Extended(
                        account,
                        subscription,
                        told.text("period"),
                        told.instant("from"),
                        told.instant("to"),
                        told.text("reason"));
            case SUBSCRIPTION_MODE_CHANGED ->
                new EventData.ModeChanged(
                        account,
                        subscription,
                        told.text("mode"),
                        told.text("period"),
                        told.whole("price"),
                        told.instant("first_try"),
                        told.text("too_soon") != null);
            case SUBSCRIPTION_EXPIRING, SUBSCRIPTION_SUSPENDING, SUBSCRIPTION_RELEASING ->
                new EventData.Reminded(account, subscription, told.numbers("days"), told.instant("expires_at"));
            case SUBSCRIPTION_EXPIRED -> entered(told, subscription, "GRACE");
            case SUBSCRIPTION_SUSPENDED -> entered(told, subscription, "SUSPENDED");
            case SUBSCRIPTION_RESUMED -> entered(told, subscription, "ACTIVE");
            case SUBSCRIPTION_RELEASED -> entered(told, subscription, "RELEASED");
            default -> bought(told, subscription);
        };
    }

    private static EventData added(Told told, String subscription) {
        return new EventData.SubscriptionAdded(
                told.account(),
                subscription,
                told.text("product"),
                told.text("mode"),
                told.text("phase"),
                told.text("period"),
                told.instant("expires_at"));
    }

    private static EventData failed(Told told, String subscription) {
        return new EventData.RenewalFailed(
                told.account(),
                subscription,
                told.text("code"),
                told.amount("price"),
                told.amount("shortfall"),
                told.amount("agreed"),
                told.instant("expires_at"),
                told.instant("next_try"));
    }

    private static EventData entered(Told told, String subscription, String phase) {
        return new EventData.PhaseEntered(
                told.account(), subscription, phase, told.instant("due_at"), told.instant("expires_at"));
    }

    private static EventData bought(Told told, @Nullable String subscription) {
        return new EventData.Bought(
                told.account(),
                Objects.requireNonNullElse(subscription, ""),
                told.text("order"),
                told.text("origin"),
                told.text("period"),
                told.amount("price"),
                told.amount("coupons"),
                told.amount("wallet"),
                told.instant("from"),
                told.instant("to"));
    }

    private static EventData order(EventType type, Told told) {
        return switch (type) {
            case ORDER_PAID -> paid(told);
            case ORDER_CANCELLED ->
                new EventData.OrderCancelled(
                        told.account(), told.subscription(), told.text("order"), told.text("because"));
            case ORDER_REFUNDED ->
                new EventData.OrderRefunded(
                        told.account(),
                        told.subscription(),
                        told.text("order"),
                        told.text("refund"),
                        told.amount("amount"),
                        told.instant("ends_at"),
                        told.text("reason"));
            default -> bought(told, told.subscription());
        };
    }

    /** Of an order of one item only, the platform's own or a new item's, that item's row tells. */
    private static EventData paid(Told told) {
        var kind = told.row().kind();
        boolean own = kind == JournalEntry.Kind.RENEWED;
        boolean anew = kind == JournalEntry.Kind.SUBSCRIPTION_BOUGHT;
        return new EventData.OrderPaid(
                told.account(),
                told.text("order"),
                own ? "RENEWAL" : anew ? "NEW" : told.text("type"),
                own ? "AUTO" : "MANUAL",
                own || anew ? 1 : told.number("items"),
                told.amount("price"),
                told.amount("coupons"),
                told.amount("wallet"));
    }

    private static EventData funds(EventType type, Told told) {
        var account = told.account();
        return switch (type) {
            case WALLET_TOPPED_UP ->
                new EventData.ToppedUp(
                        account,
                        told.amount("amount"),
                        told.amount("available"),
                        told.text("payment"),
                        told.text("gateway"),
                        told.text("reference"),
                        told.text("order"));
            case WALLET_LOW -> new EventData.WalletLow(account, told.amount("available"), told.amount("threshold"));
            case WALLET_TRANSFER_TAKEN_BACK ->
                new EventData.TransferTakenBack(
                        account, told.amount("amount"), told.text("transfer"), told.text("reason"));
            case WALLET_AUTO_TOP_UP_PAUSED -> new EventData.AutoTopUpPaused(account, told.text("declines"));
            default ->
                new EventData.Granted(
                        account,
                        told.amount("amount"),
                        told.amount("before"),
                        told.text("coupon"),
                        told.text("reason"));
        };
    }

    private static EventData payment(Told told) {
        var outcome = told.row().kind().name().substring("PAYMENT_".length());
        return new EventData.PaymentEnded(
                told.account(), told.text("payment"), told.amount("amount"), outcome, told.text("reference"));
    }

    private static EventData payout(Told told) {
        return new EventData.PayoutMoved(
                told.account(), told.text("payout"), told.amount("amount"), told.text("payment"), told.text("refund"));
    }

    private static EventData paper(Told told) {
        return new EventData.Paper(
                told.account(),
                told.text("invoice"),
                told.text("number"),
                told.date("date"),
                told.amount("amount"),
                told.text("corrects"),
                told.text("title"),
                told.text("hash"));
    }
}
