package dev.perennial.letter;

import dev.perennial.notice.NoticeKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Where the one thing to do is done, for each kind of notice: paths of customers' pages. */
public final class LandingRule {
    private static final String RENEWALS = "/renewals";
    private static final String FUNDS = "/funds";

    private LandingRule() {}

    /**
     * @param item the item told of, if it is about one
     * @param facts as they were told
     */
    public static String path(NoticeKind kind, Optional<String> item, Map<String, String> facts) {
        return switch (kind) {
            case EXPIRING, EXPIRED, SUSPENSION_COMING, SUSPENDED, RELEASE_COMING, NOT_AUTO_RENEWED, ORDER_LAPSED ->
                of("/renew?item=", item, RENEWALS);
            case RENEWAL_COMING -> facts.containsKey("shortfall") ? topUp(facts) : of("/items/", item, RENEWALS);
            case RENEWAL_FAILED ->
                facts.containsKey("shortfall") && facts.containsKey("next_try")
                        ? topUp(facts)
                        : of("/renew?item=", item, RENEWALS);
            case PRICE_CONSENT -> of("/renewals/auto?item=", item, RENEWALS);
            case RELEASED, DEPENDENCY_AT_RISK -> of("/items/", item, RENEWALS);
            case BOUGHT, RENEWED, RENEWAL_UNDONE, REFUNDED, PAYMENT_KEPT, TRANSFER_KEPT ->
                of("/orders/", fact(facts, "order"), "/orders");
            case LOW_BALANCE -> topUp(facts);
            case PAYMENT_DECLINED -> of("/payments/", fact(facts, "payment"), FUNDS);
            case INVOICE_READY, CREDIT_NOTE_READY -> of("/invoices/", fact(facts, "invoice"), ofAll(kind));
            case WEBHOOK_OFF -> of("/events/endpoints/", fact(facts, "endpoint"), ofAll(kind));
            case GRANTED -> item.isPresent() ? of("/items/", item, FUNDS) : granted(facts);
            default -> ofAll(kind);
        };
    }

    /** For several of a kind at once. */
    public static String ofAll(NoticeKind kind) {
        return switch (kind) {
            case RENEWAL_COMING, PRICE_CONSENT -> "/renewals?tab=auto";
            case BOUGHT, RENEWED, RENEWAL_UNDONE, REFUNDED -> "/orders";
            case RENEWAL_FAILED, LOW_BALANCE -> "/funds/top-up";
            case AUTO_TOPPED_UP, AUTO_TOP_UP_PAUSED -> "/funds/auto-top-up";
            case TOP_UP_RECEIVED,
                    PAYMENT_KEPT,
                    PAYMENT_DECLINED,
                    PAYMENT_RETURNED,
                    TRANSFER_KEPT,
                    TRANSFER_TAKEN_BACK,
                    GRANTED -> FUNDS;
            case PAYOUT_ASKED, PAYOUT_MADE, PAYOUT_REFUSED -> "/funds/withdraw";
            case INVOICE_READY, CREDIT_NOTE_READY -> "/invoices/issued";
            case ACCOUNT_ASKED_FOR -> "/";
            case SIGNED_IN_ANEW, PASSWORD_CHANGED, WAYS_IN_CHANGED -> "/profile";
            case USERS_CHANGED -> "/users";
            case WEBHOOK_OFF -> "/events/endpoints";
            case CONTACTS_CHANGED, CONTACT_CODE -> "/notices/contacts";
            default -> RENEWALS;
        };
    }

    private static String granted(Map<String, String> facts) {
        return "COUPON".equals(facts.get("kind")) ? "/coupons" : FUNDS;
    }

    private static String topUp(Map<String, String> facts) {
        return of("/funds/top-up?amount=", fact(facts, "shortfall"), "/funds/top-up");
    }

    private static Optional<String> fact(Map<String, String> facts, String name) {
        return Optional.ofNullable(facts.get(name));
    }

    private static String of(String page, Optional<String> id, String otherwise) {
        return id.map(some ->
                        page + URLEncoder.encode(some, StandardCharsets.UTF_8).replace("+", "%20"))
                .orElse(otherwise);
    }
}
