package dev.perennial.payment;

import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.StripeError;
import com.stripe.model.checkout.Session;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads Stripe's objects as the fate of a payment. */
final class StripeFate {
    private StripeFate() {}

    /** Of a Checkout session whose payment intent, and that one's way to pay, came with it. */
    static Fate of(Session session) {
        var intent = session.getPaymentIntentObject();
        if (intent != null && intent.getStatus().equals("succeeded")) return of(intent);
        if ("expired".equals(session.getStatus())) return new Fate.Left();
        if (intent != null && !"open".equals(session.getStatus())) return of(intent);
        if (intent != null && intent.getStatus().equals("processing")) return new Fate.Checking();
        return "open".equals(session.getStatus()) ? new Fate.Waiting() : new Fate.Checking();
    }

    static Fate of(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "succeeded" -> paid(intent);
            case "processing" -> new Fate.Checking();
            case "canceled" -> new Fate.Left();
            case "requires_payment_method" -> new Fate.Declined(code(intent.getLastPaymentError()));
            case "requires_action" -> new Fate.Declined("authentication_required");
            default -> new Fate.Unknown("payment intent " + intent.getId() + " is " + intent.getStatus());
        };
    }

    private static Fate paid(PaymentIntent intent) {
        return paid(
                intent.getAmountReceived(), intent.getCurrency(), intent.getId(), intent.getCreated(), kept(intent));
    }

    static Fate paid(@Nullable Long units, String currency, String reference, Long created, Optional<KeptMethod> kept) {
        var amount =
                units == null ? Optional.<dev.perennial.kernel.Money>empty() : StripeAmountRule.read(units, currency);
        return amount.<Fate>map(
                        money -> Fate.Paid.once(new Receipt(money, Instant.ofEpochSecond(created), reference, kept)))
                .orElseGet(() -> new Fate.Unknown("amount " + units + " " + currency + " of " + reference));
    }

    private static Optional<KeptMethod> kept(PaymentIntent intent) {
        if (!"off_session".equals(intent.getSetupFutureUsage()) || intent.getCustomer() == null)
            return Optional.empty();
        return Optional.ofNullable(intent.getPaymentMethodObject())
                .map(method -> new KeptMethod(
                        StripeGateway.CODE, intent.getCustomer(), method.getId(), label(method), expires(method)));
    }

    private static Optional<YearMonth> expires(PaymentMethod method) {
        var card = method.getCard();
        return card == null || card.getExpYear() == null || card.getExpMonth() == null
                ? Optional.empty()
                : Optional.of(YearMonth.of(Math.toIntExact(card.getExpYear()), Math.toIntExact(card.getExpMonth())));
    }

    private static String label(PaymentMethod method) {
        var card = method.getCard();
        if (card == null) return method.getType();
        var brand = card.getBrand();
        return brand.substring(0, 1).toUpperCase(Locale.ROOT) + brand.substring(1) + " •••• " + card.getLast4();
    }

    static String code(@Nullable StripeError error) {
        if (error == null) return "declined";
        if (error.getDeclineCode() != null) return error.getDeclineCode();
        return error.getCode() == null ? "declined" : error.getCode();
    }
}
