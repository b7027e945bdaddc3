package dev.perennial.sms;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonPointer;

/** How a gateway is called, and what its answers mean; keys are never written anywhere. */
@Component
class HttpSettings {
    static final String PREFIX = "perennial.sms.http.";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String JSON_BODY =
            "{\"to\":\"{to}\",\"text\":\"{text}\",\"id\":\"{id}\",\"from\":\"{sender}\"}";
    private static final String FORM_BODY = "to={to}&text={text}&id={id}&from={sender}";

    final Optional<URI> url;
    final Optional<URI> healthUrl;
    final String authHeader;
    final Optional<String> authorization;
    final BodyTemplate.Format format;
    final BodyTemplate body;
    final String sender;
    final PhoneRule.Form numberForm;
    final String countryCode;
    final JsonPointer idPointer;
    final Optional<JsonPointer> codePointer;
    final HttpAnswerRule.Words words;
    final Duration connectTimeout;
    final Duration timeout;

    HttpSettings(Environment environment, SmppSettings smpp) {
        var setup = new Setup(environment, PREFIX);
        url = address(setup, "url");
        if (url.isPresent() && smpp.isOn()) {
            throw new IllegalArgumentException(
                    "Text messages go one way: set perennial.sms.smpp.host or perennial.sms.http.url, not both.");
        }
        healthUrl = address(setup, "health-url");
        authHeader = setup.text("auth-header", "Authorization");
        authorization = authorization(setup);
        format = setup.choice("format", BodyTemplate.Format.JSON);
        body = body(setup, format);
        sender = setup.text("sender", "");
        numberForm = setup.choice("number-form", PhoneRule.Form.PLUS);
        countryCode = PhoneRule.countryCode(setup, numberForm);
        idPointer = pointer(setup, "id-pointer", "/id").orElseThrow();
        codePointer = pointer(setup, "code-pointer", "");
        words = new HttpAnswerRule.Words(
                statuses(setup, "taken", "2xx"),
                statuses(setup, "later", "408,425,429,5xx"),
                statuses(setup, "never", "400,413,422"),
                setup.several("codes-taken", ""),
                setup.several("codes-later", ""),
                setup.several("codes-never", ""),
                setup.several("codes-bad-number", ""));
        if (codePointer.isPresent() && words.codesTaken().isEmpty()) {
            throw setup.wrong("codes-taken", "is needed where code-pointer is set");
        }
        connectTimeout = setup.seconds("connect-timeout-seconds", 5, 120);
        timeout = setup.seconds("timeout-seconds", 10, 300);
    }

    /** In plain text only on this machine, or where the vendor says so. */
    private static Optional<URI> address(Setup setup, String name) {
        var text = setup.text(name, "");
        if (text.isEmpty()) return Optional.empty();
        try {
            var uri = new URI(text);
            boolean plain = "http".equals(uri.getScheme())
                    && (LOOPBACK.contains(String.valueOf(uri.getHost())) || setup.flag("plain-text", false));
            if (uri.getHost() == null || uri.getUserInfo() != null || !plain && !"https".equals(uri.getScheme())) {
                throw setup.wrong(name, "begins with https:// and names a host, and nobody's password");
            }
            return Optional.of(uri);
        } catch (URISyntaxException unreadable) {
            throw setup.wrong(name, "is no address");
        }
    }

    private static Optional<String> authorization(Setup setup) {
        var header = setup.text("auth", "");
        var user = setup.text("user", "");
        if (!header.isEmpty() && !user.isEmpty()) throw setup.wrong("auth", "and user are two ways: set one");
        if (!header.isEmpty()) return Optional.of(header);
        if (user.isEmpty()) return Optional.empty();
        var pair = user + ":" + setup.text("password", "");
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static BodyTemplate body(Setup setup, BodyTemplate.Format format) {
        try {
            return new BodyTemplate(
                    format, setup.text("body", format == BodyTemplate.Format.JSON ? JSON_BODY : FORM_BODY));
        } catch (IllegalArgumentException wrong) {
            throw setup.wrong("body", String.valueOf(wrong.getMessage()));
        }
    }

    static Optional<JsonPointer> pointer(Setup setup, String name, String otherwise) {
        var text = setup.text(name, otherwise);
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(JsonPointer.compile(text));
        } catch (IllegalArgumentException unreadable) {
            throw setup.wrong(name, "is a JSON pointer, such as /data/id");
        }
    }

    private static Set<String> statuses(Setup setup, String name, String otherwise) {
        var all = setup.several(name, otherwise);
        if (!all.stream().allMatch(one -> one.matches("[1-5]([0-9][0-9]|xx)"))) {
            throw setup.wrong(name, "is statuses with commas between them, such as 200,5xx");
        }
        return all;
    }

    boolean isOn() {
        return url.isPresent();
    }
}
