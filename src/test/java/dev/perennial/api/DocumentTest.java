package dev.perennial.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.event.EventType;
import dev.perennial.user.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document tells every operation of the programs' door, and all of it: it is made from them. */
class DocumentTest extends ApiScene {
    private final Calls stranger = new Calls(port(), null);
    private final JsonNode document = stranger.get("/api/v1/openapi.json").body();

    @Test
    void theDocumentIsOneOfOpenApi() throws IOException {
        assertThat(document.path("openapi").asString()).startsWith("3.1.");
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("src/test/resources/openapi/schema-3.1.json")), InputFormat.JSON);
        assertThat(schema.validate(document)).isEmpty();
        assertThat(schema.validate("{\"openapi\":\"3.1.0\"}", InputFormat.JSON)).isNotEmpty();
        assertThat(dangling()).isEmpty();
    }

    @Test
    void everyOperationIsTold() {
        var served = new TreeSet<String>();
        Objects.requireNonNull(bean(DispatcherServlet.class).getHandlerMappings()).stream()
                .flatMap(mapping -> mapping instanceof AbstractHandlerMethodMapping<?> methods
                        ? methods.getHandlerMethods().entrySet().stream()
                        : Stream.empty())
                .filter(entry -> entry.getValue().hasMethodAnnotation(Needs.class))
                .map(entry -> (RequestMappingInfo) entry.getKey())
                .forEach(mapped -> mapped.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> mapped.getPatternValues().forEach(path -> served.add(method + " " + path))));
        var told = new TreeSet<String>();
        Operation.of(document).forEach(operation -> told.add(operation.method() + " " + operation.path()));
        assertThat(told).hasSizeGreaterThan(20).isEqualTo(served);
    }

    @Test
    void everyOperationSaysAllOfItself() {
        var names = new HashSet<String>();
        var problems = new ArrayList<String>();
        for (var operation : Operation.of(document)) {
            var told = operation.told();
            if (!names.add(told.path("operationId").asString(""))) problems.add(operation + " has another's name");
            if (told.path("operationId").asString("").matches(".*_\\d+|")) problems.add(operation + " has no name");
            if (told.path("summary").asString("").isBlank()) problems.add(operation + " has no summary");
            if (told.path("tags").isEmpty()) problems.add(operation + " has no tag");
            if (told.path("security").isEmpty()) problems.add(operation + " names no scope");
            for (var status : List.of("400", "401", "403", "429", "500")) {
                var codes = told.path("responses").path(status).path("x-codes");
                if (codes.isEmpty()) problems.add(operation + " does not tell its " + status);
            }
            boolean answers =
                    told.path("responses").propertyNames().stream().anyMatch(status -> status.startsWith("2"));
            if (!answers) problems.add(operation + " tells no answer");
        }
        assertThat(problems).isEmpty();
    }

    /** Whoever reads it is told what everything is, and finds it in chapters. */
    @Test
    void nothingIsLeftWithoutWords() {
        var problems = new ArrayList<String>();
        document.at("/components/schemas").forEachEntry((name, schema) -> {
            if (isWordless(schema)) problems.add(name);
            schema.path("properties").forEachEntry((field, property) -> {
                if (property.path("$ref").isMissingNode() && isWordless(property)) problems.add(name + "." + field);
            });
        });
        var chapters = document.path("tags").findValuesAsString("name");
        var used = new TreeSet<String>();
        for (var operation : Operation.of(document)) {
            for (var parameter : operation.told().path("parameters")) {
                if (isWordless(parameter)) problems.add(operation + " " + parameter.path("name"));
            }
            operation.told().path("tags").forEach(tag -> used.add(tag.asString()));
        }
        assertThat(problems).isEmpty();
        assertThat(document.path("tags")).noneMatch(DocumentTest::isWordless);
        assertThat(used).containsExactlyInAnyOrderElementsOf(chapters);
    }

    /** What is said of a field in a file is said of one that there is. */
    @Test
    void noWordsAreLeftOver() throws IOException {
        var schemas = document.at("/components/schemas");
        var fields = new TreeSet<String>();
        schemas.forEachEntry((name, schema) -> schema.path("properties")
                .propertyNames()
                .forEach(field -> fields.addAll(List.of(field, name + "." + field))));
        var words = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/api/fields.properties"))) {
            words.load(file);
        }
        assertThat(fields).containsAll(words.stringPropertyNames());
        words.clear();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/api/schemas.properties"))) {
            words.load(file);
        }
        words.remove("Page");
        assertThat(schemas.propertyNames()).containsAll(words.stringPropertyNames());
    }

    private static boolean isWordless(JsonNode told) {
        return told.path("description").asString("").isBlank();
    }

    /** All that a type of event tells, in the feed and by a webhook. */
    @Test
    void everyTypeOfEventIsTold() {
        var webhooks = document.path("webhooks");
        for (var type : EventType.values()) {
            var told = webhooks.path(type.code()).path("post");
            var message = told.at("/requestBody/content/application~1json/schema/properties");
            assertThat(message.at("/type/const").asString()).isEqualTo(type.code());
            assertThat(told.path("parameters").findValuesAsString("name"))
                    .containsExactly("webhook-id", "webhook-timestamp", "webhook-signature");
            var reference = message.at("/data/$ref").asString();
            assertThat(document.at("/components/schemas/EventData/anyOf").findValuesAsString("$ref"))
                    .contains(reference);
            var data = document.at(reference.substring(1));
            assertThat(data.path("properties").propertyNames())
                    .as(type.code())
                    .containsExactlyInAnyOrderElementsOf(Stream.of(type.data().getRecordComponents())
                            .map(RecordComponent::getName)
                            .toList());
            assertThat(data.path("required").valueStream().map(JsonNode::asString))
                    .as(type.code())
                    .contains("account");
        }
        assertThat(webhooks.propertyNames())
                .hasSize(EventType.values().length + 1)
                .contains("ping");
    }

    @Test
    void anEventIsAsItIsTold() {
        var lotus = account("lotus", "10.00");
        topUp(lotus, "50.00");
        bean(Clockwork.class).work(now(), decided -> {});
        var events = program("reader", Role.VIEWER, lotus).get("/api/v1/events").body();
        assertThat(events.path("data")).isNotEmpty();
        for (var event : events.path("data")) {
            var type = event.path("type").asString();
            var told = document.path("webhooks")
                    .path(type)
                    .at("/post/requestBody/content/application~1json/schema/properties/data");
            var whole = JsonMapper.shared().createObjectNode();
            whole.set("$ref", told.path("$ref"));
            whole.set("components", document.path("components"));
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(whole);
            assertThat(schema.validate(event.path("data"))).as(type).isEmpty();
            assertThat(schema.validate(JsonMapper.shared().createObjectNode())).isNotEmpty();
        }
    }

    @Test
    void nothingElseOfItsMakerIsServed() {
        for (var path :
                List.of("/v3/api-docs", "/swagger-ui.html", "/swagger-ui/index.html", "/v3/api-docs/swagger-config")) {
            assertThat(stranger.get(path).status()).as(path).isNotEqualTo(200);
        }
        assertThat(stranger.get("/api/v1/openapi.json.yaml").status()).isEqualTo(401);
        assertThat(stranger.get("/problems/KEY_NOT_VALID").raw().body()).contains("Send a valid key", "请以");
        assertThat(stranger.get("/api").raw().body()).contains("/js/reference.js");
    }

    @Test
    void theDocumentIsSentCompressedAndOnce() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var address = URI.create("http://127.0.0.1:" + port() + "/api/v1/openapi.json");
            var zipped = client.send(
                    HttpRequest.newBuilder(address)
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
            try (var whole = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
                assertThat(new String(whole.readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("{")
                        .hasSizeGreaterThan(5 * zipped.body().length);
            }
            var mark = zipped.headers().firstValue("ETag").orElseThrow();
            assertThat(mark).startsWith("W/");
            var known = client.send(
                    HttpRequest.newBuilder(address)
                            .header("If-None-Match", mark)
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(known.statusCode()).isEqualTo(304);
        }
        assertThat(stranger.get("/api/v1/nothing").raw().headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    /** References that lead nowhere. */
    private List<String> dangling() {
        return document.findValuesAsString("$ref").stream()
                .distinct()
                .filter(ref -> document.at(ref.substring(1)).isMissingNode())
                .toList();
    }
}
