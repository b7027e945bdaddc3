package dev.perennial.console.funds;

import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Outcome;
import dev.perennial.order.OrderPayments;
import dev.perennial.payment.Payments;
import dev.perennial.payment.StripeWebhooks;
import dev.perennial.payment.StripeWebhooks.Heard;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** The door for what Stripe tells by itself. It takes in what came, asks nobody, and says thanks. */
@Controller
public class StripeController {
    private static final Logger LOG = LoggerFactory.getLogger(StripeController.class);

    /** Stripe's messages are a tenth of this. */
    private static final int BYTES_MAX = 256 * 1024;

    private final StripeWebhooks webhooks;
    private final OrderPayments orderPayments;
    private final Payments payments;
    private final PlatformClock clock;

    StripeController(StripeWebhooks webhooks, OrderPayments orderPayments, Payments payments, PlatformClock clock) {
        this.webhooks = webhooks;
        this.orderPayments = orderPayments;
        this.payments = payments;
        this.clock = clock;
    }

    @PostMapping("/webhooks/stripe")
    ResponseEntity<Void> hear(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(BYTES_MAX + 1);
        if (bytes.length > BYTES_MAX) return answer(HttpStatus.CONTENT_TOO_LARGE);
        var now = clock.now();
        var body = new String(bytes, StandardCharsets.UTF_8);
        return switch (webhooks.read(body, request.getHeader("Stripe-Signature"), now)) {
            case Heard.Unsigned() -> answer(HttpStatus.BAD_REQUEST);
            case Heard.Nothing() -> answer(HttpStatus.OK);
            case Heard.Hint(var payment) -> {
                payments.askSoon(payment, now);
                yield answer(HttpStatus.OK);
            }
            case Heard.Came(var payment, var fate) -> {
                if (orderPayments.record(payment, fate, now) instanceof Outcome.Refused<Payments.Received>) {
                    // Another installation's, by the same account at Stripe: it would only be sent again and again.
                    LOG.warn("Stripe tells of payment {}, which is not here", payment);
                }
                yield answer(HttpStatus.OK);
            }
        };
    }

    private static ResponseEntity<Void> answer(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
