package dev.perennial.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.clockwork.Clockwork;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What {@link ContractTest} leaves out, since it goes on for long or moves the time for all: a few requests that are wrong
 * at random leave no trace, and one that is right is answered as told, in a scene in which little is to be done.
 */
class LongOperationsTest extends ApiScene {
    private static final long SEED = 20261126;
    private static final int TRIES = 6;
    private static final String ROWS =
            "account,name,currency,time_zone,language,email,phone,balance,credit_limit,low_balance_threshold\n";

    /** What is right for each, or may be: its body. */
    private static final Map<String, String> RIGHT = Map.of(
            "startRun", "{\"reason\": \"after the maintenance\"}",
            "audit", "",
            "moveClock", "{\"to\": \"2026-03-02T02:00:00Z\"}",
            "exportPortfolio", "",
            "importPortfolio", "",
            "importFile", ROWS + "acme,Acme,CNY,Asia/Shanghai,zh,,,5000.00,,\n");

    private final JsonNode document =
            new Calls(port(), null).get("/api/v1/openapi.json").body();
    private final Map<String, Operation> operations = new HashMap<>();
    private final Random random = new Random(SEED);
    private Calls operator;

    @Override
    protected Map<String, String> settings() {
        return Map.of("perennial.api.rate-requests", "0", "perennial.api.rate-failures", "0");
    }

    @BeforeAll
    void somethingToDo() {
        item("s-1", account("lotus", "1000.00"), "dms", "standard", "2026-04-20", Mode.AUTO, "P1M");
        operator = program("operator.one", Role.OPERATOR, null);
        Operation.of(document)
                .forEach(operation ->
                        operations.put(operation.told().path("operationId").asString(), operation));
    }

    @Test
    void whatIsWrongIsRefusedAndLeavesNoTrace() {
        var wrong = new ArrayList<String>();
        var trace = new Trace(jdbc());
        for (var name : RIGHT.keySet()) {
            var operation = operations.get(name);
            for (int n = 0; n < TRIES; n++) {
                var path = operation.path().replaceAll("\\{[^}]+}", n % 2 == 0 ? "accounts.csv" : "other.csv");
                var parameter = operation.changes() && takesBody(operation) ? "" : "?odd=" + n;
                var body = operation.changes() ? junk(operation) : null;
                var before = trace.look();
                var answer =
                        operator.send(operation.method(), path + parameter, body, "Content-Type", operation.takes());
                var asked = operation + " " + body + " answered " + answer.status() + " "
                        + answer.raw().body();
                if (answer.status() < 400 || answer.status() >= 500) wrong.add(asked);
                if (!ContractTest.isTold(operation, answer)) wrong.add("not told: " + asked);
                if (!trace.isStill(before)) wrong.add("changed something: " + asked);
            }
        }
        assertThat(wrong).as("seed " + SEED).isEmpty();
    }

    @Test
    void whatIsRightIsAnsweredAsTold() {
        var wrong = new ArrayList<String>();
        var schemas = new Schemas(document);
        for (var name : List.of("exportPortfolio", "importFile", "audit", "startRun", "moveClock")) {
            var operation = operations.get(name);
            var path = operation.path().replaceAll("\\{[^}]+}", "accounts.csv");
            var right = RIGHT.get(name);
            var answer = operator.send(
                    operation.method(), path, right.isEmpty() ? null : right, "Content-Type", operation.takes());
            var told = operation.told().path("responses").path(String.valueOf(answer.status()));
            if (answer.status() >= 300 || told.isMissingNode()) {
                wrong.add(operation + " answered " + answer.status() + " "
                        + answer.raw().body());
            }
            var media = told.path("content").path("application/json");
            if (!media.isMissingNode()) wrong.addAll(schemas.wrong(media.path("schema"), answer.body()));
            if (name.equals("startRun")) waitFor(answer.body().path("id").asString());
        }
        assertThat(wrong).isEmpty();
        assertThat(operations.get("moveClock").told().path("responses").propertyNames())
                .as("it may take longer")
                .contains("200", "202");
        assertThat(bean(Clockwork.class).countDue(now())).isZero();
    }

    private void waitFor(String run) {
        while (operator.get("/api/v1/runs/" + run).body().path("endedAt").isNull()) LockSupport.parkNanos(20_000_000);
    }

    private static boolean takesBody(Operation operation) {
        return !operation.told().path("requestBody").isMissingNode();
    }

    /** What none of them takes: no JSON, no archive, no file of ours, or a field that nobody knows. */
    private String junk(Operation operation) {
        var text = new StringBuilder();
        for (int n = random.nextInt(40); n >= 0; n--) text.append((char) ('!' + random.nextInt(90)));
        boolean json = operation.takes().equals("application/json");
        return json && random.nextBoolean() ? "{\"odd\": " + random.nextInt() + "}" : "#" + text;
    }
}
