package dev.perennial.console.keys;

import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.user.User;
import dev.perennial.web.Visit;
import java.util.List;
import java.util.Map;

/**
 * The visitor's keys, and those of the others where it may end them.
 *
 * @param here where this is: customers and the vendor's people have a page each
 * @param others of the account, for its owners; of the vendor's people, those revoked too, for operators
 * @param users whose the keys are, by login
 * @param origin where programs find the platform
 */
public record KeysPage(
        Visit visit, String here, List<ApiKey> own, List<ApiKey> others, Map<String, User> users, String origin) {

    public boolean isFull() {
        return own.stream().filter(key -> key.revokedAt().isEmpty()).count() >= ApiKeys.COUNT_MAX;
    }

    public String name(ApiKey key) {
        var user = users.get(key.login());
        return user == null ? key.login() : user.name();
    }

    /** The key of the sentence about what it opens. */
    public String state(ApiKey key) {
        if (key.revokedAt().isPresent()) return "REVOKED";
        if (key.isOver(visit.now())) return "OVER";
        var user = users.get(key.login());
        return user == null || user.isDisabled() ? "USER_OFF" : "OPEN";
    }

    public String tone(ApiKey key) {
        return switch (state(key)) {
            case "OPEN" -> "good";
            case "USER_OFF" -> "care";
            default -> "bad";
        };
    }

    /** Where programs that sign go: scheme and host apart, as SDKs are told. */
    public String endpoint() {
        return origin.replaceFirst("^https?://", "");
    }

    public String protocol() {
        return origin.replaceFirst("://.*", "");
    }
}
