package dev.perennial.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.Scene;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A database of real business, still empty. */
class RealClockTest extends Scene {
    @Override
    protected @Nullable Instant start() {
        return null;
    }

    @Override
    protected boolean isServed() {
        return true;
    }

    @Test
    void realTimeIsNotMovedByHand() {
        user("operator", Role.OPERATOR, null);
        var visitor = new Browse(port(), "en").signIn("operator", PASSWORD);
        assertThat(visitor.get("/admin").body())
                .doesNotContain("Sandbox", "action=\"/admin/clock\"")
                .contains("There is no account yet. Bring yours in with: ./perennial import DIR");
        var refused = visitor.post("/admin/clock", Map.of("to", "DAY", "seen", now().toString()));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Only the clock of a sandbox is moved by hand.");
    }
}
