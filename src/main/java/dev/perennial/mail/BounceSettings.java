package dev.perennial.mail;

import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The mailbox to which servers give messages back. Off until there is a server. */
@Component
class BounceSettings {
    static final String PREFIX = "perennial.mail.bounces";

    private static final int TLS_PORT = 993;
    private static final int PLAIN_PORT = 143;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    final String host;
    final int port;
    final Security security;
    final String username;
    final String password;
    final String folder;
    final Duration connectTimeout;
    final Duration readTimeout;

    @Autowired
    BounceSettings(Environment environment) {
        this(Settings.of(environment, PREFIX));
    }

    BounceSettings(Settings settings) {
        host = settings.text("host");
        security = settings.security("security", Security.TLS);
        port = settings.port("port", security == Security.TLS ? TLS_PORT : PLAIN_PORT);
        username = settings.text("username");
        password = settings.text("password");
        folder = settings.text("folder", "INBOX");
        connectTimeout = settings.seconds("connect-seconds", Duration.ofSeconds(10));
        readTimeout = settings.seconds("read-seconds", Duration.ofSeconds(30));
        if (!host.isEmpty() && (username.isEmpty() || password.isEmpty())) {
            throw settings.wrong(
                    username.isEmpty() ? "username" : "password",
                    "is missing: a mailbox is read with a user name and a password.");
        }
        if (host.isEmpty() && !username.isEmpty()) {
            throw settings.wrong("host", "is missing: set the IMAP server, or no user name.");
        }
        if (!host.isEmpty() && security == Security.NONE && !THIS_MACHINE.contains(host)) {
            throw settings.wrong(
                    "security", "is none, and the password would cross the network in the open: use tls or starttls.");
        }
    }

    boolean isComplete() {
        return !host.isEmpty();
    }
}
