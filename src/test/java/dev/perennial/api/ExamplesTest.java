package dev.perennial.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the document shows for example is sent to a scene made ready for it, and answered as shown. The answers are
 * recorded anew by {@code mvn test -Dtest=ExamplesTest -Dexamples=src/main/resources/api/examples.json}.
 */
class ExamplesTest extends FurnishedScene {
    private static final Path SCENES = Path.of("src/test/resources/api/examples.txt");
    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /** What is other each time it is made. */
    private static final String FRESH =
            "whsec_[A-Za-z0-9+/=]+|RF[0-9A-Z]{6,}|(?<=calendar/)[^/\"]+|127\\.0\\.0\\.1:\\d+|localhost:\\d+"
                    + "|(poor|fresh|item|second)-\\d+";

    private final Schemas schemas = new Schemas(document);

    @Test
    void everyExampleIsAnsweredAsShown() throws IOException {
        var wrong = new ArrayList<String>();
        var recorded = JsonMapper.shared().createObjectNode();
        for (var scene : scenes().entrySet()) {
            var operation = operations.get(scene.getKey());
            var request = request(operation);
            var stage = stage(scene.getValue());
            var answer = program(operation, stage).send(operation.method(), stage.path(operation), request.toString());
            var told = operation.told().path("responses").path(String.valueOf(answer.status()));
            if (answer.status() >= 300 || told.isMissingNode()) {
                wrong.add(operation + " answered " + answer.status() + " "
                        + answer.raw().body());
                continue;
            }
            recorded.set(scene.getKey(), record(request, answer));
            var media = told.path("content").path("application/json");
            if (media.isMissingNode()) continue;
            wrong.addAll(differences(operation, media, answer.body()));
        }
        keep(recorded);
        assertThat(wrong).isEmpty();
    }

    private ArrayList<String> differences(Operation operation, JsonNode media, JsonNode said) {
        var wrong = new ArrayList<String>();
        schemas.wrong(media.path("schema"), said).forEach(each -> wrong.add(operation + ": " + each));
        if (media.path("example").isMissingNode()) return wrong;
        schemas.wrong(media.path("schema"), media.path("example"))
                .forEach(each -> wrong.add(operation + " shows what it does not tell: " + each));
        if (!steady(said).equals(steady(media.path("example")))) {
            wrong.add(operation + " answered " + said + " and shows " + media.path("example"));
        }
        return wrong;
    }

    @Test
    void whatIsSentForExampleIsAsToldAndEachHasItsScene() throws IOException {
        var wrong = new ArrayList<String>();
        var shown = new TreeSet<String>();
        operations.forEach((name, operation) -> {
            var example = request(operation);
            if (example.isMissingNode()) return;
            shown.add(name);
            var schema = operation
                    .told()
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("schema");
            schemas.wrong(schema, example).forEach(each -> wrong.add(operation + ": " + each));
        });
        assertThat(wrong).isEmpty();
        assertThat(shown).hasSizeGreaterThan(20).isEqualTo(new TreeSet<>(scenes().keySet()));
    }

    private static JsonNode request(Operation operation) {
        return operation
                .told()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("example");
    }

    private static ObjectNode record(JsonNode request, Calls.Answer answer) {
        var example = JsonMapper.shared().createObjectNode();
        example.set("request", request);
        example.put("status", String.valueOf(answer.status()));
        if (!answer.body().isMissingNode()) example.set("answer", answer.body());
        return example;
    }

    /** Without what is other each time. */
    private static String steady(JsonNode said) {
        return said.toString().replaceAll(ID, "id").replaceAll(FRESH, "fresh");
    }

    private static Map<String, String> scenes() throws IOException {
        return Files.readAllLines(SCENES).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\|", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0].strip(),
                        parts -> parts[1].strip(),
                        (one, other) -> one,
                        java.util.LinkedHashMap::new));
    }

    private static void keep(ObjectNode recorded) throws IOException {
        var file = System.getProperty("examples");
        if (file == null) return;
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(Path.of(file), json.writeValueAsString(recorded) + "\n");
    }
}
