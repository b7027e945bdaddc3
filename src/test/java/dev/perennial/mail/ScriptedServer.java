package dev.perennial.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server on this machine that answers each command as told: with a line, with silence, or by hanging up. */
final class ScriptedServer implements AutoCloseable {
    static final String SILENCE = "(silence)";
    static final String HANG_UP = "(hang up)";

    /** What is said at the end of the words. */
    static final String END = ".";

    static final String GREETING = "(greeting)";

    private final ServerSocket door;
    private final SSLContext secret = Mails.secret();
    private final Map<String, String> script = new ConcurrentHashMap<>(Map.of(
            GREETING,
            "220 mx.example ESMTP",
            "EHLO",
            "250 mx.example",
            "MAIL",
            "250 2.1.0 Ok",
            "RCPT",
            "250 2.1.5 Ok",
            "DATA",
            "354 go on",
            END,
            "250 2.0.0 Ok: queued as 4bXYZ1",
            "RSET",
            "250 Ok",
            "STARTTLS",
            "220 ready",
            "AUTH",
            "235 2.7.0 signed in",
            "QUIT",
            "221 bye"));
    final List<String> heard = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    ScriptedServer(String... script) {
        for (int i = 0; i < script.length; i += 2) {
            this.script.put(script[i], script[i + 1]);
        }
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    void says(String command, String reply) {
        script.put(command, reply);
    }

    /** Hangs up on everybody, as a server does to those who are silent for long. */
    void hangUp() {
        open.forEach(ScriptedServer::shut);
        open.clear();
    }

    private void listen() {
        try {
            while (true) {
                var socket = door.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket plain) {
        try (plain) {
            Socket socket = plain;
            var in = reader(socket);
            if (!say(socket, GREETING)) return;
            boolean words = false;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (words && !line.equals(END)) continue;
                words = false;
                heard.add(line);
                var command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                if (!say(socket, command)) return;
                words = command.equals("DATA") && script.get("DATA").startsWith("354");
                if (command.equals("STARTTLS")) {
                    socket = secured(socket);
                    in = reader(socket);
                }
            }
        } catch (IOException gone) {
            // The other side hung up.
        }
    }

    private boolean say(Socket socket, String command) throws IOException {
        var reply = script.getOrDefault(command, "500 5.5.2 what?");
        if (reply.equals(HANG_UP)) return false;
        if (!reply.equals(SILENCE)) {
            socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }
        return true;
    }

    private Socket secured(Socket socket) throws IOException {
        var secured = (SSLSocket) secret.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void shut(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception closed) {
            // It is closed either way.
        }
    }

    @Override
    public void close() {
        shut(door);
        hangUp();
    }
}
