package dev.perennial.api.caller;

import dev.perennial.account.Account;
import dev.perennial.api.Caller;
import dev.perennial.api.Needs;
import dev.perennial.key.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The key itself, for a program that wants to know what it holds. */
@RestController
@Tag(name = "Keys")
class KeyController {

    /**
     * @param account whose it is; null for one of the vendor's people
     * @param scopes what it is good for, as its user's role is now
     */
    record Key(String id, String login, @Nullable String account, List<String> scopes) {}

    @GetMapping("/api/v1/key")
    @Needs(Scope.ACCOUNT_READ)
    @Operation(
            summary = "Get the key itself",
            description = "Whose it is, and what it is good for: the first call to make with a new key.")
    Key getKey(Caller caller) {
        return new Key(
                caller.key(),
                caller.actor().name(),
                caller.own().map(Account.Id::value).orElse(null),
                Stream.of(Scope.values()).filter(caller::may).map(Scope::code).toList());
    }
}
