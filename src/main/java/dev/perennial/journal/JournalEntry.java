package dev.perennial.journal;

import dev.perennial.account.Account;
import dev.perennial.kernel.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One change of state.
 *
 * @param subscription the item it concerns, by id; empty for a change of the account itself
 * @param kind what happened: the key of the sentence that tells it
 * @param facts what the sentence needs, by name: amounts as decimals, instants in ISO 8601, codes as they are
 */
public record JournalEntry(
        UUID id,
        Account.Id account,
        Optional<String> subscription,
        Instant at,
        Actor actor,
        Kind kind,
        Map<String, String> facts) {

    public enum Kind {
        ACCOUNT_ADDED,
        SUBSCRIPTION_ADDED,
        COUPON_ADDED,
        REFERENCE_GIVEN,
        TRANSFER_TAKEN_BACK,
        TOPPED_UP,
        AUTO_TOP_UP_ON,
        AUTO_TOP_UP_OFF,
        AUTO_TOP_UP_PAUSED,
        AUTO_TOP_UP_DECLINED,
        METHOD_KEPT,
        METHOD_REMOVED,
        PAYMENT_BEGUN,
        PAYMENT_DECLINED,
        PAYMENT_LEFT,
        PAYMENT_UNSURE,
        PAYMENT_RETURNED,
        PAYMENT_GIVEN_BACK,
        RESERVED,
        RESERVATION_ENDED,
        RANKED,
        MODE_SET,
        ORDER_PLACED,
        ORDER_CANCELLED,
        ORDER_UNDONE,
        ORDER_REFUNDED,
        PAYOUT_ASKED,
        PAYOUT_MADE,
        PAYOUT_UNKNOWN,
        PAYOUT_RETRIED,
        PAYOUT_REFUSED,
        BALANCE_GRANTED,
        CREDIT_LINE_SET,
        COUPON_GRANTED,
        TERM_GRANTED,
        RENEWED,
        RENEWAL_REFUSED,
        RENEWAL_AWAITS_PROVIDER,
        RENEWAL_WOKEN,
        EXPIRED,
        SUSPENDED,
        RESUMED,
        RELEASED,
        REMINDED,
        PROVIDER_CONFIRMED,
        PROVIDER_REFUSED,
        REPLANNED,
        TITLE_ADDED,
        TITLE_CHANGED,
        TITLE_PREFERRED,
        TITLE_REMOVED,
        INVOICE_CHOICE_SET,
        INVOICE_REQUESTED,
        INVOICE_ISSUED,
        CREDIT_NOTE_DECIDED,
        CREDIT_NOTE_ISSUED,
        DEFICIT_BOOKED,
        DEFICIT_SETTLED,
        PARKED,
        UNPARKED,
        PROVIDER_ASKED_AGAIN,
        PROVIDER_ANSWERED_FOR,
        PROVIDER_SENT_AGAIN,
        MESSAGE_RESENT,
        USER_ADDED,
        USER_RENAMED,
        USER_ROLE_SET,
        USER_PASSWORD_CHANGED,
        USER_PASSWORD_RESET,
        USER_DISABLED,
        USER_ENABLED,
        USER_REMOVED,
        USER_SIGNED_OUT,
        SETTINGS_CHANGED,
        CONTACT_ADDED,
        CONTACT_CHANGED,
        CONTACT_VERIFIED,
        CONTACT_REMOVED,
        CONTACT_UNREACHABLE,
        PREFERENCES_CHANGED,
        REMINDER_DAY_ADDED,
        REMINDER_DAY_REMOVED,
        FEED_MADE,
        FEED_REVOKED,
        ACCOUNT_ASKED_FOR,
        PASSKEY_ADDED,
        PASSKEY_REMOVED,
        IDENTITY_BOUND,
        KEY_MADE,
        KEY_REVOKED
    }
}
