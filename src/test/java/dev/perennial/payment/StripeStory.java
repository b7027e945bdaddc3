package dev.perennial.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.audit.Audits;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.PaymentDesk;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** A database of real business with Stripe as its gateway: the real SDK against a server on this machine. */
abstract class StripeStory extends Scene {
    /** The keys are read before any field of this class is set. */
    private static final ThreadLocal<LocalStripe> STARTED = new ThreadLocal<>();

    protected final LocalStripe stripe = STARTED.get();
    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    protected @Nullable Instant start() {
        return null;
    }

    @Override
    protected boolean isServed() {
        return true;
    }

    @Override
    protected Map<String, String> settings() {
        STARTED.set(new LocalStripe());
        return Map.of(
                "perennial.stripe.secret-key",
                LocalStripe.KEY,
                "perennial.stripe.webhook-secret",
                "whsec_old, " + LocalStripe.WEBHOOK_SECRET,
                "perennial.stripe.base-url",
                STARTED.get().address(),
                "perennial.address",
                "https://console.example");
    }

    @AfterEach
    void theLawsHold() {
        assertThat(bean(Audits.class).check(checked -> {})).isEmpty();
    }

    @AfterAll
    void stop() {
        stripe.close();
    }

    protected final UUID place(Account account, String item) {
        item(item, account, "mail", "standard", "2040-12-20", Mode.MANUAL, null);
        return bean(Orders.class)
                .place(List.of(new Wish(new Subscription.Id(item), Period.parse("P1Y"))), customer(account.id()), now())
                .orThrow()
                .id();
    }

    protected final Order order(UUID id) {
        return bean(Orders.class).find(id).orElseThrow();
    }

    protected final Outcome<PaymentDesk.Going> going(UUID order, boolean keep) {
        var asking = new Asking(
                "https://console.example", "Order " + order, Locale.CHINESE, keep, now().plus(Duration.ofHours(23)));
        return bean(PaymentDesk.class).goToPay(order, asking, customerOf(order), now());
    }

    protected final Payment goToPay(UUID order) {
        return payment(going(order, false).orThrow().payment());
    }

    protected final Payment payment(Payment payment) {
        return bean(Payments.class)
                .find(payment.id(), customer(payment.account()))
                .orElseThrow();
    }

    /** Asks, as the return page and the runs do. */
    protected final Payment ask(Payment payment) {
        return bean(PaymentDesk.class).ask(payment(payment), now());
    }

    protected final int tell(String body) {
        return tell(body, StripeSignature.of(body, LocalStripe.WEBHOOK_SECRET, now()));
    }

    protected final int tell(String body, String signature) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/webhooks/stripe"))
                .header("Content-Type", "application/json")
                .header("Stripe-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
            return answer.statusCode();
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
