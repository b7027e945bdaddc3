package dev.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the OpenID provider is away, the other doors stay open, and the platform starts. */
class OpenIdAwayTest extends Scene {
    @Override
    protected boolean isServed() {
        return true;
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "perennial.openid.issuer", "http://localhost:" + unused(),
                "perennial.openid.client-id", "perennial",
                "perennial.openid.client-secret", "secret");
    }

    @Test
    void theOthersStayOpen() {
        var nobody = new Browse(port(), "en");
        assertThat(nobody.get("/sign-in").body()).contains("Sign in with localhost");
        var back = nobody.get("/sign-in/openid/provider");
        assertThat(back.uri().getQuery()).isEqualTo("refused=OPENID_UNREACHABLE");
        assertThat(back.body()).contains("does not answer", "id=\"password\"");
    }

    private static int unused() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException full) {
            throw new IllegalStateException(full);
        }
    }
}
