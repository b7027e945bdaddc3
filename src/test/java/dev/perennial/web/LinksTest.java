package dev.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.Scene;
import dev.perennial.link.Links;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Links of messages land on the page they were made for, and an altered one nowhere. */
class LinksTest extends Scene {
    private final Links links = bean(Links.class);
    private final UUID message = UUID.fromString("0195a1b2-0000-7000-8000-00000000002a");

    @Override
    protected boolean isServed() {
        return true;
    }

    @Test
    void aVisitorWhoIsNotSignedInSignsInAndLandsThere() {
        var visitor = new Browse(port(), "en");
        var led = visitor.get(path(links.to(message, "/terms/dms?from=mail")));
        assertThat(led.statusCode()).isEqualTo(200);
        assertThat(led.uri().toString()).endsWith("/terms/dms?from=mail");

        var door = visitor.get(path(links.to(message, "/renewals?tab=AUTO&q=a+b")));
        assertThat(door.uri().getPath()).isEqualTo("/sign-in");
        assertThat(links.to(message, "/renewals").toString())
                .startsWith("http://localhost:" + port() + "/go/")
                .endsWith("?to=/renewals");
    }

    @Test
    void anAlteredLinkSaysSo() {
        var good = path(links.to(message, "/terms/dms"));
        var another = path(links.to(UUID.fromString("0195a1b2-0000-7000-8000-00000000002b"), "/terms/dms"));
        var altered = List.of(
                good.replace("/terms/dms", "/terms/mail"),
                good.replace("/terms/dms", "//evil.example"),
                good.replace("/terms/dms", "/%5Cevil.example"),
                good.replace("/terms/dms", "https://evil.example"),
                good.replace("/terms/dms", "%2F%2Fevil.example"),
                good.substring(0, good.indexOf("?to=")),
                good.replaceFirst("(/go/[^/]+/).", "$1" + (good.charAt(27) == 'x' ? "y" : "x")),
                another.substring(0, 27) + good.substring(27));
        for (var link : altered) {
            var answer = new Browse(port(), "en").get(link);
            assertThat(answer.statusCode()).as(link).isEqualTo(404);
            assertThat(answer.uri().getHost()).isEqualTo("localhost");
            assertThat(answer.body()).contains("This link is not whole");
        }
    }

    @Test
    void noLinkLeadsToAnotherHost() {
        for (var path : List.of("//evil.example", "https://evil.example", "/\\evil.example", "")) {
            assertThatThrownBy(() -> links.to(message, path)).hasMessageContaining("Indicates a bug");
        }
    }

    @Test
    void theKeyIsMadeOnce() {
        var signature = links.sign("calendar", "lotus");
        assertThat(links.isSigned("calendar", "lotus", signature)).isTrue();
        assertThat(jdbc().sql("select count(*) from link_key")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static String path(URI link) {
        return link.getRawPath() + "?" + link.getRawQuery();
    }
}
