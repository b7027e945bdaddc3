package dev.perennial.mail;

import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where e-mail leaves, and in whose name. Off until there is a server and a sender. */
@Component
class MailSettings {
    static final String PREFIX = "perennial.mail";

    private static final int PLAIN_PORT = 25;
    private static final int STARTTLS_PORT = 587;
    private static final int TLS_PORT = 465;

    /** What is added to the bounce address's local part takes {@link Tags#LENGTH} characters and a plus. */
    private static final int BOUNCE_LOCAL_MAX = AddressRule.LOCAL_MAX - Tags.LENGTH - 1;

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    final String host;
    final int port;
    final Security security;
    final String username;
    final String password;
    final String from;
    final String fromName;
    final String replyTo;
    final String bounceAddress;
    final Duration connectTimeout;
    final Duration readTimeout;
    final Duration writeTimeout;

    @Autowired
    MailSettings(Environment environment) {
        this(
                Settings.of(environment, PREFIX),
                environment.getProperty("perennial.brand.name", "").strip());
    }

    /** @param brand whose name messages carry where none is set for them */
    MailSettings(Settings settings, String brand) {
        host = settings.text("host");
        security = settings.security("security", Security.STARTTLS);
        port = settings.port("port", usualPort(security));
        username = settings.text("username");
        password = settings.text("password");
        from = settings.address("from");
        fromName = settings.text("from-name", brand.isEmpty() ? "Perennial" : brand);
        replyTo = settings.address("reply-to");
        bounceAddress = settings.address("bounce-address");
        connectTimeout = settings.seconds("connect-seconds", Duration.ofSeconds(10));
        readTimeout = settings.seconds("read-seconds", Duration.ofSeconds(60));
        writeTimeout = settings.seconds("write-seconds", Duration.ofSeconds(30));
        check(settings);
    }

    private void check(Settings settings) {
        if (host.isEmpty() != from.isEmpty()) {
            throw settings.wrong(
                    host.isEmpty() ? "host" : "from",
                    "is missing: e-mail needs a server (perennial.mail.host) and a sender (perennial.mail.from)."
                            + " Set both, or neither.");
        }
        if (username.isEmpty() != password.isEmpty()) {
            throw settings.wrong("username", "and perennial.mail.password go together: set both, or neither.");
        }
        if (!username.isEmpty() && security == Security.NONE && !THIS_MACHINE.contains(host)) {
            throw settings.wrong(
                    "security", "is none, and the password would cross the network in the open: use starttls or tls.");
        }
        if (!bounceAddress.isEmpty() && AddressRule.local(bounceAddress).length() > BOUNCE_LOCAL_MAX) {
            throw settings.wrong(
                    "bounce-address",
                    "has more than " + BOUNCE_LOCAL_MAX
                            + " characters before the @: a message's id has to fit behind them.");
        }
    }

    boolean isComplete() {
        return !host.isEmpty();
    }

    /** Whose name stands behind the @ of what we make up ourselves. */
    String domain() {
        var address = bounceAddress.isEmpty() ? from : bounceAddress;
        return AddressRule.domain(AddressRule.onTheWire(address).orElse(address));
    }

    private static int usualPort(Security security) {
        return switch (security) {
            case NONE -> PLAIN_PORT;
            case STARTTLS -> STARTTLS_PORT;
            case TLS -> TLS_PORT;
        };
    }
}
