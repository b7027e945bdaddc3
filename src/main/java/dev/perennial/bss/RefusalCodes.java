package dev.perennial.bss;

import dev.perennial.coupon.CouponRefusal;
import dev.perennial.invoice.InvoiceRefusal;
import dev.perennial.kernel.Refusal;
import dev.perennial.key.KeyRefusal;
import dev.perennial.order.OrderRefusal;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.renewal.RenewalRefusal;
import dev.perennial.settings.SettingsRefusal;
import java.util.Optional;

/** What our refusals are called on this wire: the one table. A constant that is added there does not compile until it is here. */
final class RefusalCodes {
    private RefusalCodes() {}

    static FaultCode of(Refusal why) {
        return known(why).orElse(why.isNotFound() ? FaultCode.RESOURCE_NOT_EXISTS : FaultCode.NOT_APPLICABLE);
    }

    /** Empty for refusals that no action can meet. */
    static Optional<FaultCode> known(Refusal why) {
        return switch (why) {
            case OrderRefusal order -> Optional.of(of(order));
            case RenewalRefusal renewal -> Optional.of(of(renewal));
            case InvoiceRefusal invoice -> Optional.of(of(invoice));
            case SettingsRefusal settings -> Optional.of(of(settings));
            case CouponRefusal coupon -> Optional.of(of(coupon));
            case KeyRefusal key -> Optional.of(of(key));
            case PaymentRefusal payment -> Optional.of(of(payment));
            default -> Optional.empty();
        };
    }

    private static FaultCode of(SettingsRefusal why) {
        return switch (why) {
            case ACCOUNT_NAME_INVALID, ZONE_UNKNOWN, UNIFIED_DAY_INVALID -> FaultCode.INVALID_PARAMETER;
        };
    }

    private static FaultCode of(CouponRefusal why) {
        return switch (why) {
            case COUPON_NOT_FOUND -> FaultCode.RESOURCE_NOT_EXISTS;
        };
    }

    private static FaultCode of(KeyRefusal why) {
        return switch (why) {
            case KEY_NOT_FOUND -> FaultCode.RESOURCE_NOT_EXISTS;
            case KEY_OF_SOMEBODY_ELSE, KEYS_TOO_MANY -> FaultCode.NOT_APPLICABLE;
            case KEY_NAME_INVALID, KEY_SCOPE_NONE, KEY_SCOPE_NOT_POSSIBLE, KEY_ENDS_TOO_SOON ->
                FaultCode.INVALID_PARAMETER;
        };
    }

    private static FaultCode of(PaymentRefusal why) {
        return switch (why) {
            case ACCOUNT_UNKNOWN, PAYMENT_NOT_FOUND -> FaultCode.RESOURCE_NOT_EXISTS;
            case AMOUNT_INVALID, THRESHOLD_INVALID, AMOUNT_TOO_LARGE -> FaultCode.INVALID_PARAMETER;
            case PAYMENT_BEING_CHECKED -> FaultCode.ORDER_IN_PROGRESS;
            case PAYMENT_ENDED, PAYMENT_NOT_NEEDED, GATEWAY_AWAY, GATEWAY_NOT_AVAILABLE -> FaultCode.RESOURCE_STATUS;
        };
    }

    private static FaultCode of(OrderRefusal why) {
        return switch (why) {
            case SUBSCRIPTION_NOT_FOUND, ORDER_NOT_FOUND, NEEDED_ITEM_NOT_FOUND -> FaultCode.RESOURCE_NOT_EXISTS;
            case NOTHING_CHOSEN,
                    CHOSEN_TWICE,
                    TOO_MANY_ITEMS,
                    SEVERAL_ACCOUNTS,
                    DAY_INVALID,
                    INVALID_AMOUNT,
                    ITEM_NAME_INVALID -> FaultCode.INVALID_PARAMETER;
            case PERIOD_NOT_OFFERED, COUPON_NOT_USABLE, NOTHING_TO_REFUND, REFUND_TOO_LARGE ->
                FaultCode.INVALID_PARAMETER;
            case NOT_SOLD_HERE,
                    PAY_AS_YOU_GO,
                    NOT_RENEWABLE_FREE_EDITION,
                    WHOLE_PERIODS_ONLY,
                    NEEDS_OWN_ORDER,
                    TERMS_NOT_ACCEPTED -> FaultCode.NOT_APPLICABLE;
            case ORDER_IN_PROGRESS, AWAITS_PROVIDER -> FaultCode.ORDER_IN_PROGRESS;
            case INSUFFICIENT_BALANCE -> FaultCode.BALANCE;
            case KEY_REUSED -> FaultCode.TOKEN_REUSED;
            case RELEASED,
                    EXPIRATION_CHANGED,
                    PRICE_CHANGED,
                    TERM_HAS_ENDED,
                    ALREADY_ON_THAT_DAY,
                    ORDER_NOT_UNPAID,
                    ORDER_LAPSED,
                    ORDER_OUTDATED,
                    NOT_UNDOABLE,
                    TERM_HAS_BEGUN,
                    LATER_TERM_EXISTS,
                    REFUNDED_IN_PART,
                    NOT_REFUNDABLE,
                    TERM_CANNOT_END -> FaultCode.RESOURCE_STATUS;
        };
    }

    private static FaultCode of(RenewalRefusal why) {
        return switch (why) {
            case PERIOD_REQUIRED, INVALID_RANK, RESERVATION_NOT_COVERED -> FaultCode.INVALID_PARAMETER;
            case AWAITING_PROVIDER, AWAITING_TOP_UP -> FaultCode.ORDER_IN_PROGRESS;
            case NOT_AUTO, EXPIRES_TOO_SOON, PRICE_NEEDS_CONSENT, PROVIDER_REFUSED, NOT_PARKED, TASK_OVERTAKEN ->
                FaultCode.RESOURCE_STATUS;
        };
    }

    private static FaultCode of(InvoiceRefusal why) {
        return switch (why) {
            case INVOICE_ACCOUNT_UNKNOWN, INVOICE_NOT_FOUND, TITLE_NOT_FOUND -> FaultCode.RESOURCE_NOT_EXISTS;
            case INVOICEABLE_CHANGED, NOTHING_TO_INVOICE -> FaultCode.INVALID_PARAMETER;
            case TITLE_NAME_MISSING,
                    TAX_NUMBER_MISSING,
                    TAX_NUMBER_INVALID,
                    COUNTRY_UNKNOWN,
                    TITLE_EMAIL_INVALID,
                    TITLE_TOO_LONG,
                    TOO_MANY_TITLES -> FaultCode.INVALID_PARAMETER;
            case TITLE_IN_USE, ORDER_NOT_INVOICEABLE, NOT_ISSUED_YET, NO_E_INVOICE -> FaultCode.RESOURCE_STATUS;
        };
    }
}
