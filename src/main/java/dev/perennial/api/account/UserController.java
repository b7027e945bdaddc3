package dev.perennial.api.account;

import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.FieldErrors;
import dev.perennial.api.Needs;
import dev.perennial.api.NotValidException;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.key.Scope;
import dev.perennial.user.OneTimePassword;
import dev.perennial.user.Passwords;
import dev.perennial.user.Role;
import dev.perennial.user.SignIns;
import dev.perennial.user.User;
import dev.perennial.user.UserRefusal;
import dev.perennial.user.Users;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who comes in for an account. */
@RestController
@Tag(name = "Accounts")
class UserController {
    private static final String LIST = "users";

    private final Users users;
    private final Passwords passwords;
    private final SignIns signIns;
    private final PlatformClock clock;

    UserController(Users users, Passwords passwords, SignIns signIns, PlatformClock clock) {
        this.users = users;
        this.passwords = passwords;
        this.signIns = signIns;
        this.clock = clock;
    }

    @GetMapping("/api/v1/users")
    @Needs(Scope.ACCOUNT_READ)
    @Operation(summary = "List an account's users", description = "In the order of their logins.")
    Page<UserResource> listUsers(
            Caller caller,
            Paging paging,
            @Parameter(description = "Whose: only for the vendor's people.") @RequestParam(required = false) @Nullable
                    String account) {
        var whose = caller.account(account).id();
        var after = paging.after(LIST, 1).map(cursor -> cursor.value(0)).orElse("");
        var some = users.of(whose).stream()
                .filter(user -> user.login().compareTo(after) > 0)
                .limit(paging.fetch())
                .toList();
        var last = signIns.last(whose, some);
        return paging.page(
                some, user -> UserResource.of(user, last.get(user.login())), user -> Cursor.of(LIST, user.login()));
    }

    @GetMapping("/api/v1/users/{login}")
    @Needs(Scope.ACCOUNT_READ)
    @Operation(summary = "Get a user")
    @Refuses(in = UserRefusal.class, codes = "USER_NOT_FOUND")
    UserResource getUser(Caller caller, @PathVariable String login) {
        return resource(users.get(login, caller.actor()).orThrow());
    }

    @Schema(name = "NewUser")
    record NewUser(
            @Schema(description = "3 to 64 letters, digits, dots, hyphens, underscores or at signs.") @Nullable
            String login,

            @Schema(description = "One line of 1 to 100 characters.") @Nullable
            String name,

            @Schema(allowableValues = {"OWNER", "PAYER", "VIEWER"}) @Nullable
            Role role) {}

    @Schema(name = "OneTimePassword", description = "A password to come in with once and choose an own one.")
    record Once(
            String login,

            @Schema(description = "Shown here and nowhere else, ever.")
            String password) {
        static Once of(OneTimePassword made) {
            return new Once(made.login(), made.text());
        }

        @Override
        public String toString() {
            return "hidden";
        }
    }

    @PostMapping("/api/v1/users")
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(Scope.ACCOUNT_WRITE)
    @Operation(
            summary = "Add a user",
            description = "To the key's own account. Answers a password that lets in for three days, to choose an own"
                    + " one.")
    @Refuses(
            in = UserRefusal.class,
            codes = {"NOT_AN_OWNER", "ROLE_NOT_POSSIBLE", "LOGIN_TAKEN"})
    Once addUser(Caller caller, @RequestBody NewUser wanted) {
        var errors = new FieldErrors();
        if (wanted.login() == null) errors.add("/login", "api.field.missing", Map.of());
        if (wanted.name() == null) errors.add("/name", "api.field.missing", Map.of());
        if (wanted.role() == null) errors.add("/role", "api.field.missing", Map.of());
        errors.check();
        var account = caller.account(null).id();
        var to = new Passwords.Invitation(wanted.login(), wanted.name(), wanted.role(), Optional.of(account));
        return Once.of(valid(passwords.invite(to, caller.actor(), clock.now())).orThrow());
    }

    @Schema(name = "UserName")
    record Name(@Nullable String name) {}

    @PutMapping("/api/v1/users/{login}/name")
    @Needs(Scope.ACCOUNT_WRITE)
    @Operation(summary = "Rename a user")
    @Refuses(
            in = UserRefusal.class,
            codes = {"USER_NOT_FOUND", "NOT_AN_OWNER"})
    UserResource renameUser(Caller caller, @PathVariable String login, @RequestBody Name wanted) {
        if (wanted.name() == null) throw NotValidException.at("/name", "api.field.missing", Map.of());
        return resource(valid(users.rename(login, wanted.name(), caller.actor(), clock.now()))
                .orThrow());
    }

    @Schema(name = "UserRole")
    record NewRole(
            @Schema(allowableValues = {"OWNER", "PAYER", "VIEWER"}) @Nullable
            Role role) {}

    @PutMapping("/api/v1/users/{login}/role")
    @Needs(Scope.ACCOUNT_WRITE)
    @Operation(
            summary = "Set a user's role",
            description = "Wherever they are signed in, they sign in again; their keys do what the new role may.")
    @Refuses(
            in = UserRefusal.class,
            codes = {"USER_NOT_FOUND", "NOT_AN_OWNER", "NOT_YOURSELF", "ROLE_NOT_POSSIBLE"})
    UserResource setUserRole(Caller caller, @PathVariable String login, @RequestBody NewRole wanted) {
        if (wanted.role() == null) throw NotValidException.at("/role", "api.field.missing", Map.of());
        return resource(
                users.setRole(login, wanted.role(), caller.actor(), clock.now()).orThrow());
    }

    @PostMapping("/api/v1/users/{login}/disabling")
    @Needs(Scope.ACCOUNT_WRITE)
    @Operation(summary = "Disable a user", description = "At once and everywhere, their keys too.")
    @Refuses(
            in = UserRefusal.class,
            codes = {"USER_NOT_FOUND", "NOT_AN_OWNER", "NOT_YOURSELF"})
    UserResource disableUser(Caller caller, @PathVariable String login) {
        return resource(users.disable(login, caller.actor(), clock.now()).orThrow());
    }

    @PostMapping("/api/v1/users/{login}/enabling")
    @Needs(Scope.ACCOUNT_WRITE)
    @Operation(summary = "Enable a user again")
    @Refuses(
            in = UserRefusal.class,
            codes = {"USER_NOT_FOUND", "NOT_AN_OWNER"})
    UserResource enableUser(Caller caller, @PathVariable String login) {
        return resource(users.enable(login, caller.actor(), clock.now()).orThrow());
    }

    @PostMapping("/api/v1/users/{login}/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(Scope.ACCOUNT_WRITE)
    @Operation(summary = "Sign a user out everywhere", description = "Ends their sessions; keys go on.")
    @Refuses(
            in = UserRefusal.class,
            codes = {"USER_NOT_FOUND", "NOT_AN_OWNER"})
    void signUserOut(Caller caller, @PathVariable String login) {
        signIns.signOutEverywhere(login, caller.actor(), clock.now()).orThrow();
    }

    @PostMapping("/api/v1/users/{login}/password-reset")
    @Needs(Scope.ACCOUNT_WRITE)
    @Operation(
            summary = "Reset a user's password",
            description = "Answers a password that lets in for three days; their sessions end.")
    @Refuses(
            in = UserRefusal.class,
            codes = {"USER_NOT_FOUND", "NOT_AN_OWNER", "NOT_YOURSELF"})
    Once resetPassword(Caller caller, @PathVariable String login) {
        return Once.of(passwords.reset(login, caller.actor(), clock.now()).orThrow());
    }

    @DeleteMapping("/api/v1/users/{login}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(Scope.ACCOUNT_WRITE)
    @Operation(summary = "Remove a user", description = "For good; what they did stays in the journal.")
    @Refuses(
            in = UserRefusal.class,
            codes = {"USER_NOT_FOUND", "NOT_AN_OWNER", "NOT_YOURSELF"})
    void removeUser(Caller caller, @PathVariable String login) {
        users.remove(login, caller.actor(), clock.now()).orThrow();
    }

    private UserResource resource(User user) {
        var last = user.account()
                .map(account -> signIns.last(account, List.of(user)).get(user.login()));
        return UserResource.of(user, last.orElse(null));
    }

    /** What is about how a field was written is said of the field. */
    private static <T> Outcome<T> valid(Outcome<T> outcome) {
        if (outcome instanceof Refused<T>(var why, var facts)) {
            if (why == UserRefusal.LOGIN_INVALID) throw NotValidException.at("/login", why, facts);
            if (why == UserRefusal.NAME_INVALID) throw NotValidException.at("/name", why, facts);
        }
        return outcome;
    }
}
