package dev.perennial.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS only to whom a trusted certificate names. */
class SmppSocketsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private static SSLServerSocket serving(OwnCertificate certificate) throws Exception {
        var server = (SSLServerSocket) certificate
                .server()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (var socket = server.accept()) {
                    socket.getOutputStream().write("hello".getBytes(UTF_8));
                } catch (IOException refusedOrOver) {
                    continue;
                }
            }
        });
        return server;
    }

    @Test
    void onlyATrustedCertificateThatNamesTheHostWillDo() throws Exception {
        var right = OwnCertificate.of("127.0.0.1", folder);
        var others = OwnCertificate.of("127.0.0.9", folder);
        try (var server = serving(right);
                var elsewhere = serving(others)) {
            var sockets = new SmppSockets(Optional.of(right.client().getSocketFactory()), PATIENCE);
            var connection = sockets.createConnection("127.0.0.1", server.getLocalPort());
            assertThat(connection.getInputStream().readNBytes(5))
                    .asString(UTF_8)
                    .isEqualTo("hello");
            connection.close();

            var trusting = new SmppSockets(Optional.of(others.client().getSocketFactory()), PATIENCE);
            assertThatThrownBy(() -> trusting.createConnection("127.0.0.1", elsewhere.getLocalPort()))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("127.0.0.1");
            var usual = new SmppSockets(Optional.of((SSLSocketFactory) SSLSocketFactory.getDefault()), PATIENCE);
            assertThatThrownBy(() -> usual.createConnection("127.0.0.1", server.getLocalPort()))
                    .isInstanceOf(SSLException.class);
        }
    }
}
