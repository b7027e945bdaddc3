package dev.perennial.api.account;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.api.ApiRefusal;
import dev.perennial.api.Caller;
import dev.perennial.api.Cursor;
import dev.perennial.api.FieldErrors;
import dev.perennial.api.IfMatch;
import dev.perennial.api.Needs;
import dev.perennial.api.NotValidException;
import dev.perennial.api.Page;
import dev.perennial.api.Paging;
import dev.perennial.api.Refuses;
import dev.perennial.api.Unchanged;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.key.Scope;
import dev.perennial.settings.AccountSettings;
import dev.perennial.settings.SettingsRefusal;
import dev.perennial.user.UserRefusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, and what holds for each as a whole. */
@RestController
@Tag(name = "Accounts")
class AccountController {
    private static final String LIST = "accounts";
    private static final int FIND_MAX = 128;

    private final Accounts accounts;
    private final AccountQueries queries;
    private final AccountSettings settings;
    private final Unchanged unchanged;
    private final PlatformClock clock;

    AccountController(
            Accounts accounts,
            AccountQueries queries,
            AccountSettings settings,
            Unchanged unchanged,
            PlatformClock clock) {
        this.accounts = accounts;
        this.queries = queries;
        this.settings = settings;
        this.unchanged = unchanged;
        this.clock = clock;
    }

    @GetMapping("/api/v1/accounts")
    @Needs(Scope.ACCOUNT_READ)
    @Operation(
            summary = "List accounts",
            description = "In the order of their ids: all of them for the vendor's people, its own for a customer.")
    Page<AccountResource> listAccounts(
            Caller caller,
            Paging paging,
            @Parameter(description = "Part of an id, a name or an e-mail address, whatever its capitals.")
                    @RequestParam(defaultValue = "")
                    String find) {
        var part = find.strip();
        if (part.length() > FIND_MAX || part.chars().anyMatch(Character::isISOControl)) {
            throw NotValidException.at("find", "api.subscriptions.find", Map.of());
        }
        var after = paging.after(LIST, 1).map(cursor -> cursor.value(0)).orElse("");
        var found = caller.own().isPresent() ? own(caller, part, after) : found(part, after, paging.fetch());
        return paging.page(found, AccountResource::of, account -> Cursor.of(LIST, account.id()));
    }

    private static List<Account> own(Caller caller, String part, String after) {
        var own = caller.account(null);
        var known = own.id() + " " + own.name() + " " + own.email().orElse("");
        boolean wanted = known.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
        return wanted && own.id().value().compareTo(after) > 0 ? List.of(own) : List.of();
    }

    private List<Account> found(String part, String after, int limit) {
        return queries.find(part, after, limit).stream()
                .collect(Collectors.groupingBy(accounts::bucketOf))
                .entrySet()
                .stream()
                .flatMap(some -> accounts.get(some.getKey(), some.getValue()).values().stream())
                .sorted(Comparator.comparing(Account::id))
                .toList();
    }

    @GetMapping("/api/v1/accounts/{id}")
    @Needs(Scope.ACCOUNT_READ)
    @Operation(summary = "Get an account")
    @Refuses(in = ApiRefusal.class, codes = "ACCOUNT_NOT_FOUND")
    AccountResource getAccount(Caller caller, @PathVariable String id) {
        return AccountResource.of(caller.account(id));
    }

    @Schema(name = "AccountChange", description = "What is to be otherwise; what is left out stays.")
    record Change(
            @Schema(description = "One line of 1 to 100 characters.") @Nullable
            String name,

            @Schema(
                    description = "en or zh.",
                    allowableValues = {"en", "zh"})
            @Nullable
            String language,

            @Schema(example = "Asia/Shanghai") @Nullable String timeZone) {}

    @PatchMapping("/api/v1/accounts/{id}")
    @Needs(Scope.ACCOUNT_WRITE)
    @Operation(
            summary = "Change an account's settings",
            description = "By another time zone, terms that are sold keep their instants; the next ones end at 00:00 of"
                    + " the new zone. With If-Match, only where nobody else changed it meanwhile.")
    @Refuses(in = ApiRefusal.class, codes = "ACCOUNT_NOT_FOUND")
    @Refuses(in = UserRefusal.class, codes = "NOT_AN_OWNER")
    AccountResource changeAccount(Caller caller, IfMatch seen, @PathVariable String id, @RequestBody Change change) {
        var account = caller.account(id);
        var errors = new FieldErrors();
        var language = change.language() == null ? account.language().getLanguage() : change.language();
        if (!language.equals("en") && !language.equals("zh")) {
            errors.add("/language", "api.field.one-of", Map.of("allowed", "en, zh"));
        }
        errors.check();
        var wanted = new AccountSettings.Settings(
                change.name() == null ? account.name() : change.name(),
                Locale.of(language),
                change.timeZone() == null ? account.zone().getId() : change.timeZone());
        var now = clock.now();
        var changed = unchanged.change(
                seen,
                Optional.of(account.id()),
                () -> AccountResource.of(caller.account(id)),
                () -> settings.change(account.id(), wanted, caller.actor(), now));
        return AccountResource.of(valid(changed).orThrow());
    }

    /** What is about how a field was written is said of the field. */
    private static Outcome<Account> valid(Outcome<Account> changed) {
        if (changed instanceof Refused<Account>(var why, var facts) && why instanceof SettingsRefusal) {
            var field = why == SettingsRefusal.ZONE_UNKNOWN ? "/timeZone" : "/name";
            throw NotValidException.at(field, why, facts);
        }
        return changed;
    }
}
