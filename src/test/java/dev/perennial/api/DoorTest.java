package dev.perennial.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.kernel.Actor;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.Scope;
import dev.perennial.user.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who comes in by the door for programs. */
class DoorTest extends ApiScene {

    @Test
    void aKeyOpensWhatItsScopesNameUntilItIsRevoked() {
        var lotus = account("lotus", "100.00");
        var owner = user("owner", Role.OWNER, lotus);
        var made = key(owner, Set.of(Scope.ACCOUNT_READ));
        var program = new Calls(port(), made.secret());

        var answer = program.get("/api/v1/key");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("account").asString()).isEqualTo("lotus");
        assertThat(answer.body().path("scopes").toString()).isEqualTo("[\"account:read\"]");

        bean(ApiKeys.class).revoke(made.key().id(), Actor.COMMAND_LINE, now()).orThrow();
        assertThat(program.get("/api/v1/key").code()).isEqualTo("KEY_NOT_VALID");
        assertThat(program.get("/api/v1/key").status()).isEqualTo(401);
    }

    @Test
    void whoeverBringsNoKeyIsToldWhatToSend() {
        var answer = new Calls(port(), null).get("/api/v1/key");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body().path("detail").asString()).contains("Authorization: Bearer prn_");
    }
}
