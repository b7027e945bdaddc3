package dev.perennial.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.perennial.Scene;
import dev.perennial.clock.PlatformClock;
import dev.perennial.notice.Carrier.Answer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Text messages to a gateway, on the wire. */
class HttpCarrierTest extends Scene {
    private static final LocalGateway GATEWAY = new LocalGateway();

    private final List<HttpCarrier> carriers = new ArrayList<>();

    @AfterAll
    static void end() {
        GATEWAY.close();
    }

    @AfterEach
    void asBefore() {
        GATEWAY.answers(200, "{\"id\":\"gw-1\"}");
        carriers.forEach(HttpCarrier::destroy);
    }

    private static HttpSettings settings(Map<String, String> given) {
        var environment = Texts.environment(given);
        return new HttpSettings(environment, new SmppSettings(environment));
    }

    private HttpCarrier carrier(String... given) {
        var all = new HashMap<>(Map.of("perennial.sms.http.url", GATEWAY.url()));
        for (var setting : given) {
            var parts = setting.split("=", 2);
            all.put(HttpSettings.PREFIX + parts[0], parts[1]);
        }
        var carrier = new HttpCarrier(
                settings(all),
                new HttpReceiptSettings(Texts.environment(all)),
                bean(Deliveries.class),
                bean(PlatformClock.class));
        carriers.add(carrier);
        return carrier;
    }

    private static LocalGateway.Asked last() {
        return GATEWAY.asked().getLast();
    }

    @Test
    void aTextGoesAsJsonAndNoTextIsMoreThanAValue() {
        var words = "续费 \"now\",\n{id} {to} \\ 🎉 </x>";
        var parcel = Texts.parcel("+86 13800000000", words);
        assertThat(carrier("sender=Perennial", "auth=Bearer key-1").carry(parcel))
                .isEqualTo(new Answer.Taken(Optional.of("gw-1"), "200, id gw-1"));
        var body = JsonMapper.builder().build().readTree(last().body());
        assertThat(body.propertyNames()).containsExactly("to", "text", "id", "from");
        assertThat(body.path("to").asString()).isEqualTo("+8613800000000");
        assertThat(body.path("text").asString()).isEqualTo(words);
        assertThat(body.path("id").asString()).isEqualTo(parcel.message().toString());
        assertThat(body.path("from").asString()).isEqualTo("Perennial");
        assertThat(last().header("Idempotency-key")).isEqualTo(parcel.message().toString());
        assertThat(last().header("Authorization")).isEqualTo("Bearer key-1");
        assertThat(last().header("Content-type")).isEqualTo("application/json");
    }

    @Test
    void aTextGoesAsAFormOrInAnyShapeOfJson() {
        var form = carrier(
                "format=form",
                "body=Phone={to}&Words=%5B{text}%5D&key=a b",
                "user=me",
                "password=pass",
                "number-form=digits");
        assertThat(form.carry(Texts.parcel("+8613800000000", "a&b=c +1 续"))).isInstanceOf(Answer.Taken.class);
        assertThat(last().body()).isEqualTo("Phone=8613800000000&Words=%5Ba%26b%3Dc+%2B1+%E7%BB%AD%5D&key=a+b");
        assertThat(last().header("Authorization")).isEqualTo("Basic bWU6cGFzcw==");

        var nested = carrier("body={\"messages\":[{\"to\":[\"{to}\"],\"n\":1,\"body\":\"From us: {text}\"}]}");
        GATEWAY.answers(202, "{\"data\":[{\"ref\":77}]}");
        assertThat(nested.carry(Texts.parcel("+8613800000000", "x"))).isInstanceOf(Answer.Taken.class);
        assertThat(last().body())
                .isEqualTo("{\"messages\":[{\"to\":[\"+8613800000000\"],\"n\":1,\"body\":\"From us: x\"}]}");
        assertThat(((Answer.Taken) carrier("id-pointer=/data/0/ref").carry(Texts.parcel("+8613800000000", "x")))
                        .reference())
                .hasValue("77");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // status | body                    || answer
                "200 | {\"id\":\"a\",\"code\":\"OK\"}     | Taken   | 200, code OK, id a",
                "200 | {\"code\":\"BUSY\"}             | NotNow  | 200, code BUSY",
                "200 | {\"code\":\"SPAM\"}             | Never   | 200, code SPAM",
                "200 | {\"code\":\"NO_NUMBER\"}        | Never!  | 200, code NO_NUMBER",
                "200 | {\"code\":\"NEW\"}              | NotNow  | 200, code NEW, not expected",
                "200 | <html>                      | NotNow  | 200, not expected",
                "400 | {\"code\":\"NO_NUMBER\"}        | Never!  | 400, code NO_NUMBER",
                "400 | {}                          | Never   | 400",
                "422 | ''                          | Never   | 422",
                "401 | {}                          | NotNow  | 401, not expected",
                "404 | {}                          | NotNow  | 404, not expected",
                "302 | ''                          | NotNow  | 302, not expected",
                "429 | {}                          | NotNow  | 429",
                "500 | {}                          | NotNow  | 500",
                "503 | {\"code\":\"OK\"}               | NotNow  | 503, code OK",
            })
    void whatItAnswersIsUnderstoodAsSet(int status, String body, String answer, String said) {
        GATEWAY.answers(status, body);
        int before = GATEWAY.asked().size();
        var given = carrier(
                        "code-pointer=/code",
                        "codes-taken=OK",
                        "codes-later=BUSY",
                        "codes-never=SPAM",
                        "codes-bad-number=NO_NUMBER")
                .carry(Texts.parcel("+8613800000000", "x"));
        var kind = given.getClass().getSimpleName()
                + (given instanceof Answer.Never never && never.addressFails() ? "!" : "");
        assertThat(kind).isEqualTo(answer);
        assertThat(given.said()).isEqualTo(said);
        assertThat(GATEWAY.asked()).hasSize(before + 1);
    }

    @Test
    void silenceIsUnsureAndNobodyThereIsAway() {
        var parcel = Texts.parcel("+8613800000000", "x");
        var impatient = carrier("timeout-seconds=1");
        GATEWAY.fallSilent();
        try {
            assertThat(impatient.carry(parcel)).isEqualTo(new Answer.Unsure("no answer within 1 s"));
            assertThat(impatient.check().up()).isFalse();
        } finally {
            GATEWAY.speak();
        }
        assertThat(carrier("url=http://127.0.0.1:1/").carry(parcel))
                .isEqualTo(new Answer.Away("no connection: ConnectException"));
        assertThat(carrier("url=https://nowhere.invalid/").carry(parcel)).isInstanceOf(Answer.Away.class);
        assertThat(carrier().carry(Texts.parcel("12345", "x"))).isEqualTo(new Answer.Never("not a phone number", true));
    }

    @Test
    void aLargeAnswerIsNotReadToItsEnd() {
        GATEWAY.answers(200, "{\"id\":\"" + "x".repeat(3_000_000) + "\"}");
        var taken = (Answer.Taken) carrier().carry(Texts.parcel("+8613800000000", "x"));
        assertThat(taken.reference()).isEmpty();
        GATEWAY.answers(200, "{\"id\":\"" + "y".repeat(3_000) + "\"}");
        var cut = (Answer.Taken) carrier().carry(Texts.parcel("+8613800000000", "x"));
        assertThat(cut.reference().orElseThrow()).hasSize(100);
    }

    @Test
    void aCertificateOfNobodyIsNotTrusted(@TempDir Path folder) throws Exception {
        var context = OwnCertificate.of("127.0.0.1", folder).server();
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.start();
        try {
            var carrier = carrier("url=https://127.0.0.1:" + server.getAddress().getPort() + "/");
            assertThat(carrier.carry(Texts.parcel("+8613800000000", "x")))
                    .isEqualTo(new Answer.Away("its certificate is not trusted"));
            assertThat(carrier.check().said()).isEqualTo("its certificate is not trusted");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void itsHealthIsAskedWhereTheVendorSays() {
        GATEWAY.answers(405, "");
        assertThat(carrier().check().up()).isTrue();
        assertThat(last().method()).isEqualTo("HEAD");
        var asked = carrier("health-url=" + GATEWAY.url().replace("messages", "balance"));
        assertThat(asked.check().up()).isFalse();
        GATEWAY.answers(200, "fine");
        assertThat(asked.check().said()).isEqualTo("the gateway answers 200");
        assertThat(last().path()).isEqualTo("/balance");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url           | http://gateway.example/   | perennial.sms.http.url begins with https:// and names a"
                        + " host, and nobody's password.",
                "url           | https://me:pw@gateway/    | perennial.sms.http.url begins with https:// and names a"
                        + " host, and nobody's password.",
                "url           | not an address            | perennial.sms.http.url is no address.",
                "body          | {\"to\":\"{to}\"}         | perennial.sms.http.body names {to} and {text}.",
                "body          | {\"to\":{to},\"x\":{text}}| perennial.sms.http.body is JSON, with its places in"
                        + " quotes: \"{to}\".",
                "format        | xml                       | perennial.sms.http.format is one of json, form, not xml.",
                "id-pointer    | id                        | perennial.sms.http.id-pointer is a JSON pointer, such as"
                        + " /data/id.",
                "later         | 4x                        | perennial.sms.http.later is statuses with commas between"
                        + " them, such as 200,5xx.",
                "code-pointer  | /code                     | perennial.sms.http.codes-taken is needed where"
                        + " code-pointer is set.",
                "timeout-seconds | 0                       | perennial.sms.http.timeout-seconds is a whole number from"
                        + " 1 to 300, not 0.",
            })
    void whatIsWrongIsSaidByItsName(String name, String value, String sentence) {
        var given = new HashMap<>(Map.of("perennial.sms.http.url", "https://gateway.example/"));
        given.put(HttpSettings.PREFIX + name, value);
        assertThatThrownBy(() -> settings(given)).hasMessage(sentence);
    }

    @Test
    void thereIsOneWayAtATime() {
        assertThat(settings(Map.of()).isOn()).isFalse();
        var both = Map.of(
                "perennial.sms.http.url", "https://gateway.example/",
                "perennial.sms.smpp.host", "smsc.example",
                "perennial.sms.smpp.system-id", "me");
        assertThatThrownBy(() -> settings(both))
                .hasMessage(
                        "Text messages go one way: set perennial.sms.smpp.host or perennial.sms.http.url, not both.");
    }
}
