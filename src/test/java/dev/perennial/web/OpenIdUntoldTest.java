package dev.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.Scene;
import org.junit.jupiter.api.Test;

/** Where no OpenID provider is told there is no door, and nobody to be asked. */
class OpenIdUntoldTest extends Scene {
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

    @Test
    void halfAProviderIsSaidAtTheStart() {
        assertThatThrownBy(() -> new OpenIdSettings("https://id.vendor.example", "perennial", "", ""))
                .hasMessageContaining("client-secret");
        assertThat(new OpenIdSettings("", "", "", "").name()).isEmpty();
        assertThat(new OpenIdSettings("https://id.vendor.example/x", "a", "b", "").name())
                .hasValue("id.vendor.example");
    }
}
