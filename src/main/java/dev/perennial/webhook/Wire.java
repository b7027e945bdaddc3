package dev.perennial.webhook;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts over HTTP/1.1, one call a connection, to the very address that was looked at: a name is resolved once, what it
 * resolves to is checked, and the connection goes there and nowhere else, so that a name which answers differently the
 * second time leads nowhere. The certificate must still be the name's. Redirects are answers like any other.
 */
final class Wire {
    private static final int HEAD_MAX = 16 * 1024;
    private static final int BODY_MAX = 2 * 1024;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final boolean privateToo;
    private final Duration timeout;

    Wire(boolean privateToo, Duration timeout) {
        this.privateToo = privateToo;
        this.timeout = timeout;
    }

    /** @param body the beginning of it */
    record Answer(int status, Map<String, String> headers, String body) {
        Optional<Duration> retryAfter() {
            return Optional.ofNullable(headers.get("retry-after"))
                    .filter(text -> text.matches("\\d{1,9}"))
                    .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        }
    }

    /** @throws IOException where there was no answer, and why */
    Answer post(URI url, Map<String, String> headers, byte[] body) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean sealed = url.getScheme().equalsIgnoreCase("https");
        int port = url.getPort() > 0 ? url.getPort() : sealed ? HTTPS : HTTP;
        var host = url.getHost().replaceAll("^\\[|\\]$", "");
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(resolved(host), port), left(deadline));
            try (var socket = sealed ? sealed(plain, host, port, deadline) : plain) {
                var out = socket.getOutputStream();
                out.write(request(url, headers, body));
                out.flush();
                return answer(socket, deadline);
            }
        }
    }

    private InetAddress resolved(String host) throws IOException {
        var all = InetAddress.getAllByName(host);
        for (var address : all) {
            if (!privateToo && AddressRule.isRefused(address)) {
                throw new IOException("the name leads into a private network");
            }
        }
        return all[0];
    }

    private static Socket sealed(Socket plain, String host, int port, long deadline) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        plain.setSoTimeout(left(deadline));
        var socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static byte[] request(URI url, Map<String, String> headers, byte[] body) {
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var head = new StringBuilder("POST ").append(path);
        if (url.getRawQuery() != null) head.append('?').append(url.getRawQuery());
        head.append(" HTTP/1.1\r\nHost: ").append(url.getHost());
        if (url.getPort() > 0) head.append(':').append(url.getPort());
        head.append(
                "\r\nUser-Agent: Perennial\r\nAccept: */*\r\nConnection: close\r\nContent-Type: application/json\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(body);
        return whole.toByteArray();
    }

    private static Answer answer(Socket socket, long deadline) throws IOException {
        var in = new BufferedInputStream(socket.getInputStream());
        var budget = new int[] {HEAD_MAX};
        var status = line(socket, in, deadline, budget);
        if (!status.matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?")) throw new IOException("that was no answer of HTTP");
        var headers = new HashMap<String, String>();
        for (var line = line(socket, in, deadline, budget);
                !line.isEmpty();
                line = line(socket, in, deadline, budget)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new Answer(Integer.parseInt(status.substring(9, 12)), headers, body(socket, in, headers, deadline));
    }

    private static String line(Socket socket, InputStream in, long deadline, int[] budget) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int one = read(socket, in, deadline); one != '\n'; one = read(socket, in, deadline)) {
            if (one < 0) throw new IOException("the answer ended early");
            if (budget[0]-- <= 0) throw new IOException("the answer's head is too long");
            if (one != '\r') bytes.write(one);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** Its beginning, as far as it comes in time: the status alone decides. */
    private static String body(Socket socket, InputStream in, Map<String, String> headers, long deadline) {
        var length = headers.getOrDefault("content-length", "");
        int most = length.matches("\\d{1,4}") ? Math.min(Integer.parseInt(length), BODY_MAX) : BODY_MAX;
        var bytes = new ByteArrayOutputStream();
        try {
            while (bytes.size() < most) {
                int one = read(socket, in, deadline);
                if (one < 0) break;
                bytes.write(one);
            }
        } catch (IOException cutOff) {
            // What came is what is kept.
            return bytes.toString(StandardCharsets.UTF_8);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int read(Socket socket, InputStream in, long deadline) throws IOException {
        if (in.available() == 0) socket.setSoTimeout(left(deadline));
        return in.read();
    }

    private static int left(long deadline) throws SocketTimeoutException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) throw new SocketTimeoutException("no answer in time");
        return (int) millis;
    }
}
