package dev.perennial.bss;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** One connection to a server, on which a test writes requests byte by byte. */
final class Pipe implements AutoCloseable {
    /** In milliseconds: a busy machine is waited for. */
    private static final int TIMEOUT = 60_000;

    private static final int HEX = 16;

    private final Socket socket;
    private final InputStream in;

    private Pipe(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static Pipe open(int port) {
        try {
            var socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(TIMEOUT);
            return new Pipe(socket);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @param headers by names in lower case */
    record Answer(int status, Map<String, String> headers, String body) {
        String code() {
            return JsonMapper.shared().readTree(body).path("Code").asString("");
        }
    }

    Pipe write(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Answer read() {
        return read(true);
    }

    /** The answer to HEAD has no body, whatever its headers say. */
    Answer readHead() {
        return read(false);
    }

    private Answer read(boolean hasBody) {
        try {
            int status = Integer.parseInt(line().split(" ")[1]);
            var headers = new TreeMap<String, String>();
            for (var line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            return new Answer(status, headers, hasBody ? body(headers) : "");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String body(Map<String, String> headers) throws IOException {
        var length = headers.get("content-length");
        if (length != null) return new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
        if (!headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            return "close".equals(headers.get("connection"))
                    ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    : "";
        }
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), HEX); size > 0; size = Integer.parseInt(line(), HEX)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toString(StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int sign = in.read(); sign != '\n'; sign = in.read()) {
            if (sign < 0) throw new IOException("The connection ended after: " + line);
            if (sign != '\r') line.append((char) sign);
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
