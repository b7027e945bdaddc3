package dev.perennial.payment;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.CustomerCreation;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import java.time.Duration;
import java.time.Instant;

/** A payment in the words of a Checkout session. */
final class StripeAsking {
    /** Under this name our number of the payment is with everything made at Stripe. */
    static final String PAYMENT = "perennial_payment";

    static final String ACCOUNT = "perennial_account";
    static final String ORDER = "perennial_order";

    /** The way to pay is to be kept. */
    static final String KEEP = "perennial_keep";

    /** Stripe lets no page close sooner than half an hour from when it is made. */
    private static final Duration SOONEST = Duration.ofMinutes(31);

    private StripeAsking() {}

    static SessionCreateParams of(Payment payment, long units, Asking asking, Instant now) {
        var soonest = now.plus(SOONEST);
        var until = asking.until().isBefore(soonest) ? soonest : asking.until();
        var intent = PaymentIntentData.builder()
                .setDescription(asking.title())
                .putMetadata(PAYMENT, payment.id().toString())
                .putMetadata(ACCOUNT, payment.account().value());
        var session = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setClientReferenceId(payment.id().toString())
                .putMetadata(PAYMENT, payment.id().toString())
                .putMetadata(ACCOUNT, payment.account().value())
                .setSuccessUrl(asking.back(payment))
                .setCancelUrl(asking.back(payment))
                .setExpiresAt(until.getEpochSecond())
                .setLocale(
                        asking.language().getLanguage().equals("zh")
                                ? SessionCreateParams.Locale.ZH
                                : SessionCreateParams.Locale.EN)
                .addLineItem(line(payment, units, asking.title()));
        payment.order().ifPresent(order -> session.putMetadata(ORDER, order.toString()));
        if (asking.keep()) {
            session.setCustomerCreation(CustomerCreation.ALWAYS);
            session.putMetadata(KEEP, "yes");
            intent.putMetadata(KEEP, "yes").setSetupFutureUsage(PaymentIntentData.SetupFutureUsage.OFF_SESSION);
        }
        return session.setPaymentIntentData(intent.build()).build();
    }

    private static LineItem line(Payment payment, long units, String title) {
        var price = LineItem.PriceData.builder()
                .setCurrency(StripeGateway.currency(payment.amount()))
                .setUnitAmount(units)
                .setProductData(
                        LineItem.PriceData.ProductData.builder().setName(title).build())
                .build();
        return LineItem.builder().setQuantity(1L).setPriceData(price).build();
    }
}
