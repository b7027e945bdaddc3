package dev.perennial.console.receipts;

import dev.perennial.clock.PlatformClock;
import dev.perennial.sms.SmsWebhooks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** The door for what a gateway for text messages tells by itself. It takes in what came, asks nobody, and says thanks. */
@Controller
public class SmsReceiptController {
    private static final int BYTES_MAX = 256 * 1024;
    private static final String SECRET = "secret=";

    private final SmsWebhooks webhooks;
    private final PlatformClock clock;

    SmsReceiptController(SmsWebhooks webhooks, PlatformClock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @PostMapping("/webhooks/sms")
    ResponseEntity<Void> hear(HttpServletRequest request) throws IOException {
        // Of the query itself: asking for a parameter would read the body as a form, and leave nothing to prove.
        var secret = secret(request.getQueryString());
        var body = request.getInputStream().readNBytes(BYTES_MAX + 1);
        if (body.length > BYTES_MAX) return answer(HttpStatus.CONTENT_TOO_LARGE);
        var signature = request.getHeader(webhooks.header());
        boolean heard = webhooks.hear(body, request.getContentType(), signature, secret.orElse(null), clock.now());
        return answer(heard ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
    }

    private static Optional<String> secret(@Nullable String query) {
        try {
            return Stream.of(query == null ? new String[0] : query.split("&"))
                    .filter(pair -> pair.startsWith(SECRET))
                    .map(pair -> URLDecoder.decode(pair.substring(SECRET.length()), StandardCharsets.UTF_8))
                    .findFirst();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<Void> answer(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
