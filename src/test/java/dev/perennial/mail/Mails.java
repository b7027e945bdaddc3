package dev.perennial.mail;

import dev.perennial.notice.Channel;
import dev.perennial.notice.Parcel;
import dev.perennial.notice.Written;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Mail for tests: settings, messages, and keys that only tests trust. */
final class Mails {
    static final UUID ID = UUID.fromString("0199f0a1-7c3e-7abc-8000-00000000002a");
    static final Instant NOW = Instant.parse("2026-11-26T01:02:03Z");
    static final Tags TAGS = new Tags(payload -> "signed " + payload);
    static final SSLSocketFactory PUBLIC = (SSLSocketFactory) SSLSocketFactory.getDefault();

    private Mails() {}

    /** Settings by {@code key=value}, on top of a server on this machine without a password. */
    static MailSettings settings(int port, String... more) {
        var values = new HashMap<>(Map.of(
                "host", "127.0.0.1",
                "port", "" + port,
                "security", "none",
                "from", "renewals@example.com",
                "from-name", "多年生云",
                "reply-to", "help@example.com",
                "bounce-address", "bounces@mail.example.com",
                "connect-seconds", "2",
                "read-seconds", "1"));
        for (var setting : more) {
            var parts = setting.split("=", 2);
            values.put(parts[0], parts[1]);
        }
        return new MailSettings(
                new Settings(MailSettings.PREFIX, key -> values.getOrDefault(key, "")), "Example Cloud");
    }

    static SmtpCarrier carrier(MailSettings settings) {
        return carrier(settings, PUBLIC);
    }

    static SmtpCarrier carrier(MailSettings settings, SSLSocketFactory sockets) {
        return new SmtpCarrier(settings, TAGS, () -> NOW, settings.isComplete(), sockets);
    }

    static Parcel to(String recipient) {
        return parcel(ID, recipient, "Ada", Locale.ENGLISH, "Your mailbox expires in 3 days", Optional.empty());
    }

    static Parcel parcel(
            UUID id, String recipient, String name, Locale language, String subject, Optional<URI> unsubscribe) {
        var text = language == Locale.ENGLISH ? "Renew it by 2 March.\n" : "请在 3 月 2 日前续费。\n";
        var written = new Written(subject, text, "<html><body><p>" + text.strip() + "</p></body></html>");
        return new Parcel(id, Channel.EMAIL, recipient, name, language, written, unsubscribe);
    }

    /** Keys of a server called localhost, made for this run and trusted by nobody else. */
    static SSLContext secret() {
        return Secret.MADE;
    }

    private static final class Secret {
        static final SSLContext MADE = make();

        private static SSLContext make() {
            try {
                var folder = Files.createTempDirectory("mail");
                var file = folder.resolve("keys.p12");
                var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
                var words = "-genkeypair -keyalg EC -alias mail -dname CN=localhost -ext san=dns:localhost -validity 2"
                        + " -storetype PKCS12 -storepass changeit -keystore";
                var command = new ArrayList<>(List.of(keytool.toString()));
                command.addAll(List.of(words.split(" ")));
                command.add(file.toString());
                var making = new ProcessBuilder(command).inheritIO().start();
                if (making.waitFor() != 0) throw new IllegalStateException("keytool made no keys");
                var store = KeyStore.getInstance(file.toFile(), "changeit".toCharArray());
                Files.delete(file);
                Files.delete(folder);
                return context(store);
            } catch (GeneralSecurityException | IOException | InterruptedException wrong) {
                throw new IllegalStateException(wrong);
            }
        }

        private static SSLContext context(KeyStore store) throws GeneralSecurityException, IOException {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, "changeit".toCharArray());
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("mail", store.getCertificate("mail"));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        }
    }
}
