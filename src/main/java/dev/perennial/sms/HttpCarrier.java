package dev.perennial.sms;

import dev.perennial.clock.PlatformClock;
import dev.perennial.notice.Carrier;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Parcel;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Text messages by a gateway over HTTP. The message's id goes along as the key by which a gateway that keeps keys takes a
 * repeat once. Of its answer only status, code and id are kept: the rest may repeat what was sent.
 */
@Component
public class HttpCarrier implements Carrier, DisposableBean {
    static final String NAME = "http";

    private static final Logger LOG = LoggerFactory.getLogger(HttpCarrier.class);
    private static final int ANSWER_MAX = 64 * 1024;
    private static final int WORD_MAX = 100;
    private static final int OK = 200;
    private static final int AFTER_OK = 300;

    private final HttpSettings settings;
    private final HttpReceiptSettings receipts;
    private final Deliveries deliveries;
    private final PlatformClock clock;
    private final HttpClient http;

    HttpCarrier(HttpSettings settings, HttpReceiptSettings receipts, Deliveries deliveries, PlatformClock clock) {
        this.settings = settings;
        this.receipts = receipts;
        this.deliveries = deliveries;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout)
                .followRedirects(Redirect.NEVER)
                .build();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean isOn() {
        return settings.isOn();
    }

    /** Asks the health address for a yes; where there is none, any answer of the gateway's own address will do. */
    @Override
    public Health check() {
        if (!isOn()) return new Health(false, "not configured");
        var own = settings.healthUrl.isEmpty();
        var request = request(settings.healthUrl.or(() -> settings.url).orElseThrow());
        request.method(own ? "HEAD" : "GET", BodyPublishers.noBody());
        try {
            var answer = http.send(request.build(), BodyHandlers.discarding());
            boolean up = own || answer.statusCode() >= OK && answer.statusCode() < AFTER_OK;
            return new Health(up, "the gateway answers " + answer.statusCode());
        } catch (IOException | UnresolvedAddressException away) {
            return new Health(false, why(away));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Health(false, "stopping");
        }
    }

    @Override
    public Answer carry(Parcel parcel) {
        var number = PhoneRule.written(parcel.recipient(), settings.numberForm, settings.countryCode);
        if (number.isEmpty()) return new Answer.Never("not a phone number", true);
        var values = Map.of(
                "to", number.get().digits(),
                "text", parcel.written().text(),
                "id", parcel.message().toString(),
                "sender", settings.sender);
        var request = request(settings.url.orElseThrow())
                .header("Content-Type", settings.format.type)
                .header("Idempotency-Key", parcel.message().toString())
                .POST(BodyPublishers.ofString(settings.body.filled(values)))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            return read(parcel, answer.statusCode(), body(answer));
        } catch (HttpConnectTimeoutException | ConnectException | SSLHandshakeException away) {
            return new Answer.Away(why(away));
        } catch (UnresolvedAddressException unknown) {
            return new Answer.Away(why(unknown));
        } catch (HttpTimeoutException silent) {
            return new Answer.Unsure("no answer within " + settings.timeout.toSeconds() + " s");
        } catch (IOException lost) {
            return new Answer.Unsure("the connection was lost before the answer");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer.Unsure("stopped before the answer");
        }
    }

    private HttpRequest.Builder request(URI to) {
        var request = HttpRequest.newBuilder(to).timeout(settings.timeout).header("Accept", "application/json");
        settings.authorization.ifPresent(value -> request.header(settings.authHeader, value));
        return request;
    }

    private static byte[] body(HttpResponse<java.io.InputStream> answer) throws IOException {
        try (var body = answer.body()) {
            return body.readNBytes(ANSWER_MAX);
        }
    }

    private Answer read(Parcel parcel, int status, byte[] body) {
        var tree = tree(body);
        var id = word(tree, settings.idPointer);
        var code = settings.codePointer.flatMap(pointer -> word(tree, pointer));
        var answer = HttpAnswerRule.of(status, code, id, settings.words);
        if (answer instanceof Answer.Taken && receipts.isOn()) remember(parcel, id);
        return answer;
    }

    private void remember(Parcel parcel, Optional<String> id) {
        var known = receipts.knownAs(parcel.message(), id);
        try {
            deliveries.taken(NAME, parcel.message(), List.of(known), 1, clock.now());
        } catch (RuntimeException notKept) {
            // It is with the gateway; only its receipt will find nothing.
            LOG.error("What the gateway calls message {} could not be kept", parcel.message(), notKept);
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            return body.length == 0 ? JsonNodeFactory.instance.nullNode() : BodyTemplate.JSON.readTree(body);
        } catch (JacksonException otherWords) {
            return JsonNodeFactory.instance.nullNode();
        }
    }

    /** A value of the answer, short and in one line. */
    private static Optional<String> word(JsonNode tree, JsonPointer pointer) {
        var value = tree.at(pointer);
        return value.isValueNode() && !value.isNull()
                ? ReceiptWords.plain(value.asString(""), WORD_MAX)
                : Optional.empty();
    }

    private static String why(Exception away) {
        return switch (away) {
            case HttpConnectTimeoutException slow -> "no connection in time";
            case SSLHandshakeException untrusted -> "its certificate is not trusted";
            case UnresolvedAddressException unknown -> "no such host";
            default -> "no connection: " + away.getClass().getSimpleName();
        };
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }
}
