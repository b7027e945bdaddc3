package dev.perennial.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.perennial.sign.StandardSignature.Verdict;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StandardSignatureTest {
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

    /** The vector published with the specification's own libraries. */
    @Test
    void signsAsThePublishedVector() {
        var secret =
                SigningSecret.read("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();
        assertThat(StandardSignature.headers(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330), BODY, List.of(secret)))
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void thePublishedLibraryTakesWhatWeSignAndWeWhatItSigns() throws Exception {
        var secret = SigningSecret.fresh();
        var library = new Webhook(secret.text());
        var now = Instant.now();
        var headers = StandardSignature.headers("a", now, BODY, List.of(SigningSecret.fresh(), secret));
        library.verify(new String(BODY, UTF_8), asHttp(headers));
        var theirs = library.sign("b", now.getEpochSecond(), new String(BODY, UTF_8));
        assertThat(StandardSignature.check(
                        "b", Long.toString(now.getEpochSecond()), theirs, BODY, List.of(secret), now))
                .isEqualTo(Verdict.GOOD);
    }

    @Test
    void eachNoHasItsName() {
        var secret = SigningSecret.fresh();
        var signed = StandardSignature.headers("a", NOW, BODY, List.of(secret));
        assertThat(check(signed, secret, BODY, NOW)).isEqualTo(Verdict.GOOD);
        assertThat(check(signed, secret, BODY, NOW.plus(Duration.ofMinutes(5)))).isEqualTo(Verdict.GOOD);
        assertThat(check(signed, secret, BODY, NOW.plus(Duration.ofSeconds(301))))
                .isEqualTo(Verdict.OLD);
        assertThat(check(signed, secret, BODY, NOW.minus(Duration.ofSeconds(301))))
                .isEqualTo(Verdict.OLD);
        assertThat(check(signed, SigningSecret.fresh(), BODY, NOW)).isEqualTo(Verdict.FORGED);
        assertThat(check(signed, secret, "{}".getBytes(UTF_8), NOW)).isEqualTo(Verdict.FORGED);
        for (var header : signed.keySet()) {
            var without = signed.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(header))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            assertThat(check(without, secret, BODY, NOW)).isEqualTo(Verdict.UNSIGNED);
        }
        assertThat(StandardSignature.check("a", "soon", "v1,x", BODY, List.of(secret), NOW))
                .isEqualTo(Verdict.UNSIGNED);
        for (var signature : List.of("v1,???", "v1a,abc", "", "v1,")) {
            assertThat(StandardSignature.check(
                            "a", signed.get(StandardSignature.TIMESTAMP), signature, BODY, List.of(secret), NOW))
                    .isEqualTo(Verdict.FORGED);
        }
    }

    @Test
    void aSecretIsReadAsItIsWrittenAndNeverShownByAccident() {
        var secret = SigningSecret.fresh();
        assertThat(SigningSecret.read(secret.text())).contains(secret);
        assertThat(SigningSecret.of(secret.bytes())).isEqualTo(secret);
        assertThat(secret.toString()).isEqualTo("whsec_...");
        for (var none : List.of("", "whsec_", "whsec_c2hvcnQ=", "whsec_???")) {
            assertThat(SigningSecret.read(none)).isEmpty();
        }
    }

    private static Verdict check(Map<String, String> headers, SigningSecret secret, byte[] body, Instant now) {
        return StandardSignature.check(
                headers.get(StandardSignature.ID),
                headers.get(StandardSignature.TIMESTAMP),
                headers.get(StandardSignature.SIGNATURE),
                body,
                List.of(secret),
                now);
    }

    private static HttpHeaders asHttp(Map<String, String> headers) {
        return HttpHeaders.of(
                headers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))),
                (name, value) -> true);
    }
}
