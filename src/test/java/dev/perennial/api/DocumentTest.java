package dev.perennial.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.JsonNode;

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
