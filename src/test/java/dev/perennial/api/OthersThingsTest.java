package dev.perennial.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.key.Scope;
import dev.perennial.user.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Law 9 at the programs' door: the id of another account's thing leads nowhere, at every operation with an id in its path. */
class OthersThingsTest extends FurnishedScene {
    /** How another account comes to have something, by where it is found. */
    private static final Map<String, String> THINGS = Map.ofEntries(
            Map.entry("accounts", "own-account"),
            Map.entry("users", "user"),
            Map.entry("subscriptions", "item"),
            Map.entry("orders", "item placed"),
            Map.entry("payments", "payment"),
            Map.entry("coupons", "coupon"),
            Map.entry("contacts", "contact"),
            Map.entry("calendar-feeds", "feed"),
            Map.entry("webhooks", "webhook"),
            Map.entry("webhook-deliveries", "webhook delivery"),
            Map.entry("keys", "key"),
            Map.entry("invoice-titles", "title"),
            Map.entry("refunds", "item paid"));

    /** Nobody's in particular, or the vendor's. */
    private static final Set<String> NOBODYS = Set.of("products", "reminder-days");

    /** Made by the platform and not by a request: their own tests have strangers ask for them. */
    private static final Set<String> ELSEWHERE = Set.of("invoices", "events", "notices", "inbox");

    private final Schemas schemas = new Schemas(document);

    @Test
    void anothersIdLeadsNowhere() throws IOException {
        var bodies = bodies();
        var wrong = new ArrayList<String>();
        var left = new TreeSet<String>();
        var tried = new TreeSet<String>();
        var trace = new Trace(jdbc());
        for (var entry : operations.entrySet()) {
            var operation = entry.getValue();
            var place = operation.path().split("/")[3];
            if (!operation.path().contains("{") || !isOpenToOwners(operation) || NOBODYS.contains(place)) continue;
            if (ELSEWHERE.contains(place)) continue;
            if (!THINGS.containsKey(place)) {
                left.add(operation.toString());
                continue;
            }
            var stage = stage("fresh " + THINGS.get(place));
            var path = stage.path(operation);
            var stranger = stage("");
            stranger.role = Role.OWNER;
            var body = operation.changes()
                    ? stage.filled(bodies.getOrDefault(entry.getKey(), schemas.least(operation)))
                    : null;
            var program = program(operation, stranger);
            var before = trace.look();
            var answer = program.send(operation.method(), path, body);
            if (answer.status() != 404)
                wrong.add(operation + " answered " + answer.status() + " "
                        + answer.raw().body());
            if (!trace.isStill(before)) wrong.add(operation + " changed something");
            tried.add(place);
        }
        assertThat(wrong).isEmpty();
        assertThat(left).as("operations with ids of nobody knows what").isEmpty();
        assertThat(tried).hasSizeGreaterThan(8);
    }

    private static boolean isOpenToOwners(Operation operation) {
        return Scope.of(operation.scope())
                .filter(scope -> scope.isOpenTo(Role.OWNER))
                .isPresent();
    }

    /** What each operation takes, as far as something is wrong about it in another way: the id is looked at first. */
    private static Map<String, String> bodies() throws IOException {
        return Provocation.all().stream()
                .filter(line -> !line.body().isEmpty())
                .filter(line ->
                        line.code().endsWith("_NOT_FOUND") || line.code().equals("CHANGED_SINCE"))
                .collect(Collectors.toMap(
                        Provocation::operation, Provocation::body, (one, other) -> one, LinkedHashMap::new));
    }
}
