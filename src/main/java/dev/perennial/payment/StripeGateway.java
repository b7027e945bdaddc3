package dev.perennial.payment;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import dev.perennial.clock.Installation;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Stripe, by its own SDK: customers pay on its Checkout page. The payment's id is the key by which it does a thing once,
 * and is with everything made there, so that whatever is heard leads back to the payment.
 *
 * <p>Off until its keys are set; and in a sandbox always, whose clock is not Stripe's.
 */
@Component
@Order(1)
public class StripeGateway implements Gateway {
    public static final String CODE = "stripe";

    private static final Logger LOG = LoggerFactory.getLogger(StripeGateway.class);

    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 20_000;
    private static final int RETRIES = 2;

    /** How long a charge may go unfound by Stripe's search: it lags behind, as a rule by less than a minute. */
    private static final Duration SEARCH_LAG = Duration.ofMinutes(10);

    private static final Set<String> REFUND_FAILED = Set.of("failed", "canceled");

    private final Installation installation;
    private final StripeSettings settings;
    private final StripeClient stripe;

    StripeGateway(Installation installation, StripeSettings settings) {
        this.installation = installation;
        this.settings = settings;
        if (settings.isComplete() && installation.sandbox()) {
            LOG.warn("Stripe takes no payments in a sandbox, whose clock is not Stripe's; its keys are not used.");
        }
        this.stripe = StripeClient.builder()
                .setApiKey(settings.isComplete() ? settings.secretKey() : "none")
                .setApiBase(settings.baseUrl())
                .setConnectTimeout(CONNECT_MILLIS)
                .setReadTimeout(READ_MILLIS)
                .setMaxNetworkRetries(RETRIES)
                .build();
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean isOpen() {
        return settings.isComplete() && !installation.sandbox();
    }

    @Override
    public boolean keepsMethods() {
        return true;
    }

    @Override
    public Money least(Currency currency) {
        return StripeAmountRule.least(currency);
    }

    @Override
    public Opened open(Payment payment, Asking asking, Instant now) {
        var units = StripeAmountRule.write(payment.amount());
        if (units.isEmpty()) return new Opened.Away("Stripe cannot take " + payment.amount());
        try {
            var known = payment.there().session();
            var session = known.isPresent()
                    ? session(known.get())
                    : stripe.v1()
                            .checkout()
                            .sessions()
                            .create(StripeAsking.of(payment, units.getAsLong(), asking, now), once(payment.id()));
            return "open".equals(session.getStatus())
                    ? new Opened.Page(session.getUrl(), Optional.of(session.getId()))
                    : new Opened.Closed();
        } catch (IdempotencyException askedOtherwiseBefore) {
            // Made before with other words, and never shown to anybody: another payment is begun in its place.
            return new Opened.Closed();
        } catch (StripeException noPage) {
            return new Opened.Away(why(noPage));
        }
    }

    @Override
    public Fate ask(Payment payment, Instant now) {
        try {
            var session = payment.there().session();
            return session.isPresent() ? StripeFate.of(session(session.get())) : searched(payment, now);
        } catch (StripeException noAnswer) {
            return new Fate.Unknown(why(noAnswer));
        }
    }

    /** A payment without a page was never shown to a customer: if it was charged at all, then without one. */
    private Fate searched(Payment payment, Instant now) throws StripeException {
        var query = PaymentIntentSearchParams.builder()
                .setQuery("metadata['" + StripeAsking.PAYMENT + "']:'" + payment.id() + "'")
                .addExpand("data.payment_method")
                .build();
        var found = stripe.v1().paymentIntents().search(query).getData();
        if (!found.isEmpty()) return StripeFate.of(found.getFirst());
        boolean mayLag = payment.begunBy().kind() == Actor.Kind.SYSTEM
                && now.isBefore(payment.begunAt().plus(SEARCH_LAG));
        return mayLag ? new Fate.Unknown("not found yet") : new Fate.Left();
    }

    @Override
    public Fate giveUp(Payment payment, Instant now) {
        var session = payment.there().session();
        if (session.isEmpty()) return ask(payment, now);
        try {
            stripe.v1().checkout().sessions().expire(session.get());
        } catch (InvalidRequestException paidOrOver) {
            return ask(payment, now);
        } catch (StripeException noAnswer) {
            return new Fate.Unknown(why(noAnswer));
        }
        return ask(payment, now);
    }

    @Override
    public Fate charge(Payment payment, KeptMethod method, Instant now) {
        var units = StripeAmountRule.write(payment.amount());
        if (units.isEmpty()) return new Fate.Declined("amount_not_possible");
        var charge = PaymentIntentCreateParams.builder()
                .setAmount(units.getAsLong())
                .setCurrency(currency(payment.amount()))
                .setCustomer(method.customer())
                .setPaymentMethod(method.method())
                .setOffSession(true)
                .setConfirm(true)
                .putMetadata(StripeAsking.PAYMENT, payment.id().toString())
                .putMetadata(StripeAsking.ACCOUNT, payment.account().value())
                .build();
        try {
            return StripeFate.of(stripe.v1().paymentIntents().create(charge, once(payment.id())));
        } catch (CardException declined) {
            return new Fate.Declined(StripeFate.code(declined.getStripeError()));
        } catch (IdempotencyException askedOtherwiseBefore) {
            return ask(payment, now);
        } catch (InvalidRequestException notPossible) {
            return new Fate.Declined(StripeFate.code(notPossible.getStripeError()));
        } catch (StripeException noAnswer) {
            return new Fate.Unknown(why(noAnswer));
        }
    }

    @Override
    public GivenBack giveBack(Payment payment, String reference, Money amount, UUID key, Instant now) {
        var units = StripeAmountRule.write(amount);
        if (units.isEmpty()) return new GivenBack.Refused("amount_not_possible");
        var refund = RefundCreateParams.builder()
                .setPaymentIntent(reference)
                .setAmount(units.getAsLong())
                .putMetadata(StripeAsking.PAYMENT, payment.id().toString())
                .build();
        try {
            Refund made = stripe.v1().refunds().create(refund, once(key));
            return REFUND_FAILED.contains(made.getStatus())
                    ? new GivenBack.Refused(made.getFailureReason() == null ? "failed" : made.getFailureReason())
                    : new GivenBack.Done(made.getId());
        } catch (InvalidRequestException | CardException refused) {
            return new GivenBack.Refused(StripeFate.code(refused.getStripeError()));
        } catch (StripeException noAnswer) {
            return new GivenBack.Unknown(why(noAnswer));
        }
    }

    private Session session(String id) throws StripeException {
        var whole = SessionRetrieveParams.builder()
                .addExpand("payment_intent.payment_method")
                .build();
        return stripe.v1().checkout().sessions().retrieve(id, whole);
    }

    static String currency(Money money) {
        return money.currency().getCurrencyCode().toLowerCase(Locale.ROOT);
    }

    private static RequestOptions once(UUID key) {
        return RequestOptions.builder().setIdempotencyKey(key.toString()).build();
    }

    /** What went wrong, by name: never the message, which may repeat what was sent. */
    private static String why(StripeException failed) {
        return failed.getClass().getSimpleName() + ", status " + failed.getStatusCode() + ", code " + failed.getCode();
    }
}
