package dev.perennial.api.caller;

import dev.perennial.account.Account;
import dev.perennial.api.Caller;
import dev.perennial.api.Needs;
import dev.perennial.api.Page;
import dev.perennial.api.Refuses;
import dev.perennial.clock.PlatformClock;
import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.KeyRefusal;
import dev.perennial.key.Scope;
import dev.perennial.user.UserRefusal;
import dev.perennial.user.Users;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keys seen and revoked by programs. None is made here: a key that got away must not outlive itself. */
@RestController
@Tag(name = "Keys")
class KeysController {
    private final ApiKeys keys;
    private final Users users;
    private final PlatformClock clock;

    KeysController(ApiKeys keys, Users users, PlatformClock clock) {
        this.keys = keys;
        this.users = users;
        this.clock = clock;
    }

    @Schema(name = "ApiKey", description = "A key, without what opens the door.")
    record KeyResource(
            UUID id,
            String login,
            @Nullable String account,
            String name,
            ApiKey.Kind kind,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,

            @Schema(description = "Roughly: told once in five minutes at most.") @Nullable
            Instant usedAt,

            @Schema(description = "Whether its last day has passed.")
            boolean over) {
        static KeyResource of(ApiKey key, Instant now) {
            return new KeyResource(
                    key.id(),
                    key.login(),
                    key.account().map(Account.Id::value).orElse(null),
                    key.name(),
                    key.kind(),
                    key.scopes().stream().map(Scope::code).sorted().toList(),
                    key.createdAt(),
                    key.expiresAt().orElse(null),
                    key.usedAt().orElse(null),
                    key.isOver(now));
        }
    }

    @GetMapping("/api/v1/keys")
    @Needs(Scope.ACCOUNT_READ)
    @Operation(
            summary = "List keys",
            description = "Those of the key's own user; for an owner those of the whole account. None that is revoked.")
    Page<KeyResource> listKeys(Caller caller) {
        var user = users.get(caller.actor().name(), caller.actor()).orThrow();
        var own = user.role().mayManage() ? keys.of(user.account().orElseThrow()) : keys.of(user);
        return new Page<>(
                own.stream().map(key -> KeyResource.of(key, clock.now())).toList(), null);
    }

    @PostMapping("/api/v1/keys/{id}/revocation")
    @Needs(Scope.ACCOUNT_WRITE)
    @Operation(summary = "Revoke a key", description = "It opens nothing any more, at once; the one in use too.")
    @Refuses(in = KeyRefusal.class, codes = "KEY_NOT_FOUND")
    @Refuses(in = UserRefusal.class, codes = "NOT_AN_OWNER")
    KeyResource revokeKey(Caller caller, @PathVariable UUID id) {
        var now = clock.now();
        return KeyResource.of(keys.revoke(id, caller.actor(), now).orThrow(), now);
    }
}
