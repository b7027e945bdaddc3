package dev.perennial.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells in detail. Fields are only ever added; what is not known of an event is null. Items are named as
 * the account names them, everything else by its id.
 */
public sealed interface EventData {

    /** Whose event it is. */
    String account();

    /**
     * An amount of money.
     *
     * @param amount a plain decimal in the currency's scale: {@code 12.30}
     * @param currency by ISO 4217: {@code CNY}
     */
    record Amount(String amount, String currency) {}

    /** @param balance what it began with */
    record AccountAdded(String account, @Nullable Amount balance) implements EventData {}

    /**
     * @param product the product's code
     * @param mode {@code MANUAL}, {@code AUTO} or {@code NONE}
     * @param phase {@code ACTIVE}, {@code GRACE}, {@code SUSPENDED} or {@code RELEASED}
     * @param period by which it is renewed by itself, in ISO 8601: {@code P3M}
     */
    record SubscriptionAdded(
            String account,
            String subscription,
            @Nullable String product,
            @Nullable String mode,
            @Nullable String phase,
            @Nullable String period,
            @Nullable Instant expiresAt)
            implements EventData {}

    /**
     * One item of an order.
     *
     * @param origin {@code AUTO} or {@code MANUAL}
     * @param period what was bought, in ISO 8601: {@code P3M}, or {@code P17D} up to a chosen day
     * @param price for this item, of which so much by coupons and so much from the wallet
     */
    record Bought(
            String account,
            String subscription,
            @Nullable String order,
            @Nullable String origin,
            @Nullable String period,
            @Nullable Amount price,
            @Nullable Amount paidByCoupons,
            @Nullable Amount paidFromWallet,
            @Nullable Instant termStart,
            @Nullable Instant termEnd)
            implements EventData {}

    /**
     * @param code why: the refusal's, as in every answer of this platform
     * @param shortfall what was missing
     * @param agreedPrice what the customer last agreed to, where the price has risen above it
     * @param nextTry when it is tried again; null where it was the last try
     */
    record RenewalFailed(
            String account,
            String subscription,
            @Nullable String code,
            @Nullable Amount price,
            @Nullable Amount shortfall,
            @Nullable Amount agreedPrice,
            @Nullable Instant expiresAt,
            @Nullable Instant nextTry)
            implements EventData {}

    /** @param answer what the product's own system said */
    record RenewalRejected(
            String account,
            @Nullable String subscription,
            @Nullable String order,
            @Nullable String answer) implements EventData {}

    /** Time that was given, and that nobody paid. */
    record Extended(
            String account,
            String subscription,
            @Nullable String period,
            @Nullable Instant termStart,
            @Nullable Instant termEnd,
            @Nullable String reason)
            implements EventData {}

    /**
     * @param period by which it is renewed by itself
     * @param price agreed to for that
     * @param firstTry when it is first charged
     * @param tooSoon true where it comes too late for the term that runs now
     */
    record ModeChanged(
            String account,
            String subscription,
            @Nullable String mode,
            @Nullable String period,
            @Nullable Amount price,
            @Nullable Instant firstTry,
            boolean tooSoon)
            implements EventData {}

    /** @param days so many days before the expiration the reminder was due; below zero after it */
    record Reminded(
            String account,
            String subscription,
            List<Integer> days,
            @Nullable Instant expiresAt) implements EventData {}

    /** @param dueAt when it was to happen by the product's policy */
    record PhaseEntered(
            String account,
            String subscription,
            String phase,
            @Nullable Instant dueAt,
            @Nullable Instant expiresAt) implements EventData {}

    /**
     * @param type {@code NEW} or {@code RENEWAL}
     * @param items how many
     */
    record OrderPaid(
            String account,
            @Nullable String order,
            @Nullable String type,
            @Nullable String origin,
            int items,
            @Nullable Amount price,
            @Nullable Amount paidByCoupons,
            @Nullable Amount paidFromWallet)
            implements EventData {}

    /** @param because {@code LAPSED}, {@code CUSTOMER}, {@code AUTO_OFF} or {@code PROVIDER_REFUSED} */
    record OrderCancelled(
            String account,
            @Nullable String subscription,
            @Nullable String order,
            @Nullable String because) implements EventData {}

    /**
     * One item of a refund.
     *
     * @param amount what went to the wallet
     * @param endsAt when the item's term ends now; null where it stays
     */
    record OrderRefunded(
            String account,
            @Nullable String subscription,
            @Nullable String order,
            @Nullable String refund,
            @Nullable Amount amount,
            @Nullable Instant endsAt,
            @Nullable String reason)
            implements EventData {}

    /**
     * @param available what can be spent since
     * @param payment of a gateway, where it came by one
     * @param order which it is to pay
     */
    record ToppedUp(
            String account,
            @Nullable Amount amount,
            @Nullable Amount available,
            @Nullable String payment,
            @Nullable String gateway,
            @Nullable String reference,
            @Nullable String order)
            implements EventData {}

    record WalletLow(
            String account,
            @Nullable Amount available,
            @Nullable Amount threshold) implements EventData {}

    /**
     * @param amount of balance or of a coupon, or the credit line since
     * @param before the credit line until then
     */
    record Granted(
            String account,
            @Nullable Amount amount,
            @Nullable Amount before,
            @Nullable String coupon,
            @Nullable String reason)
            implements EventData {}

    record TransferTakenBack(
            String account,
            @Nullable Amount amount,
            @Nullable String transfer,
            @Nullable String reason) implements EventData {}

    /** @param declines so many charges in a row */
    record AutoTopUpPaused(String account, @Nullable String declines) implements EventData {}

    /** @param outcome {@code DECLINED}, {@code LEFT}, {@code UNSURE}, {@code RETURNED} or {@code GIVEN_BACK} */
    record PaymentEnded(
            String account,
            @Nullable String payment,
            @Nullable Amount amount,
            String outcome,
            @Nullable String reference)
            implements EventData {}

    record PayoutMoved(
            String account,
            @Nullable String payout,
            @Nullable Amount amount,
            @Nullable String payment,
            @Nullable String refund)
            implements EventData {}

    /**
     * An invoice or a credit note.
     *
     * @param number once it is issued
     * @param corrects the invoice a credit note is about
     * @param title whom it is made out to
     * @param sha256 of the document that was sealed
     */
    record Paper(
            String account,
            @Nullable String invoice,
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable Amount amount,
            @Nullable String corrects,
            @Nullable String title,
            @Nullable String sha256)
            implements EventData {}

    record Deficit(String account, @Nullable Amount amount) implements EventData {}

    record ContactUnreachable(
            String account, @Nullable String name, @Nullable String address) implements EventData {}
}
