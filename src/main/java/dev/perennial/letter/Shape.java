package dev.perennial.letter;

import dev.perennial.notice.NoticeKind;
import java.util.List;
import java.util.Map;

/**
 * Which facts a kind's letter shows beside its sentences, by name: of each list the first that is there.
 *
 * @param mark how it looks at first glance
 * @param when the column of days, where several are told of
 * @param amount the column of amounts
 * @param pairs what one alone shows below its sentence
 */
record Shape(Mark mark, List<String> when, List<String> amount, List<String> pairs) {

    /** Word, colour and shape at the head of a section. */
    enum Mark {
        /** Something is lost or about to be. */
        ALARM("#a92a1f", "#fbe7e4", "\u25B2"),
        /** Something is to be decided or done. */
        CARE("#855000", "#fbf0d9", "\u25C6"),
        /** It went as it should. */
        GOOD("#0b6b45", "#e2f3ea", "\u2713"),
        PLAIN("#44504a", "#eef1ef", "\u25CF");

        final String ink;
        final String ground;
        final String sign;

        Mark(String ink, String ground, String sign) {
            this.ink = ink;
            this.ground = ground;
            this.sign = sign;
        }
    }

    private static final List<String> NONE = List.of();
    private static final Shape MONEY_IN = good(NONE, List.of("amount"), List.of("amount", "available", "reference"));
    private static final Shape MONEY_KEPT = care(NONE, List.of("amount"), List.of("amount", "missing", "reference"));
    private static final Shape PAID_TERM =
            good(List.of("to"), List.of("price"), List.of("product", "period", "to", "price", "coupons", "wallet"));
    private static final Shape PERSON = of(
            Mark.PLAIN,
            List.of("at"),
            NONE,
            List.of("name", "login", "role", "contact", "at", "by", "browser", "address"));

    private static final Map<NoticeKind, Shape> SHAPES = Map.ofEntries(
            entry(
                    NoticeKind.EXPIRING,
                    care(List.of("expires_at"), NONE, List.of("product", "expires_at", "stops_at", "released_at"))),
            entry(
                    NoticeKind.RENEWAL_COMING,
                    of(
                            Mark.PLAIN,
                            List.of("charge_at"),
                            List.of("price"),
                            List.of(
                                    "product",
                                    "charge_at",
                                    "period",
                                    "price",
                                    "coupons",
                                    "wallet",
                                    "shortfall",
                                    "expires_at"))),
            entry(
                    NoticeKind.EXPIRED,
                    alarm(
                            List.of("stops_at", "expires_at"),
                            List.of("product", "expires_at", "stops_at", "released_at"))),
            entry(
                    NoticeKind.SUSPENSION_COMING,
                    alarm(
                            List.of("stops_at", "expires_at"),
                            List.of("product", "expires_at", "stops_at", "released_at"))),
            entry(
                    NoticeKind.SUSPENDED,
                    alarm(List.of("due_at"), List.of("product", "expires_at", "due_at", "released_at"))),
            entry(
                    NoticeKind.RELEASE_COMING,
                    alarm(List.of("released_at", "expires_at"), List.of("product", "expires_at", "released_at"))),
            entry(NoticeKind.RELEASED, alarm(List.of("due_at"), List.of("product", "expires_at", "due_at"))),
            entry(
                    NoticeKind.DEPENDENCY_AT_RISK,
                    care(
                            List.of("needed_expires_at"),
                            NONE,
                            List.of("product", "needs_name", "needed_expires_at", "expires_at"))),
            entry(NoticeKind.BOUGHT, PAID_TERM),
            entry(NoticeKind.RENEWED, PAID_TERM),
            entry(
                    NoticeKind.RENEWAL_FAILED,
                    alarm(
                            List.of("top_up_by", "expires_at"),
                            List.of("shortfall", "price"),
                            List.of("product", "price", "shortfall", "top_up_by", "next_try", "expires_at"))),
            entry(
                    NoticeKind.PRICE_CONSENT,
                    care(
                            List.of("expires_at"),
                            List.of("price"),
                            List.of("product", "agreed", "price", "next_try", "expires_at"))),
            entry(
                    NoticeKind.NOT_AUTO_RENEWED,
                    care(List.of("expires_at"), List.of("price"), List.of("product", "expires_at"))),
            entry(
                    NoticeKind.LOW_BALANCE,
                    care(
                            List.of("charge_at"),
                            List.of("shortfall", "available"),
                            List.of("available", "threshold", "shortfall", "charge_at"))),
            entry(NoticeKind.TOP_UP_RECEIVED, MONEY_IN),
            entry(NoticeKind.AUTO_TOPPED_UP, good(NONE, List.of("amount"), List.of("amount", "used", "ceiling"))),
            entry(NoticeKind.AUTO_TOP_UP_PAUSED, care(NONE, List.of("amount"), List.of("amount", "declines"))),
            entry(NoticeKind.PAYMENT_KEPT, MONEY_KEPT),
            entry(NoticeKind.PAYMENT_DECLINED, alarm(NONE, List.of("amount"), List.of("amount"))),
            entry(NoticeKind.PAYMENT_RETURNED, care(NONE, List.of("amount"), List.of("amount"))),
            entry(NoticeKind.TRANSFER_KEPT, MONEY_KEPT),
            entry(NoticeKind.TRANSFER_TAKEN_BACK, alarm(NONE, List.of("amount"), List.of("amount", "reason"))),
            entry(
                    NoticeKind.RENEWAL_UNDONE,
                    of(Mark.PLAIN, List.of("from"), List.of("price"), List.of("product", "wallet", "coupons", "from"))),
            entry(NoticeKind.REFUNDED, good(NONE, List.of("amount"), List.of("product", "amount", "ends_at"))),
            entry(NoticeKind.PAYOUT_ASKED, of(Mark.PLAIN, NONE, List.of("amount"), List.of("amount", "holder"))),
            entry(NoticeKind.PAYOUT_MADE, good(NONE, List.of("amount"), List.of("amount", "holder"))),
            entry(NoticeKind.PAYOUT_REFUSED, care(NONE, List.of("amount"), List.of("amount", "holder"))),
            entry(
                    NoticeKind.GRANTED,
                    good(List.of("to"), List.of("amount"), List.of("product", "amount", "coupon", "period", "to"))),
            entry(
                    NoticeKind.INVOICE_READY,
                    good(List.of("date"), List.of("amount"), List.of("number", "date", "amount"))),
            entry(
                    NoticeKind.CREDIT_NOTE_READY,
                    good(List.of("date"), List.of("amount"), List.of("number", "date", "amount"))),
            entry(
                    NoticeKind.ORDER_LAPSED,
                    care(List.of("expires_at"), List.of("price"), List.of("product", "price", "expires_at"))),
            entry(NoticeKind.ACCOUNT_ASKED_FOR, of(Mark.PLAIN, NONE, NONE, List.of("name", "account", "id"))),
            entry(NoticeKind.SIGNED_IN_ANEW, PERSON),
            entry(NoticeKind.PASSWORD_CHANGED, PERSON),
            entry(NoticeKind.WAYS_IN_CHANGED, PERSON),
            entry(NoticeKind.USERS_CHANGED, PERSON),
            entry(NoticeKind.CONTACTS_CHANGED, PERSON),
            entry(NoticeKind.WEBHOOK_OFF, alarm(List.of("at"), List.of("url", "at"))),
            entry(NoticeKind.CONTACT_CODE, of(Mark.PLAIN, NONE, NONE, NONE)));

    static Shape of(NoticeKind kind) {
        return SHAPES.get(kind);
    }

    private static Shape of(Mark mark, List<String> when, List<String> amount, List<String> pairs) {
        return new Shape(mark, when, amount, pairs);
    }

    private static Shape alarm(List<String> when, List<String> pairs) {
        return new Shape(Mark.ALARM, when, NONE, pairs);
    }

    private static Shape alarm(List<String> when, List<String> amount, List<String> pairs) {
        return new Shape(Mark.ALARM, when, amount, pairs);
    }

    private static Shape care(List<String> when, List<String> amount, List<String> pairs) {
        return new Shape(Mark.CARE, when, amount, pairs);
    }

    private static Shape good(List<String> when, List<String> amount, List<String> pairs) {
        return new Shape(Mark.GOOD, when, amount, pairs);
    }

    private static Map.Entry<NoticeKind, Shape> entry(NoticeKind kind, Shape shape) {
        return Map.entry(kind, shape);
    }
}
