package dev.perennial.console.notices;

import static dev.perennial.notice.NoticeKind.ACCOUNT_ASKED_FOR;
import static dev.perennial.notice.NoticeKind.AUTO_TOPPED_UP;
import static dev.perennial.notice.NoticeKind.AUTO_TOP_UP_PAUSED;
import static dev.perennial.notice.NoticeKind.CONTACTS_CHANGED;
import static dev.perennial.notice.NoticeKind.CONTACT_CODE;
import static dev.perennial.notice.NoticeKind.CREDIT_NOTE_READY;
import static dev.perennial.notice.NoticeKind.DEPENDENCY_AT_RISK;
import static dev.perennial.notice.NoticeKind.EXPIRED;
import static dev.perennial.notice.NoticeKind.EXPIRING;
import static dev.perennial.notice.NoticeKind.GRANTED;
import static dev.perennial.notice.NoticeKind.INVOICE_READY;
import static dev.perennial.notice.NoticeKind.LOW_BALANCE;
import static dev.perennial.notice.NoticeKind.NOT_AUTO_RENEWED;
import static dev.perennial.notice.NoticeKind.ORDER_LAPSED;
import static dev.perennial.notice.NoticeKind.PASSWORD_CHANGED;
import static dev.perennial.notice.NoticeKind.PAYMENT_DECLINED;
import static dev.perennial.notice.NoticeKind.PAYMENT_KEPT;
import static dev.perennial.notice.NoticeKind.PAYMENT_RETURNED;
import static dev.perennial.notice.NoticeKind.PAYOUT_ASKED;
import static dev.perennial.notice.NoticeKind.PAYOUT_MADE;
import static dev.perennial.notice.NoticeKind.PAYOUT_REFUSED;
import static dev.perennial.notice.NoticeKind.PRICE_CONSENT;
import static dev.perennial.notice.NoticeKind.REFUNDED;
import static dev.perennial.notice.NoticeKind.RELEASED;
import static dev.perennial.notice.NoticeKind.RELEASE_COMING;
import static dev.perennial.notice.NoticeKind.RENEWAL_COMING;
import static dev.perennial.notice.NoticeKind.RENEWAL_FAILED;
import static dev.perennial.notice.NoticeKind.RENEWAL_UNDONE;
import static dev.perennial.notice.NoticeKind.RENEWED;
import static dev.perennial.notice.NoticeKind.SIGNED_IN_ANEW;
import static dev.perennial.notice.NoticeKind.SUSPENDED;
import static dev.perennial.notice.NoticeKind.SUSPENSION_COMING;
import static dev.perennial.notice.NoticeKind.TOP_UP_RECEIVED;
import static dev.perennial.notice.NoticeKind.TRANSFER_KEPT;
import static dev.perennial.notice.NoticeKind.TRANSFER_TAKEN_BACK;
import static dev.perennial.notice.NoticeKind.USERS_CHANGED;
import static dev.perennial.notice.NoticeKind.WAYS_IN_CHANGED;

import dev.perennial.notice.NoticeKind;
import dev.perennial.timeline.Tone;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What messages are sorted by in the console. */
public enum Topic {
    RENEWAL(
            EXPIRING,
            RENEWAL_COMING,
            EXPIRED,
            DEPENDENCY_AT_RISK,
            RENEWED,
            RENEWAL_FAILED,
            PRICE_CONSENT,
            NOT_AUTO_RENEWED,
            RENEWAL_UNDONE,
            ORDER_LAPSED),
    SERVICE(SUSPENSION_COMING, SUSPENDED, RELEASE_COMING, RELEASED),
    MONEY(
            LOW_BALANCE,
            TOP_UP_RECEIVED,
            AUTO_TOPPED_UP,
            AUTO_TOP_UP_PAUSED,
            PAYMENT_KEPT,
            PAYMENT_DECLINED,
            PAYMENT_RETURNED,
            TRANSFER_KEPT,
            TRANSFER_TAKEN_BACK,
            REFUNDED,
            PAYOUT_ASKED,
            PAYOUT_MADE,
            PAYOUT_REFUSED,
            GRANTED),
    INVOICE(INVOICE_READY, CREDIT_NOTE_READY),
    SECURITY(
            ACCOUNT_ASKED_FOR,
            SIGNED_IN_ANEW,
            PASSWORD_CHANGED,
            WAYS_IN_CHANGED,
            USERS_CHANGED,
            CONTACTS_CHANGED,
            CONTACT_CODE);

    private final Set<NoticeKind> kinds;

    Topic(NoticeKind first, NoticeKind... others) {
        this.kinds = EnumSet.of(first, others);
    }

    public Set<NoticeKind> kinds() {
        return kinds;
    }

    public static Topic of(NoticeKind kind) {
        for (var topic : values()) {
            if (topic.kinds.contains(kind)) return topic;
        }
        throw new IllegalStateException("Indicates a bug: " + kind + " has no topic");
    }

    static Optional<Topic> read(String name) {
        for (var topic : values()) {
            if (topic.name().toLowerCase(Locale.ROOT).equals(name)) return Optional.of(topic);
        }
        return Optional.empty();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How to take a message of this kind. */
    public static Tone tone(NoticeKind kind) {
        return switch (kind) {
            case RENEWED, TOP_UP_RECEIVED, AUTO_TOPPED_UP, REFUNDED, PAYOUT_MADE, GRANTED -> Tone.GOOD;
            case SUSPENSION_COMING,
                    SUSPENDED,
                    RELEASE_COMING,
                    RELEASED,
                    RENEWAL_FAILED,
                    PAYMENT_DECLINED,
                    PAYOUT_REFUSED,
                    AUTO_TOP_UP_PAUSED,
                    TRANSFER_TAKEN_BACK -> Tone.BAD;
            case EXPIRING,
                    EXPIRED,
                    DEPENDENCY_AT_RISK,
                    PRICE_CONSENT,
                    NOT_AUTO_RENEWED,
                    LOW_BALANCE,
                    ORDER_LAPSED,
                    ACCOUNT_ASKED_FOR,
                    SIGNED_IN_ANEW -> Tone.CARE;
            default -> Tone.PLAIN;
        };
    }
}
