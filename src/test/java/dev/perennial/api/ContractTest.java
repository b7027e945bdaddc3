package dev.perennial.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.key.Scope;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What the document says of each operation holds: who may use it, and that whatever is sent is answered as told, without a
 * fault, and without a trace where it is refused. New operations are tried as soon as they are there.
 */
class ContractTest extends ApiScene {
    private static final long SEED = 20261126;
    private static final int TRIES = 4;

    /** What goes on for long, or moves the time for all others. */
    private static final Set<String> NOT_AT_RANDOM =
            Set.of("startRun", "audit", "moveClock", "exportPortfolio", "importPortfolio", "importFile");

    private static final Map<String, Scope> SCOPES = Map.copyOf(scopes());

    private final JsonNode document =
            new Calls(port(), null).get("/api/v1/openapi.json").body();
    private final List<Operation> operations = Operation.of(document);
    private final Map<Role, Calls> programs = new EnumMap<>(Role.class);
    private Account lotus;
    private Account harbor;

    @Override
    protected Map<String, String> settings() {
        return Map.of("perennial.api.rate-requests", "0", "perennial.api.rate-failures", "0");
    }

    private static Map<String, Scope> scopes() {
        var scopes = new java.util.HashMap<String, Scope>();
        for (var scope : Scope.values()) scopes.put(scope.code(), scope);
        return scopes;
    }

    @BeforeAll
    void somethingToAskFor() {
        lotus = account("lotus", "1000.00");
        harbor = account("harbor", "10.00");
        item("s-1", lotus, "dms", "standard", "2026-04-20", Mode.AUTO, "P1M");
        item("s-2", lotus, "dms", "standard", "2026-03-20", Mode.MANUAL, null);
        item("h-1", harbor, "dms", "standard", "2026-03-20", Mode.MANUAL, null);
        for (var role : Role.values()) {
            programs.put(role, program("of-" + role, role, role.isVendors() ? null : lotus));
        }
    }

    /** An unknown parameter is refused after the key and before anything is done. */
    @Test
    void whoMayUseAnOperationIsWhatItsScopeSays() {
        var narrow = new EnumMap<Role, List<Calls>>(Role.class);
        for (var role : List.of(Role.OWNER, Role.OPERATOR)) {
            var user = user("narrow-" + role, role, role.isVendors() ? null : lotus);
            narrow.put(
                    role,
                    List.of(
                            new Calls(
                                    port(),
                                    key(user, Set.of(Scope.ACCOUNT_READ)).secret()),
                            new Calls(
                                    port(), key(user, Set.of(Scope.ORDERS_READ)).secret())));
        }
        var nobody = new Calls(port(), null);
        var wrong = new ArrayList<String>();
        for (var operation : operations) {
            var scope = SCOPES.get(operation.scope());
            if (scope == null) {
                wrong.add(operation + " has an unknown scope " + operation.scope());
                continue;
            }
            expect(operation, "no key", nobody, "401 KEY_NOT_VALID", wrong);
            programs.forEach((role, program) -> expect(
                    operation,
                    role.name(),
                    program,
                    scope.isOpenTo(role) ? "400 REQUEST_NOT_VALID" : "403 SCOPE_MISSING",
                    wrong));
            narrow.forEach((role, keys) -> expect(
                    operation,
                    role + " without the scope",
                    keys.get(scope == Scope.ACCOUNT_READ ? 1 : 0),
                    "403 SCOPE_MISSING",
                    wrong));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobodyReachesAnothersAccount() {
        var wrong = new ArrayList<String>();
        for (var operation : operations) {
            if (!RequestMaker.hasParameter(operation, "account")) continue;
            var path = operation.path().replaceAll("\\{[^}]+}", "h-1") + "?account=harbor";
            var answer = programs.get(Role.OWNER).send(operation.method(), path, operation.changes() ? "{}" : null);
            if (answer.status() < 400 || answer.status() >= 500) wrong.add(operation + " answered " + answer.status());
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whateverIsSentIsAnsweredAsToldAndLeavesNoTraceWhereItIsRefused() {
        var wrong = new ArrayList<String>();
        var maker = new RequestMaker(document, new Random(SEED), List.of("s-1", "s-2", "h-1", "lotus", "dms"));
        var trace = new Trace(jdbc());
        for (var operation : operations) {
            if (NOT_AT_RANDOM.contains(operation.told().path("operationId").asString())) continue;
            for (int n = 0; n < TRIES; n++) {
                var program = programs.get(n % 2 == 0 ? Role.OWNER : Role.OPERATOR);
                var path = maker.address(operation);
                var body = maker.body(operation);
                var before = trace.look();
                var answer = program.send(operation.method(), path, body);
                var asked = operation.method() + " " + path + " " + body + " answered " + answer.status() + " "
                        + answer.raw().body();
                if (answer.status() >= 500) wrong.add(asked);
                if (!isTold(operation, answer)) wrong.add("not told: " + asked);
                if (answer.status() >= 400 && !trace.isStill(before)) wrong.add("changed something: " + asked);
            }
        }
        assertThat(wrong).as("seed " + SEED).isEmpty();
    }

    /** The document names the status; and of a refusal, the code. */
    private static boolean isTold(Operation operation, Calls.Answer answer) {
        var told = operation.told().path("responses").path(String.valueOf(answer.status()));
        if (told.isMissingNode()) return answer.status() == 413 || answer.status() == 415;
        return answer.status() < 400
                || told.path("x-codes")
                        .valueStream()
                        .anyMatch(code -> code.asString().equals(answer.code()));
    }

    private static void expect(Operation operation, String who, Calls program, String expected, List<String> wrong) {
        var path = operation.path().replaceAll("\\{[^}]+}", "nothing") + "?no-such-parameter=1";
        var answer = program.send(
                operation.method(), path, operation.changes() ? "{}" : null, "Content-Type", operation.takes());
        var got = answer.status() + " " + answer.code();
        if (!got.equals(expected)) wrong.add(operation + " by " + who + ": " + got + " instead of " + expected);
    }
}
