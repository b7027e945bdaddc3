package dev.perennial.sms;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/** Connections that are given up in time, and over TLS only to whom the certificate names. */
record SmppSockets(Optional<SSLSocketFactory> tls, Duration patience) implements ConnectionFactory {

    @Override
    public Connection createConnection(String host, int port) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(patience.toMillis()));
            return new SocketConnection(tls.isPresent() ? secured(tls.get(), socket, host, port) : socket);
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    private Socket secured(SSLSocketFactory factory, Socket plain, String host, int port) throws IOException {
        var socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        var parameters = socket.getSSLParameters();
        // Not checked by itself: a certificate of anybody's would do.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
        socket.startHandshake();
        return socket;
    }
}
