package dev.perennial.bss;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.bssopenapi20171214.models.QueryAvailableInstancesRequest;
import dev.perennial.clock.PlatformClock;
import dev.perennial.key.ApiKeys;
import dev.perennial.user.Role;
import dev.perennial.web.Throttle;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.GenericApplicationContext;

/** A key calls as often as it may, and is told when it called too often. */
class ThrottledTest extends BssScene {
    /** Where the watch of the doors stands; it goes where it stands nowhere. */
    private @Nullable Instant stopped;

    @Override
    protected void beans(GenericApplicationContext fresh) {
        fresh.registerBean(InstantSource.class, () -> this::watch);
    }

    private Instant watch() {
        return stopped == null ? PlatformClock.wall() : stopped;
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void whoCallsTooOftenWaits(Signing signing) throws Exception {
        stopped = PlatformClock.wall();
        var lotus = account("lotus-" + signing, "0.00");
        var key = signing("busy-" + signing, Role.OWNER, lotus);
        var client = client(key, signing);
        var request = new QueryAvailableInstancesRequest();
        assertThat(client.queryAvailableInstances(request).getBody().getSuccess())
                .isTrue();
        assertThat(taken(key)).isEqualTo(2999);

        var fault = fault(() -> client.queryAvailableInstances(request));
        assertThat(fault.getCode()).isEqualTo("Throttling.User");
        assertThat(fault.getStatusCode()).isEqualTo(400);
        assertThat(fault.getMessage()).contains("Request was denied due to user flow control.");
        var raw = new Raw(port(), key);
        var headers = raw.headers(
                "QueryAvailableInstances", "", Raw.now(), UUID.randomUUID().toString());
        try (var pipe = Pipe.open(port())) {
            pipe.write("POST / HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\n" + lines(headers)
                    + "Content-Length: 0\r\n\r\n");
            assertThat(pipe.read().headers()).containsEntry("retry-after", "1");
        }
        var other = client(signing("calm-" + signing, Role.OWNER, lotus), signing);
        assertThat(other.queryAvailableInstances(request).getBody().getSuccess())
                .isTrue();

        stopped = stopped.plusSeconds(1);
        assertThat(client.queryAvailableInstances(request).getBody().getSuccess())
                .isTrue();
        assertThat(taken(key)).isEqualTo(49);
    }

    /** Takes whatever this key has left; answers how much that was. */
    private int taken(ApiKeys.Made key) {
        int taken = 0;
        while (bean(Throttle.class)
                .take(Throttle.Gate.BSS, key.key().id().toString())
                .isEmpty()) {
            taken++;
        }
        return taken;
    }

    private static String lines(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
    }
}
