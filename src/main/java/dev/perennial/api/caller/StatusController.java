package dev.perennial.api.caller;

import dev.perennial.api.Caller;
import dev.perennial.api.Needs;
import dev.perennial.clock.Installation;
import dev.perennial.clock.PlatformClock;
import dev.perennial.key.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this database was created as, and what time it is there. */
@RestController
@Tag(name = "Keys")
class StatusController {
    private final Installation installation;
    private final PlatformClock clock;

    StatusController(Installation installation, PlatformClock clock) {
        this.installation = installation;
        this.clock = clock;
    }

    @Schema(name = "Status")
    record Status(
            @Schema(description = "The platform's time: in a sandbox it stands still until it is moved.")
            Instant now,

            @Schema(description = "The zone of the platform's own days.", example = "Asia/Shanghai")
            String zone,

            boolean sandbox,

            @Schema(description = "By how many the accounts are divided.")
            int buckets,

            Instant createdAt) {}

    @GetMapping("/api/v1/status")
    @Needs(Scope.ACCOUNT_READ)
    @Operation(summary = "Get what the platform is, and its time")
    Status getStatus(Caller caller) {
        return new Status(
                clock.now(),
                installation.zone().getId(),
                installation.sandbox(),
                installation.buckets().count(),
                installation.createdAt());
    }
}
