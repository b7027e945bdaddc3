package dev.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.Scene;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where no OpenID provider is told there is no door; where it is away, the others stay open. */
class NoOpenIdTest {
    static class Untold extends Scene {
        @Override
        protected boolean isServed() {
            return true;
        }

        @Test
        void thereIsNoDoor() {
            var nobody = new Browse(port(), "en");
            assertThat(nobody.get("/sign-in").body()).doesNotContain("/sign-in/openid");
            assertThat(nobody.get("/sign-in/openid/provider").uri().toString()).endsWith("/sign-in");
        }
    }

    static class Away extends Scene {
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

    @Test
    void halfAProviderIsSaidAtTheStart() {
        assertThatThrownBy(() -> new OpenIdSettings("https://id.vendor.example", "perennial", "", ""))
                .hasMessageContaining("client-secret");
        assertThat(new OpenIdSettings("", "", "", "").name()).isEmpty();
        assertThat(new OpenIdSettings("https://id.vendor.example/x", "a", "b", "").name())
                .hasValue("id.vendor.example");
    }
}
