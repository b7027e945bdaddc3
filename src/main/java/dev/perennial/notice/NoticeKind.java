package dev.perennial.notice;

import static dev.perennial.notice.Channel.EMAIL;
import static dev.perennial.notice.Channel.SMS;
import static dev.perennial.notice.NoticeKind.Audiences.EVERYBODY;
import static dev.perennial.notice.NoticeKind.Audiences.OWNERS;
import static dev.perennial.notice.NoticeKind.Audiences.PAYERS;
import static dev.perennial.notice.NoticeKind.Nature.ALERT;
import static dev.perennial.notice.NoticeKind.Nature.NEWS;
import static dev.perennial.notice.NoticeKind.Nature.REMINDER;
import static dev.perennial.notice.NoticeKind.Nature.SECRET;

import dev.perennial.contact.Contact.Part;
import java.util.Set;

/** What a notice is about: what is promised of it, whose business it is, and the channels it takes. */
public enum NoticeKind {
    /** The term ends in some days and nothing will renew it by itself. */
    EXPIRING(REMINDER, EVERYBODY, EMAIL, SMS),
    /** The term ends in some days and will be renewed automatically: when, for how much. */
    RENEWAL_COMING(REMINDER, EVERYBODY, EMAIL, SMS),
    /** The term has ended; the item still serves. */
    EXPIRED(REMINDER, EVERYBODY, EMAIL, SMS),
    /** The item is about to be stopped. */
    SUSPENSION_COMING(REMINDER, EVERYBODY, EMAIL, SMS),
    /** The item was stopped. */
    SUSPENDED(ALERT, EVERYBODY, EMAIL, SMS),
    /** The item is about to be deleted for good. */
    RELEASE_COMING(REMINDER, EVERYBODY, EMAIL, SMS),
    /** The item was deleted for good. */
    RELEASED(ALERT, EVERYBODY, EMAIL, SMS),
    /** The item it needs ends first. */
    DEPENDENCY_AT_RISK(REMINDER, EVERYBODY, EMAIL),
    /** Something was bought that was not there before. */
    BOUGHT(NEWS, EVERYBODY, EMAIL),
    /** A renewal was paid. */
    RENEWED(NEWS, EVERYBODY, EMAIL),
    /** An automatic renewal was refused: why, and what to do. */
    RENEWAL_FAILED(ALERT, PAYERS, EMAIL, SMS),
    /** The price rose above what was agreed: yes or no is needed. */
    PRICE_CONSENT(ALERT, PAYERS, EMAIL, SMS),
    /** Automatic renewal was turned on too late for this expiration. */
    NOT_AUTO_RENEWED(ALERT, PAYERS, EMAIL, SMS),
    /** Available funds fell below the customer's threshold, or will not cover the coming charge. */
    LOW_BALANCE(ALERT, PAYERS, EMAIL, SMS),
    TOP_UP_RECEIVED(NEWS, PAYERS, EMAIL),
    /** A kept payment method was charged for what renewals lacked. */
    AUTO_TOPPED_UP(NEWS, PAYERS, EMAIL),
    /** Automatic top-up stopped itself. */
    AUTO_TOP_UP_PAUSED(ALERT, PAYERS, EMAIL, SMS),
    /** What was paid for an order came when it could not be paid any more: it is in the balance. */
    PAYMENT_KEPT(ALERT, PAYERS, EMAIL),
    /** The gateway said no after the customer had left its page. */
    PAYMENT_DECLINED(ALERT, PAYERS, EMAIL),
    /** What was paid is of a currency that the balance cannot hold: it goes back. */
    PAYMENT_RETURNED(ALERT, PAYERS, EMAIL),
    /** What was transferred for an order did not pay it: it is in the balance, and what is lacking is said. */
    TRANSFER_KEPT(ALERT, PAYERS, EMAIL),
    /** The bank took a transfer back that had been credited: it is no longer in the balance. */
    TRANSFER_TAKEN_BACK(ALERT, PAYERS, EMAIL),
    RENEWAL_UNDONE(NEWS, PAYERS, EMAIL),
    /** Money of a paid order came back. */
    REFUNDED(NEWS, PAYERS, EMAIL),
    /** Money is on its way out of the wallet: how much, and where to. */
    PAYOUT_ASKED(ALERT, PAYERS, EMAIL),
    /** Money arrived where it was paid out to. */
    PAYOUT_MADE(NEWS, PAYERS, EMAIL),
    /** Money could not be paid out: it is in the balance again. */
    PAYOUT_REFUSED(ALERT, PAYERS, EMAIL),
    /** The vendor gave balance, a credit line, a coupon or time: what, and what for. */
    GRANTED(NEWS, PAYERS, EMAIL),
    /** An invoice was issued: its number, and where it is. */
    INVOICE_READY(NEWS, PAYERS, EMAIL),
    /** A credit note was issued for a refund. */
    CREDIT_NOTE_READY(NEWS, PAYERS, EMAIL),
    ORDER_LAPSED(ALERT, PAYERS, EMAIL),
    /** Somebody had forgotten which account a mailbox or a domain was bought by. */
    ACCOUNT_ASKED_FOR(ALERT, OWNERS, EMAIL),
    /** Somebody signed in from a browser that had not been seen before. */
    SIGNED_IN_ANEW(ALERT, OWNERS, EMAIL),
    PASSWORD_CHANGED(ALERT, OWNERS, EMAIL),
    /** A passkey or another way to sign in was added or removed. */
    WAYS_IN_CHANGED(ALERT, OWNERS, EMAIL),
    /** Somebody may act for the account now, or no longer. */
    USERS_CHANGED(ALERT, OWNERS, EMAIL),
    /** Who is told changed: a contact was added, verified or removed. */
    CONTACTS_CHANGED(ALERT, OWNERS, EMAIL),
    /** An endpoint of the account's programs was switched off: no events go there. */
    WEBHOOK_OFF(ALERT, OWNERS, EMAIL),
    /** The code that shows an address is its contact's own. */
    CONTACT_CODE(SECRET, EVERYBODY, EMAIL, SMS);

    /** What is promised of a kind. */
    public enum Nature {
        /** About a date to come: promised, and taken back when the item is covered before it goes. */
        REMINDER,
        /** Must be told: nobody can switch the last one told of it off. */
        ALERT,
        /** Good to know: whoever does not want it leaves it. */
        NEWS,
        /** For the one it is sent to: a message of its own, kept nowhere else. */
        SECRET
    }

    private final Nature nature;
    private final Set<Part> audience;
    private final Set<Channel> channels;

    NoticeKind(Nature nature, Set<Part> audience, Channel... channels) {
        this.nature = nature;
        this.audience = audience;
        this.channels = Set.of(channels);
    }

    public Nature nature() {
        return nature;
    }

    /** Whose business it is; each of them may say otherwise. */
    public Set<Part> audience() {
        return audience;
    }

    /** The channels it takes to people; in the console it stands as well, unless it is secret. */
    public Set<Channel> channels() {
        return channels;
    }

    /** Whether a contact may do without it altogether. */
    public boolean isOptional() {
        return nature == Nature.NEWS;
    }

    /** Short names of audiences, for the list above. */
    static final class Audiences {
        static final Set<Part> EVERYBODY = Set.of(Part.values());
        static final Set<Part> PAYERS = Set.of(Part.OWNER, Part.BILLING);
        static final Set<Part> OWNERS = Set.of(Part.OWNER);
    }
}
