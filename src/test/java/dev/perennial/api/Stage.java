package dev.perennial.api;

import dev.perennial.account.Account;
import dev.perennial.user.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who sends one request, and what is there for it, by the names under which requests name it: {@code {item}}. */
final class Stage {
    static final String MISSING = "018e1f4e-0000-7000-8000-000000000001";

    Account account;

    @Nullable
    Role role;

    private final Map<String, String> names =
            new HashMap<>(Map.of("missing", MISSING, "id", MISSING, "long", "a".repeat(2000)));
    final List<String> headers = new ArrayList<>();

    Stage(Account account) {
        this.account = account;
        names.put("account", account.id().value());
    }

    void is(Account other) {
        account = other;
        names.put("account", other.id().value());
    }

    /** There is one of these, and the request's path leads to it. */
    void has(String name, Object id) {
        names.put(name, id.toString());
        names.put("id", id.toString());
    }

    /** There is something beside it. */
    void knows(String name, Object value) {
        names.put(name, value.toString());
    }

    String name(String name) {
        return names.get(name);
    }

    String filled(String text) {
        var filled = text;
        for (var each : names.entrySet()) filled = filled.replace("{" + each.getKey() + "}", each.getValue());
        return filled;
    }

    /** The operation's path, which leads to what the stage has. */
    String path(Operation operation) {
        var named = filled(operation.path());
        return named.replaceAll("\\{[^}]+}", names.get("id"));
    }
}
