package dev.perennial.payment;

import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import com.stripe.net.Webhook;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what Stripe sends by itself: believed when signed, and lately. */
@Component
public class StripeWebhooks {
    /** A message older than this may be a recording of somebody's (Stripe's own default). */
    private static final long TOLERANCE_SECONDS = 300;

    private final StripeSettings settings;

    StripeWebhooks(StripeSettings settings) {
        this.settings = settings;
    }

    /** What a message came to. */
    public sealed interface Heard {
        /** Not signed by Stripe with our secret, or too long ago. */
        record Unsigned() implements Heard {}

        /** Nothing that concerns a payment of ours. */
        record Nothing() implements Heard {}

        /** Money came in: that stays true, whatever else is heard, and in whatever order. */
        record Came(UUID payment, Fate fate) implements Heard {}

        /** Something became of it; what holds by now is to be asked. */
        record Hint(UUID payment) implements Heard {}
    }

    public Heard read(String body, @Nullable String signature, Instant now) {
        var event = verified(body, signature, now);
        if (event.isEmpty()) return new Heard.Unsigned();
        return switch (object(event.get()).orElse(null)) {
            case Session session -> read(event.get(), session);
            case PaymentIntent intent -> read(event.get(), intent);
            case null, default -> new Heard.Nothing();
        };
    }

    private Optional<Event> verified(String body, @Nullable String signature, Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        for (var secret : settings.webhookSecrets()) {
            try {
                return Optional.of(Webhook.constructEvent(
                        body, signature == null ? "" : signature, secret, TOLERANCE_SECONDS, clock));
            } catch (SignatureVerificationException notBelieved) {
                // Another secret may fit.
            } catch (RuntimeException unreadable) {
                // What is no event at all is believed no more than one that nobody signed.
            }
        }
        return Optional.empty();
    }

    private static Optional<StripeObject> object(Event event) {
        var data = event.getDataObjectDeserializer();
        try {
            return Optional.ofNullable(
                    data.getObject().isPresent() ? data.getObject().get() : data.deserializeUnsafe());
        } catch (EventDataObjectDeserializationException | RuntimeException unknownShape) {
            return Optional.empty();
        }
    }

    private static Heard read(Event event, Session session) {
        var payment = payment(session.getMetadata());
        if (payment.isEmpty()) return new Heard.Nothing();
        boolean paid = "paid".equals(session.getPaymentStatus()) && session.getPaymentIntent() != null;
        if (!paid || isToKeep(session.getMetadata())) return new Heard.Hint(payment.get());
        return came(
                payment.get(),
                StripeFate.paid(
                        session.getAmountTotal(),
                        session.getCurrency(),
                        session.getPaymentIntent(),
                        event.getCreated(),
                        Optional.empty()));
    }

    private static Heard read(Event event, PaymentIntent intent) {
        var payment = payment(intent.getMetadata());
        if (payment.isEmpty()) return new Heard.Nothing();
        boolean paid = "succeeded".equals(intent.getStatus());
        if (!paid || isToKeep(intent.getMetadata())) return new Heard.Hint(payment.get());
        return came(
                payment.get(),
                StripeFate.paid(
                        intent.getAmountReceived(),
                        intent.getCurrency(),
                        intent.getId(),
                        event.getCreated(),
                        Optional.empty()));
    }

    private static Heard came(UUID payment, Fate fate) {
        return fate instanceof Fate.Paid ? new Heard.Came(payment, fate) : new Heard.Hint(payment);
    }

    /** The way to pay is not in the message: it is asked for, together with the money. */
    private static boolean isToKeep(Map<String, String> metadata) {
        return metadata.containsKey(StripeAsking.KEEP);
    }

    private static Optional<UUID> payment(@Nullable Map<String, String> metadata) {
        try {
            return Optional.ofNullable(metadata)
                    .map(all -> all.get(StripeAsking.PAYMENT))
                    .map(UUID::fromString);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
