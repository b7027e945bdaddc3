package dev.perennial.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One operation, as the document tells it.
 *
 * @param told the document's own words
 */
record Operation(String method, String path, JsonNode told) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    static List<Operation> of(JsonNode document) {
        var all = new ArrayList<Operation>();
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, told) -> {
                    if (METHODS.contains(method)) all.add(new Operation(method.toUpperCase(Locale.ROOT), path, told));
                }));
        return all;
    }

    String scope() {
        return told.path("x-scope").asString("");
    }

    /** The first kind of body that it takes. */
    String takes() {
        return told.path("requestBody").path("content").propertyNames().stream()
                .findFirst()
                .orElse("application/json");
    }

    boolean changes() {
        return !method.equals("GET");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
