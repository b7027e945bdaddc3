package dev.perennial.api.subscription;

import dev.perennial.api.FieldErrors;
import dev.perennial.subscription.Subscription;
import dev.perennial.web.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads requests about several items. */
final class Batch {
    /** Far less than would make one act a long one. */
    static final int ITEMS_MAX = 500;

    private Batch() {}

    /** The items named: none, where it was said wrongly. */
    static <T> List<T> of(@Nullable List<T> items, FieldErrors errors) {
        if (items == null || items.isEmpty()) {
            errors.add("/items", "api.field.missing", Map.of());
            return List.of();
        }
        if (items.size() > ITEMS_MAX || items.stream().anyMatch(java.util.Objects::isNull)) {
            errors.add("/items", "api.subscriptions.items", Map.of("max", String.valueOf(ITEMS_MAX)));
            return List.of();
        }
        return items;
    }

    /** One of them, which is named once; what no id can be is found by nobody, and is for the command to refuse. */
    static Optional<Subscription.Id> id(
            int number, @Nullable String text, Set<Subscription.Id> before, FieldErrors errors) {
        var field = "/items/" + number + "/id";
        if (text == null) {
            errors.add(field, "api.field.missing", Map.of());
            return Optional.empty();
        }
        if (!Visit.mayBeId(text)) {
            errors.add(field, "api.field.unreadable", Map.of());
            return Optional.empty();
        }
        var id = new Subscription.Id(text);
        if (before.contains(id)) {
            errors.add(field, "api.field.twice", Map.of());
            return Optional.empty();
        }
        return Optional.of(id);
    }
}
