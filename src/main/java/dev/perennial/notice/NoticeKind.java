package dev.perennial.notice;

import static dev.perennial.notice.Channel.EMAIL;
import static dev.perennial.notice.Channel.SMS;

import java.util.Set;

/** What a notice is about, and the channels it takes. */
public enum NoticeKind {
    /** The term ends in some days and nothing will renew it by itself. */
    EXPIRING(EMAIL, SMS),
    /** The term ends in some days and will be renewed automatically: when, for how much. */
    RENEWAL_COMING(EMAIL, SMS),
    /** The term has ended; the item still serves. */
    EXPIRED(EMAIL, SMS),
    /** The item is about to be stopped. */
    SUSPENSION_COMING(EMAIL, SMS),
    /** The item was stopped. */
    SUSPENDED(EMAIL, SMS),
    /** The item is about to be deleted for good. */
    RELEASE_COMING(EMAIL, SMS),
    /** The item was deleted for good. */
    RELEASED(EMAIL, SMS),
    /** The item it needs ends first. */
    DEPENDENCY_AT_RISK(EMAIL),
    /** A renewal was paid. */
    RENEWED(EMAIL),
    /** An automatic renewal was refused: why, and what to do. */
    RENEWAL_FAILED(EMAIL, SMS),
    /** The price rose above what was agreed: yes or no is needed. */
    PRICE_CONSENT(EMAIL, SMS),
    /** Automatic renewal was turned on too late for this expiration. */
    NOT_AUTO_RENEWED(EMAIL, SMS),
    /** Available funds fell below the customer's threshold, or will not cover the coming charge. */
    LOW_BALANCE(EMAIL, SMS),
    TOP_UP_RECEIVED(EMAIL),
    /** A kept payment method was charged for what renewals lacked. */
    AUTO_TOPPED_UP(EMAIL),
    /** Automatic top-up stopped itself. */
    AUTO_TOP_UP_PAUSED(EMAIL, SMS),
    /** What was paid for an order came when it could not be paid any more: it is in the balance. */
    PAYMENT_KEPT(EMAIL),
    /** The gateway said no after the customer had left its page. */
    PAYMENT_DECLINED(EMAIL),
    /** What was paid is of a currency that the balance cannot hold: it goes back. */
    PAYMENT_RETURNED(EMAIL),
    /** What was transferred for an order did not pay it: it is in the balance, and what is lacking is said. */
    TRANSFER_KEPT(EMAIL),
    /** The bank took a transfer back that had been credited: it is no longer in the balance. */
    TRANSFER_TAKEN_BACK(EMAIL),
    RENEWAL_UNDONE(EMAIL),
    /** Money of a paid order came back. */
    REFUNDED(EMAIL),
    /** Money is on its way out of the wallet: how much, and where to. */
    PAYOUT_ASKED(EMAIL),
    /** Money arrived where it was paid out to. */
    PAYOUT_MADE(EMAIL),
    /** Money could not be paid out: it is in the balance again. */
    PAYOUT_REFUSED(EMAIL),
    /** The vendor gave balance, a credit line, a coupon or time: what, and what for. */
    GRANTED(EMAIL),
    /** An invoice was issued: its number, and where it is. */
    INVOICE_READY(EMAIL),
    /** A credit note was issued for a refund. */
    CREDIT_NOTE_READY(EMAIL),
    ORDER_LAPSED(EMAIL),
    /** Somebody had forgotten which account a mailbox or a domain was bought by. */
    ACCOUNT_ASKED_FOR(EMAIL);

    private final Set<Channel> channels;

    NoticeKind(Channel... channels) {
        this.channels = Set.of(channels);
    }

    public Set<Channel> channels() {
        return channels;
    }
}
