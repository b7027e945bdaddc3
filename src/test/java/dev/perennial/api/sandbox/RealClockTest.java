package dev.perennial.api.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.api.ApiScene;
import dev.perennial.user.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where business is real nobody moves the clock. */
class RealClockTest extends ApiScene {
    @Override
    protected @Nullable Instant start() {
        return null;
    }

    @Test
    void itIsReadAndNeverMoved() {
        var operator = program("operator", Role.OPERATOR, null);
        var clock = operator.get("/api/v1/sandbox/clock");
        assertThat(clock.status()).isEqualTo(200);
        assertThat(clock.body().path("sandbox").asBoolean()).isFalse();
        var moved = operator.post("/api/v1/sandbox/clock", "{\"nextDue\": true}");
        assertThat(moved.status() + " " + moved.code()).isEqualTo("409 CLOCK_IS_REAL");
    }
}
