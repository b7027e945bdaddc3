package dev.perennial.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.sms.OwnCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that answer as none should: each is left, and told apart from one that answers. */
class WireTest {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration LONG = Duration.ofSeconds(60);

    /** What a server says once it was asked. */
    private interface Said {
        void to(OutputStream out) throws IOException;
    }

    @Test
    void anAnswerIsItsStatusAndItsBeginning() throws IOException {
        var answer = post("HTTP/1.1 503 Later\r\nRetry-After: 7\r\nContent-Length: 5\r\n\r\nlater and more");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("later");
        var now = Instant.parse("2026-03-02T01:00:00Z");
        assertThat(answer.retryAfter(now)).hasValue(Duration.ofSeconds(7));
        var date = "HTTP/1.1 429 Later\r\nRetry-After: Mon, 02 Mar 2026 01:30:00 GMT\r\nContent-Length: 0\r\n\r\n";
        assertThat(post(date).retryAfter(now)).hasValue(Duration.ofMinutes(30));
        assertThat(post(date).retryAfter(now.plusSeconds(3600))).isEmpty();
        assertThat(post(date.replace("Mon, ", "soon")).retryAfter(now)).isEmpty();
        assertThat(post("HTTP/1.1 204 No Content\r\n\r\n").body()).isEmpty();
        assertThat(post("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")
                        .status())
                .isEqualTo(302);
    }

    @Test
    void whatIsPackedIsNotUnpacked() throws IOException {
        var answer = post("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc");
        assertThat(answer.body()).isEqualTo("abc");
    }

    @Test
    void anAnswerWithoutEndIsReadSoFar() throws IOException {
        var answer = post(LONG, out -> {
            out.write(ascii("HTTP/1.1 200 OK\r\n\r\n"));
            while (true) out.write(new byte[4096]);
        });
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasSize(2048);
    }

    @Test
    void aHeadWithoutEndIsNoAnswer() {
        assertThatThrownBy(() -> post(LONG, out -> {
                    out.write(ascii("HTTP/1.1 200 OK\r\n"));
                    while (true) out.write(ascii("X-More: and more\r\n"));
                }))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> post("SSH-2.0-none of that\r\n\r\n")).isInstanceOf(IOException.class);
    }

    @Test
    void whoDripsIsLeftAtTheDeadline() {
        assertThatThrownBy(() -> post(Duration.ofMillis(700), out -> {
                    out.write(ascii("HTTP/1.1 200 OK\r\nX-Slow: "));
                    drip(out);
                }))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("no answer in time");
    }

    @Test
    void ofABodyThatDripsWhatCameIsKept() throws IOException {
        var answer = post(Duration.ofMillis(700), out -> {
            out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
            drip(out);
        });
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("x").hasSizeLessThan(1000);
    }

    @Test
    void nameLeadingIntoAPrivateNetworkLeadsNowhere() throws IOException {
        try (var server = new ServerSocket(0, 1, HERE);
                var wire = new Wire(false, LONG, 1)) {
            for (var name : new String[] {"localhost", "127.0.0.1", "[::1]"}) {
                var url = URI.create("http://" + name + ":" + server.getLocalPort() + "/");
                assertThatThrownBy(() -> wire.post(url, Map.of(), BODY))
                        .isInstanceOf(UnknownHostException.class)
                        .hasMessageContaining("private network");
            }
        }
    }

    @Test
    void anUnknownCertificateIsNotTrusted(@TempDir Path folder) throws IOException, GeneralSecurityException {
        var own = OwnCertificate.of("127.0.0.1", folder).server();
        try (var server = own.getServerSocketFactory().createServerSocket(0, 1, HERE);
                var wire = new Wire(true, LONG, 1)) {
            var asked = answerOnce(server, out -> out.write(ascii("HTTP/1.1 200 OK\r\n\r\n")));
            var url = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/");
            assertThatThrownBy(() -> wire.post(url, Map.of(), BODY)).isInstanceOf(SSLException.class);
            assertThat(asked.handle((request, failed) -> request == null ? "" : request)
                            .join())
                    .as("nothing was told")
                    .isEmpty();
        }
    }

    @Test
    void whatIsSentIsWhatWasSaid() throws IOException {
        try (var server = new ServerSocket(0, 1, HERE);
                var wire = new Wire(true, LONG, 1)) {
            var asked = answerOnce(server, out -> out.write(ascii("HTTP/1.1 200 OK\r\n\r\n")));
            var url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/in?a=%20b");
            wire.post(url, Map.of("webhook-id", "one"), BODY);
            assertThat(asked.join())
                    .startsWith("POST /in?a=%20b HTTP/1.1\r\n")
                    .contains("webhook-id: one\r\n", "Content-Type: application/json\r\n", "Content-Length: 2\r\n")
                    .contains("Host: 127.0.0.1:" + server.getLocalPort(), "User-Agent: Perennial", "Connection: close")
                    .doesNotContain("Accept-Encoding", "Cookie", "Upgrade", "Expect");
        }
    }

    private static Wire.Answer post(String answer) throws IOException {
        return post(LONG, out -> out.write(ascii(answer)));
    }

    private static Wire.Answer post(Duration timeout, Said said) throws IOException {
        try (var server = new ServerSocket(0, 1, HERE);
                var wire = new Wire(true, timeout, 1)) {
            answerOnce(server, said);
            return wire.post(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), Map.of(), BODY);
        }
    }

    /** Answers with what was asked, once it was answered. */
    private static CompletableFuture<String> answerOnce(ServerSocket server, Said said) {
        var asked = new CompletableFuture<String>();
        Thread.startVirtualThread(() -> {
            try (Socket socket = server.accept()) {
                var part = new byte[8192];
                int got = socket.getInputStream().read(part);
                var head = got < 0 ? "" : new String(part, 0, got, StandardCharsets.ISO_8859_1);
                said.to(socket.getOutputStream());
                socket.getOutputStream().flush();
                asked.complete(head);
            } catch (IOException left) {
                asked.completeExceptionally(left);
            }
        });
        return asked;
    }

    private static void drip(OutputStream out) throws IOException {
        while (true) {
            out.write('x');
            out.flush();
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
