package dev.perennial.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.Scene;
import dev.perennial.notice.Carrier.Answer;
import dev.perennial.notice.Parcel;
import dev.perennial.sms.ToldReceipts.Told;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** What a gateway tells later of texts it took, as it comes in at the door. */
class SmsWebhooksTest extends Scene {
    private static final LocalGateway GATEWAY = new LocalGateway();
    private static final String SECRET = "a secret of the gateway's";
    private static final String JSON = "application/json; charset=utf-8";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final ToldReceipts told = bean(ToldReceipts.class);
    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    protected boolean isServed() {
        return true;
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "perennial.sms.http.url",
                GATEWAY.url(),
                "perennial.sms.http.receipts.secret",
                SECRET,
                "perennial.sms.http.receipts.error-pointer",
                "/error");
    }

    @Override
    protected void beans(GenericApplicationContext fresh) {
        ToldReceipts.into(fresh);
    }

    @AfterAll
    static void end() {
        GATEWAY.close();
    }

    private Parcel sent(String id) {
        GATEWAY.answers(200, "{\"id\":\"" + id + "\"}");
        var parcel = Texts.parcel("+8613800000000", "hello");
        assertThat(bean(HttpCarrier.class).carry(parcel)).isInstanceOf(Answer.Taken.class);
        return parcel;
    }

    private static byte[] mac(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(body.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int told(String body, String type) {
        return told(body, type, HexFormat.of().formatHex(mac(body)), "");
    }

    private int told(String body, String type, String signature, String query) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/webhooks/sms" + query))
                .header("Content-Type", type)
                .header("X-Signature", signature)
                .POST(BodyPublishers.ofString(body));
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Test
    void aSignedReceiptFindsItsMessageOnce() {
        var parcel = sent("A-1");
        var body = "{\"id\":\"A-1\",\"status\":\"delivered\"}";
        assertThat(told(body, JSON)).isEqualTo(200);
        assertThat(told(body, JSON)).isEqualTo(200);
        assertThat(told(body.replace("delivered", "failed"), JSON)).isEqualTo(200);
        assertThat(told.of(parcel.message())).containsExactly(new Told(parcel.message(), true, "delivered"));
    }

    @Test
    void itComesAsAFormAsAListAndWithSignaturesOfEitherKind() {
        var form = sent("B 1");
        var fields = "id=B+1&status=UNDELIV&error=absent";
        assertThat(told(fields, FORM, "sha256=" + HexFormat.of().formatHex(mac(fields)), ""))
                .isEqualTo(200);
        assertThat(told.of(form.message())).containsExactly(new Told(form.message(), false, "UNDELIV, error absent"));
        var one = sent("B-2");
        var two = sent("B-3");
        var list = "[{\"id\":\"B-2\",\"status\":\"DELIVRD\"},{\"id\":\"B-9\",\"status\":\"queued\"},{},7,"
                + "{\"id\":\"B-3\",\"status\":\"expired\",\"error\":5}]";
        assertThat(told(list, JSON, Base64.getEncoder().encodeToString(mac(list)), ""))
                .isEqualTo(200);
        assertThat(told.of(one.message())).hasSize(1);
        assertThat(told.of(two.message())).containsExactly(new Told(two.message(), false, "expired, error 5"));
    }

    @Test
    void whatNobodySignedIsRefused() {
        var parcel = sent("C-1");
        var body = "{\"id\":\"C-1\",\"status\":\"delivered\"}";
        var right = HexFormat.of().formatHex(mac(body));
        for (var signature : new String[] {"", "00", "nonsense", right.replaceFirst("^..", "00"), right.substring(2)}) {
            assertThat(told(body, JSON, signature, "")).as(signature).isEqualTo(400);
        }
        assertThat(told(body, JSON, "", "?secret=" + SECRET.replace(" ", "+"))).isEqualTo(400);
        assertThat(told(body.replace("C-1", "C-2"), JSON, right, "")).isEqualTo(400);
        assertThat(told("not json", JSON)).isEqualTo(400);
        assertThat(told("7", JSON)).isEqualTo(400);
        assertThat(told("x".repeat(300_000), JSON, right, "")).isEqualTo(413);
        assertThat(told.of(parcel.message())).isEmpty();
        assertThat(told(body, JSON, right, "")).isEqualTo(200);
        assertThat(told.of(parcel.message())).hasSize(1);
    }

    @Test
    void aReceiptMayComeBeforeTheAnswerAndOfNothingHere() {
        assertThat(told("{\"id\":\"D-1\",\"status\":\"delivered\"}", JSON)).isEqualTo(200);
        var parcel = sent("D-1");
        bean(SmsErrand.class).run(0, now());
        assertThat(told.of(parcel.message())).hasSize(1);
        assertThat(told("{\"id\":\"' or 1=1 --\",\"status\":\"delivered\"}", JSON))
                .isEqualTo(200);
    }

    @Test
    void theSecretMayStandInTheAddressAndOurOwnIdInTheReceipt() {
        var settings = new HttpReceiptSettings(Texts.environment(Map.of(
                HttpReceiptSettings.PREFIX + "secret", SECRET,
                HttpReceiptSettings.PREFIX + "proof", "query",
                HttpReceiptSettings.PREFIX + "id-is", "ours",
                HttpReceiptSettings.PREFIX + "list-pointer", "/reports")));
        var webhooks = new SmsWebhooks(settings, bean(Deliveries.class));
        var parcel = Texts.parcel("+8613800000000", "hello");
        var known = settings.knownAs(parcel.message(), java.util.Optional.of("E-1"));
        bean(Deliveries.class).taken("http", parcel.message(), java.util.List.of(known), 1, now());
        var body = ("{\"reports\":[{\"id\":\"" + parcel.message() + "\",\"status\":\"delivered\"}]}").getBytes(UTF_8);
        for (var secret : new String[] {null, "", "a secret"}) {
            assertThat(webhooks.hear(body, JSON, HexFormat.of().formatHex(mac(new String(body, UTF_8))), secret, now()))
                    .isFalse();
        }
        assertThat(webhooks.hear(body, JSON, null, SECRET, now())).isTrue();
        assertThat(told.of(parcel.message())).hasSize(1);
    }

    @Test
    void withoutASecretNothingIsBelieved() {
        var off = new SmsWebhooks(new HttpReceiptSettings(Texts.environment(Map.of())), bean(Deliveries.class));
        assertThat(off.hear("{}".getBytes(UTF_8), JSON, "", "", now())).isFalse();
        assertThatThrownBy(() -> new HttpReceiptSettings(
                        Texts.environment(Map.of(HttpReceiptSettings.PREFIX + "secret", "short"))))
                .hasMessage("perennial.sms.http.receipts.secret has at least 16 characters.");
    }
}
