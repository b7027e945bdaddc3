package dev.perennial.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.web.Browse;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClockPageTest extends Portfolio {
    private final Browse english = new Browse(port(), "en");

    @BeforeAll
    void open() {
        fill();
        english.signIn("operator", PASSWORD);
    }

    @Test
    void theClockIsMovedAndTheStepsAreShown() {
        var stale = now().minusSeconds(60).toString();
        var refused = english.post("/admin/clock", Map.of("to", "DAY", "seen", stale));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("somebody else has moved it");

        var moved = english.post(
                "/admin/clock", Map.of("to", "MONTH", "seen", now().toString()), "Origin", english.server());
        moved = arrived(moved);
        assertThat(now()).isEqualTo(at("2026-04-01 09:00"));
        assertThat(moved.body())
                .contains(
                        "What happened", "2026-03-05 08:00", "Renewed automatically", "Stopped", "Reminded", "Released")
                .contains("Not renewed: of ", "/admin/items/orders-db", "/admin/accounts/heron", "The last run");
        assertThat(item("orders-db").life().expiresAt()).isEqualTo(day("2026-06-14"));

        var next = arrived(english.post("/admin/clock", Map.of("to", "NEXT", "seen", now().toString())));
        assertThat(next.body()).contains("What happened");
        assertThat(now()).isAfter(at("2026-04-01 09:00"));
        assertThat(english.get("/admin/items/heron-db").body()).contains("were missing");
    }

    private HttpResponse<String> arrived(HttpResponse<String> page) {
        var shown = page;
        for (int look = 0; look < 600 && shown.uri().getPath().equals("/admin/clock"); look++) {
            assertThat(shown.body()).contains("The clock is on its way");
            pause();
            shown = english.get("/admin/clock");
        }
        assertThat(shown.statusCode()).isEqualTo(200);
        return shown;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
