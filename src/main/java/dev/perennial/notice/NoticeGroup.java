package dev.perennial.notice;

import java.util.Arrays;
import java.util.List;

/** Kinds that belong together where people choose what they are told of. */
public enum NoticeGroup {
    REMINDERS(true),
    RENEWALS(true),
    SERVICE(true),
    MONEY(false),
    PAPERS(false),
    ACCOUNT(false);

    private final boolean ofItems;

    NoticeGroup(boolean ofItems) {
        this.ofItems = ofItems;
    }

    /** Whether it tells of items, so that one product can be chosen otherwise than the others. */
    public boolean isOfItems() {
        return ofItems;
    }

    /** Those of this group that can be chosen. */
    public List<NoticeKind> kinds() {
        return Arrays.stream(NoticeKind.values())
                .filter(kind -> kind.nature() != NoticeKind.Nature.SECRET && of(kind) == this)
                .toList();
    }

    public static NoticeGroup of(NoticeKind kind) {
        return switch (kind) {
            case EXPIRING, RENEWAL_COMING, EXPIRED, SUSPENSION_COMING, RELEASE_COMING, DEPENDENCY_AT_RISK -> REMINDERS;
            case BOUGHT, RENEWED, RENEWAL_FAILED, PRICE_CONSENT, NOT_AUTO_RENEWED, RENEWAL_UNDONE, ORDER_LAPSED ->
                RENEWALS;
            case SUSPENDED, RELEASED -> SERVICE;
            case LOW_BALANCE,
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
                    GRANTED -> MONEY;
            case INVOICE_READY, CREDIT_NOTE_READY -> PAPERS;
            case ACCOUNT_ASKED_FOR,
                    SIGNED_IN_ANEW,
                    PASSWORD_CHANGED,
                    WAYS_IN_CHANGED,
                    USERS_CHANGED,
                    CONTACTS_CHANGED,
                    WEBHOOK_OFF,
                    CONTACT_CODE -> ACCOUNT;
        };
    }
}
