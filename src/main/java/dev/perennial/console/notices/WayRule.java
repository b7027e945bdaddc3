package dev.perennial.console.notices;

import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Told;
import dev.perennial.web.Visit;
import java.util.Optional;

/** Where the one thing to do about a notice is done. */
final class WayRule {
    private WayRule() {}

    /** For all of a kind. */
    static String ofAll(NoticeKind kind) {
        return switch (kind) {
            case LOW_BALANCE -> "/funds/top-up";
            case AUTO_TOPPED_UP, AUTO_TOP_UP_PAUSED -> "/funds/auto-top-up";
            case TOP_UP_RECEIVED,
                    PAYMENT_KEPT,
                    PAYMENT_DECLINED,
                    PAYMENT_RETURNED,
                    TRANSFER_KEPT,
                    TRANSFER_TAKEN_BACK,
                    PAYOUT_ASKED,
                    PAYOUT_MADE,
                    PAYOUT_REFUSED,
                    GRANTED -> "/funds";
            case RENEWAL_UNDONE, REFUNDED, ORDER_LAPSED -> "/orders";
            case INVOICE_READY, CREDIT_NOTE_READY -> "/invoices/issued";
            case ACCOUNT_ASKED_FOR -> "/account";
            case SIGNED_IN_ANEW, PASSWORD_CHANGED, WAYS_IN_CHANGED -> "/profile";
            case USERS_CHANGED -> "/users";
            case CONTACTS_CHANGED, CONTACT_CODE -> "/notices/contacts";
            default -> "/renewals";
        };
    }

    /** For one thing told: where a customer acts on it; empty where all of its kind is acted on in one place. */
    static Optional<String> ofOne(Told told) {
        return switch (told.kind()) {
            case EXPIRING, EXPIRED, SUSPENSION_COMING, SUSPENDED, RELEASE_COMING, RENEWAL_FAILED, NOT_AUTO_RENEWED ->
                told.item().map(item -> "/renew?item=" + Visit.query(item));
            case RENEWAL_UNDONE, REFUNDED ->
                Optional.ofNullable(told.facts().get("order"))
                        .filter(order -> order.matches("[0-9a-f-]{36}"))
                        .map(order -> "/orders/" + order);
            default -> Optional.empty();
        };
    }
}
