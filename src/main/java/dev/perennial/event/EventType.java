package dev.perennial.event;

import dev.perennial.journal.JournalEntry.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an event tells: by a name of two words that other programs know it by, and that never changes. */
public enum EventType {
    ACCOUNT_ADDED(EventData.AccountAdded.class, Kind.ACCOUNT_ADDED),
    SUBSCRIPTION_ADDED(EventData.SubscriptionAdded.class, Kind.SUBSCRIPTION_ADDED),
    SUBSCRIPTION_BOUGHT(EventData.Bought.class, Kind.SUBSCRIPTION_BOUGHT),
    SUBSCRIPTION_RENEWED(EventData.Bought.class, Kind.RENEWED),
    SUBSCRIPTION_RENEWAL_FAILED(EventData.RenewalFailed.class, Kind.RENEWAL_REFUSED),
    SUBSCRIPTION_RENEWAL_PENDING(EventData.Bought.class, Kind.RENEWAL_AWAITS_PROVIDER),
    SUBSCRIPTION_RENEWAL_REJECTED(EventData.RenewalRejected.class, Kind.PROVIDER_REFUSED),
    SUBSCRIPTION_EXTENDED(EventData.Extended.class, Kind.TERM_GRANTED),
    SUBSCRIPTION_MODE_CHANGED(EventData.ModeChanged.class, Kind.MODE_SET),
    SUBSCRIPTION_EXPIRING(EventData.Reminded.class, Kind.REMINDED),
    SUBSCRIPTION_SUSPENDING(EventData.Reminded.class, Kind.REMINDED),
    SUBSCRIPTION_RELEASING(EventData.Reminded.class, Kind.REMINDED),
    SUBSCRIPTION_EXPIRED(EventData.PhaseEntered.class, Kind.EXPIRED),
    SUBSCRIPTION_SUSPENDED(EventData.PhaseEntered.class, Kind.SUSPENDED),
    SUBSCRIPTION_RESUMED(EventData.PhaseEntered.class, Kind.RESUMED),
    SUBSCRIPTION_RELEASED(EventData.PhaseEntered.class, Kind.RELEASED),
    ORDER_PLACED(EventData.Bought.class, Kind.ORDER_PLACED),
    ORDER_PAID(EventData.OrderPaid.class, Kind.RENEWED, Kind.SUBSCRIPTION_BOUGHT, Kind.ORDER_PAID),
    ORDER_CANCELLED(EventData.OrderCancelled.class, Kind.ORDER_CANCELLED),
    ORDER_UNDONE(EventData.Bought.class, Kind.ORDER_UNDONE),
    ORDER_REFUNDED(EventData.OrderRefunded.class, Kind.ORDER_REFUNDED),
    WALLET_TOPPED_UP(EventData.ToppedUp.class, Kind.TOPPED_UP),
    WALLET_LOW(EventData.WalletLow.class, Kind.LOW_BALANCE),
    WALLET_GRANTED(EventData.Granted.class, Kind.BALANCE_GRANTED),
    WALLET_CREDIT_LINE_CHANGED(EventData.Granted.class, Kind.CREDIT_LINE_SET),
    WALLET_TRANSFER_TAKEN_BACK(EventData.TransferTakenBack.class, Kind.TRANSFER_TAKEN_BACK),
    WALLET_AUTO_TOP_UP_PAUSED(EventData.AutoTopUpPaused.class, Kind.AUTO_TOP_UP_PAUSED),
    COUPON_GRANTED(EventData.Granted.class, Kind.COUPON_ADDED, Kind.COUPON_GRANTED),
    PAYMENT_FAILED(EventData.PaymentEnded.class, Kind.PAYMENT_DECLINED, Kind.PAYMENT_LEFT),
    PAYMENT_UNSURE(EventData.PaymentEnded.class, Kind.PAYMENT_UNSURE),
    PAYMENT_NOT_ACCEPTED(EventData.PaymentEnded.class, Kind.PAYMENT_RETURNED),
    PAYMENT_GIVEN_BACK(EventData.PaymentEnded.class, Kind.PAYMENT_GIVEN_BACK),
    PAYOUT_ASKED(EventData.PayoutMoved.class, Kind.PAYOUT_ASKED),
    PAYOUT_MADE(EventData.PayoutMoved.class, Kind.PAYOUT_MADE),
    PAYOUT_REFUSED(EventData.PayoutMoved.class, Kind.PAYOUT_REFUSED),
    INVOICE_REQUESTED(EventData.Paper.class, Kind.INVOICE_REQUESTED),
    INVOICE_ISSUED(EventData.Paper.class, Kind.INVOICE_ISSUED),
    CREDIT_NOTE_REQUESTED(EventData.Paper.class, Kind.CREDIT_NOTE_DECIDED),
    CREDIT_NOTE_ISSUED(EventData.Paper.class, Kind.CREDIT_NOTE_ISSUED),
    DEFICIT_BOOKED(EventData.Deficit.class, Kind.DEFICIT_BOOKED),
    DEFICIT_SETTLED(EventData.Deficit.class, Kind.DEFICIT_SETTLED),
    CONTACT_UNREACHABLE(EventData.ContactUnreachable.class, Kind.CONTACT_UNREACHABLE);

    private static final String TWO_WORDS = "credit_note";

    private final Class<? extends EventData> data;
    private final Set<Kind> from;
    private final String code;

    EventType(Class<? extends EventData> data, Kind... from) {
        this.data = data;
        this.from = Set.of(from);
        var words = name().toLowerCase(Locale.ROOT);
        int dot = words.indexOf('_', words.startsWith(TWO_WORDS) ? TWO_WORDS.length() : 0);
        this.code = words.substring(0, dot) + "." + words.substring(dot + 1);
    }

    /** {@code subscription.renewed}. */
    public String code() {
        return code;
    }

    /** What such an event tells in detail. */
    public Class<? extends EventData> data() {
        return data;
    }

    /** The kinds of journal rows that may be told so. */
    Set<Kind> from() {
        return from;
    }

    public static Optional<EventType> read(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
