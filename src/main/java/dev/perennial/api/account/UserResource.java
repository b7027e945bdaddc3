package dev.perennial.api.account;

import dev.perennial.user.Role;
import dev.perennial.user.User;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Somebody who comes in for an account. */
@Schema(name = "User", description = "Somebody who comes in for an account.")
record UserResource(
        @Schema(description = "What is typed to sign in: one in the whole installation.")
        String login,

        String name,
        Role role,
        @Nullable String account,
        State state,

        @Schema(description = "Until when the password made for them lets in; null where they have their own.")
        @Nullable
        Instant invitedUntil,

        @Schema(description = "Since when they may not come in.") @Nullable
        Instant disabledAt,

        @Schema(description = "What their pages are shown in; null for the account's.") @Nullable
        String language,

        @Nullable Instant lastSignInAt) {

    @Schema(name = "UserState")
    enum State {
        ACTIVE,
        INVITED,
        DISABLED
    }

    static UserResource of(User user, @Nullable Instant lastSignInAt) {
        return new UserResource(
                user.login(),
                user.name(),
                user.role(),
                user.account().map(Object::toString).orElse(null),
                user.isDisabled() ? State.DISABLED : user.mustChoosePassword() ? State.INVITED : State.ACTIVE,
                user.passwordOnceUntil().orElse(null),
                user.disabledAt().orElse(null),
                user.language().map(Locale::getLanguage).orElse(null),
                lastSignInAt);
    }
}
