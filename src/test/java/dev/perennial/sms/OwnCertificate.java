package dev.perennial.sms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that its own holder signed, for an address of this machine. */
public record OwnCertificate(KeyStore keys) {
    private static final String PASSWORD = "password";

    public static OwnCertificate of(String address, Path folder) throws IOException, GeneralSecurityException {
        var store = folder.resolve("own-" + address + ".p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        (keytool + " -genkeypair -alias own -keyalg EC -storetype PKCS12 -dname CN=own -ext SAN=ip:"
                                        + address + " -storepass " + PASSWORD + " -keystore " + store)
                                .split(" "))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            if (made.waitFor() != 0) throw new IOException(Files.readString(folder.resolve("log")));
        } catch (InterruptedException stopping) {
            throw new IOException(stopping);
        }
        var keys = KeyStore.getInstance("PKCS12");
        try (var file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        return new OwnCertificate(keys);
    }

    /** Of a server that shows it. */
    public SSLContext server() throws GeneralSecurityException {
        var managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** Of a client that trusts it. */
    SSLContext client() throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("own", keys.getCertificate("own"));
        var managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
