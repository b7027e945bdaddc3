package dev.perennial.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.user.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every refusal that the document tells of an operation is given by it, once at least, to a request that asks for it. */
class RefusalsProvokedTest extends VendorsScene {
    private static final int LARGE = 1_100_000;

    /** {@link ContractTest} has every operation give these, to every role. */
    private static final Set<String> GIVEN_BY_ALL = Set.of("KEY_NOT_VALID", "SCOPE_MISSING", "REQUEST_NOT_VALID");

    /** What goes on after the answer, or moves the time for all: these are asked by their lines only. */
    private static final Set<String> GO_ON = Set.of("startRun", "moveClock");

    private final Schemas schemas = new Schemas(document);
    private final Map<String, String> bodies = bodies();

    @Test
    void everyLineIsRefusedAsItSays() throws IOException {
        var wrong = new ArrayList<String>();
        for (var line : Provocation.all()) {
            try {
                provoke(line, wrong);
            } catch (RuntimeException failed) {
                wrong.add(line.pair() + " could not be asked: " + failed);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What is refused is remembered under its key: the same key with another request is refused for that. */
    private void provoke(Provocation line, List<String> wrong) {
        var operation = operations.get(line.operation());
        if (operation == null) {
            wrong.add("no such operation: " + line);
            return;
        }
        var stage = stage(line.preparations());
        var path = stage.path(operation) + (line.parameters().isEmpty() ? "" : "?" + stage.filled(line.parameters()));
        var body = line.body().isEmpty() ? null : stage.filled(line.body());
        var headers = new ArrayList<>(stage.headers);
        if (body != null) headers.addAll(List.of("Content-Type", operation.takes()));
        if (operation.method().equals("POST"))
            headers.addAll(List.of("Idempotency-Key", line.operation() + "." + line.code()));
        var program = program(operation, stage);
        if (line.code().equals("IDEMPOTENCY_KEY_REUSED")) {
            program.send("POST", path, body, headers.toArray(String[]::new));
            body += " ";
        }
        var answer = program.send(operation.method(), path, body, headers.toArray(String[]::new));
        if (!answer.code().equals(line.code())) {
            wrong.add(line.pair() + " answered " + answer.status() + " "
                    + answer.raw().body());
            return;
        }
        if (!told(operation, answer.status()).contains(line.code())) wrong.add(line.pair() + " is not told");
        wrong.addAll(schemas.wrong("Problem", answer.body()).stream()
                .map(each -> line.pair() + ": " + each)
                .toList());
        if (!operation.method().equals("POST") || known(line.code()) != null) return;
        var other = program.send("POST", path, body == null ? "{}" : body + " ", headers.toArray(String[]::new));
        if (!other.code().equals("IDEMPOTENCY_KEY_REUSED")) {
            wrong.add(line.pair() + " under the same key answered " + other.status() + " " + other.code());
        }
    }

    @Test
    void noDocumentedRefusalIsLeftOut() throws IOException {
        var given = new TreeSet<String>();
        for (var line : Provocation.all()) {
            given.add(line.pair());
            var operation = operations.get(line.operation());
            if (operation != null && operation.method().equals("POST") && known(line.code()) == null) {
                given.add(line.operation() + " IDEMPOTENCY_KEY_REUSED");
            }
        }
        operations.forEach((name, operation) -> given.addAll(askedWrongly(name, operation)));
        var exceptions = Provocation.exceptions();
        var named = exceptions.stream()
                .map(exception -> exception.operation() + " " + exception.code())
                .collect(Collectors.toSet());
        var documented = documented();
        var left = new TreeSet<>(documented);
        left.removeAll(given);
        left.removeIf(pair -> named.contains(pair) || named.contains("* " + pair.substring(pair.indexOf(' ') + 1)));
        var all = new SoftAssertions();
        all.assertThat(left)
                .as("documented, and neither provoked nor named as an exception")
                .isEmpty();
        all.assertThat(exceptions).allMatch(exception -> !exception.reason().isEmpty());
        var needless = new TreeSet<>(named);
        needless.removeIf(name -> name.startsWith("* ") || documented.contains(name) && !given.contains(name));
        all.assertThat(needless)
                .as("exceptions that are not documented, or are provoked")
                .isEmpty();
        given.removeAll(documented);
        all.assertThat(given).as("provoked, and not documented").isEmpty();
        all.assertAll();
    }

    private Set<String> documented() {
        var all = new TreeSet<String>();
        operations.forEach((name, operation) -> operation
                .told()
                .path("responses")
                .propertyNames()
                .forEach(status -> told(operation, Integer.parseInt(status)).stream()
                        .filter(code -> !GIVEN_BY_ALL.contains(code))
                        .forEach(code -> all.add(name + " " + code))));
        return all;
    }

    /** What is refused whatever the operation is about, found without a line for each. */
    private Set<String> askedWrongly(String name, Operation operation) {
        var given = new TreeSet<String>();
        var stage = stage("");
        var path = stage.path(operation);
        var body = operation.changes() ? likely(name, operation, stage) : null;
        var mine = program(operation, stage);
        if (RequestMaker.hasParameter(operation, "after")) note(given, operation, mine, path + "?after=no", body);
        if (!path.equals(operation.path())) {
            note(given, operation, mine, path, body);
            note(given, operation, mine, operation.path().replaceAll("\\{[^}]+}", "nothing"), body);
        }
        boolean names = RequestMaker.hasParameter(operation, "account");
        if (names) note(given, operation, mine, path + "?account=nobody", body);
        if (isOpenTo(operation, Role.OPERATOR)) {
            var vendors = program(operation, stage("as-operator"));
            note(given, operation, vendors, path, body);
            if (names) note(given, operation, vendors, path + "?account=nobody", body);
        }
        if (operation.method().equals("POST")) reuse(given, name, operation, stage, path);
        if (body != null) {
            note(given, operation, mine, path, " ".repeat(LARGE), "Content-Type", operation.takes());
            note(given, operation, mine, path, "x", "Content-Type", "text/plain");
        }
        return given.stream().map(code -> name + " " + code).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the operation may take: as it is shown for example, or as a line has it, or the least there can be. */
    private String likely(String name, Operation operation, Stage stage) {
        var example = operation
                .told()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("example");
        if (!example.isMissingNode()) return example.toString();
        return bodies.containsKey(name) ? stage.filled(bodies.get(name)) : schemas.least(operation);
    }

    /** One request, and then another under the same key: where the first was carried out, or refused by a rule. */
    private void reuse(Set<String> given, String name, Operation operation, Stage stage, String path) {
        if (GO_ON.contains(name)) return;
        var body = likely(name, operation, stage);
        var headers = new String[] {"Idempotency-Key", name, "Content-Type", operation.takes()};
        var program = program(operation, stage);
        program.send("POST", path, body, headers);
        note(given, operation, program, path, body + " ", headers);
    }

    private static void note(
            Set<String> given,
            Operation operation,
            Calls program,
            String path,
            @Nullable String body,
            String... headers) {
        var answer = program.send(operation.method(), path, body, headers);
        if (told(operation, answer.status()).contains(answer.code()) && !GIVEN_BY_ALL.contains(answer.code())) {
            given.add(answer.code());
        }
    }

    private static Map<String, String> bodies() {
        try {
            return Provocation.all().stream()
                    .filter(line -> !line.body().isEmpty())
                    .collect(Collectors.toMap(Provocation::operation, Provocation::body, (one, other) -> one));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> told(Operation operation, int status) {
        return operation
                .told()
                .path("responses")
                .path(String.valueOf(status))
                .path("x-codes")
                .valueStream()
                .map(code -> code.asString())
                .toList();
    }

    /** The refusal of the door itself that is called this; null where it is an operation's own. */
    private static @Nullable ApiRefusal known(String code) {
        for (var refusal : ApiRefusal.values()) if (refusal.name().equals(code)) return refusal;
        return null;
    }
}
