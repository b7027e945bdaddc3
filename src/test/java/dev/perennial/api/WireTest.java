package dev.perennial.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.user.Role;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for all operations: what is not as it must be is said, field by field, and never a page or a fault. */
class WireTest extends ApiScene {
    private static final String LINE = "{\"count\":1,\"colour\":\"RED\"}";
    private Calls program;

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "perennial.tries", "true", "perennial.api.rate-requests", "100", "perennial.api.rate-failures", "3");
    }

    @BeforeAll
    void aProgram() {
        jdbc().sql("create table tried (name text)").update();
        program = program("owner", Role.OWNER, account("lotus", "100.00"));
    }

    @Test
    void aBodyIsReadStrictly() {
        assertThat(wrong("{\"name\":\"a\",\"lines\":[]}")).isEmpty();
        assertThat(wrong("{\"name\":\"a\",\"note\":null,\"lines\":[" + LINE + "]}"))
                .isEmpty();
        assertThat(wrong("{\"name\":\"a\",\"lines\":[],\"more\":1}")).isEqualTo("/more is not known here");
        assertThat(wrong("{\"lines\":[{\"count\":1}]}")).isEqualTo("/name is missing; /lines/0/colour is missing");
        assertThat(wrong("{\"name\":\"a\",\"lines\":[null]}")).isEqualTo("/lines/0 is missing");
        assertThat(wrong("{\"name\":5,\"lines\":[]}")).isEqualTo("/name must be string");
        assertThat(wrong("{\"name\":\"a\",\"lines\":{}}")).isEqualTo("/lines must be array");
        assertThat(wrong("{\"name\":\"a\",\"lines\":[{\"count\":\"1\",\"colour\":\"RED\"}]}"))
                .isEqualTo("/lines/0/count must be integer");
        assertThat(wrong("{\"name\":\"a\",\"lines\":[{\"count\":1.5,\"colour\":\"RED\"}]}"))
                .isEqualTo("/lines/0/count must be integer");
        assertThat(wrong("{\"name\":\"a\",\"lines\":[{\"count\":null,\"colour\":\"RED\"}]}"))
                .startsWith("/lines/0/count");
        assertThat(wrong("{\"name\":\"a\",\"lines\":[{\"count\":1,\"colour\":\"BLUE\"}]}"))
                .isEqualTo("/lines/0/colour must be one of RED, GREEN");
        assertThat(wrong("{\"name\":\"a\",\"lines\":[{\"count\":1,\"colour\":0}]}"))
                .startsWith("/lines/0/colour");
        assertThat(wrong("{\"name\":\"a\",\"name\":\"b\",\"lines\":[]}")).isEqualTo("/name was sent more than once");
        assertThat(wrong("{\"name\":\"a\\u0000\",\"lines\":[]}"))
                .isEqualTo("/name has characters that no text may have");
        assertThat(wrong("{\"name\":\"a\\ud800\",\"lines\":[]}"))
                .isEqualTo("/name has characters that no text may have");
        assertThat(wrong("{\"name\":\"a\",\"lines\":[]} {}")).contains("no JSON");
        assertThat(wrong("{\"name\":\"a\"")).contains("no JSON: line 1");
        assertThat(wrong("")).isEqualTo(" the body is missing");
        assertThat(wrong("null")).isEqualTo(" is missing");
        assertThat(wrong("\"text\"")).isEqualTo(" must be object");
    }

    @Test
    void parametersAreReadStrictly() {
        assertThat(program.get("/api/v1/tries?limit=2&colour=RED").status()).isEqualTo(200);
        assertThat(errors(program.get("/api/v1/tries?limit=0")))
                .isEqualTo("limit must be a whole number from 1 to 200");
        assertThat(errors(program.get("/api/v1/tries?limit=x"))).startsWith("limit must be a whole number");
        assertThat(errors(program.get("/api/v1/tries?colour=BLUE"))).isEqualTo("colour must be one of RED, GREEN");
        assertThat(errors(program.get("/api/v1/tries?size=1"))).isEqualTo("size is not known here");
        assertThat(errors(program.get("/api/v1/tries?limit=1&limit=2"))).isEqualTo("limit was sent more than once");
        assertThat(program.get("/api/v1/tries?after=no").code()).isEqualTo("CURSOR_NOT_VALID");
        assertThat(errors(program.get("/api/v1/tries/abc"))).isEqualTo("n must be integer");
        var next = program.get("/api/v1/tries?limit=3").body().path("next").asString();
        assertThat(program.get("/api/v1/tries?after=" + next).body().toString())
                .isEqualTo("{\"data\":[3,4],\"next\":null}");
    }

    @Test
    void everyRefusalIsAProblem() throws Exception {
        is(program.get("/api/v1/nothing"), 404, "OPERATION_NOT_FOUND");
        is(program.get("/api/nothing"), 404, "OPERATION_NOT_FOUND");
        var method = program.delete("/api/v1/tries");
        is(method, 405, "METHOD_NOT_POSSIBLE");
        assertThat(method.raw().headers().firstValue("Allow")).hasValue("GET, POST");
        is(program.send("POST", "/api/v1/tries", "x", "Content-Type", "text/plain"), 415, "MEDIA_NOT_POSSIBLE");
        is(
                program.send("POST", "/api/v1/tries", "a=b", "Content-Type", "application/x-www-form-urlencoded"),
                415,
                "MEDIA_NOT_POSSIBLE");
        is(
                program.send("POST", "/api/v1/tries", "x", "Content-Type", "multipart/form-data; boundary=x"),
                415,
                "MEDIA_NOT_POSSIBLE");
        is(program.send("GET", "/api/v1/tries", null, "Accept", "text/html"), 406, "MEDIA_NOT_POSSIBLE");
        is(program.post("/api/v1/tries", " ".repeat(1_100_000)), 413, "BODY_TOO_LARGE");
        is(
                program.send("POST", "/api/v1/tries", "{}", "Origin", "https://elsewhere.example"),
                403,
                "ORIGIN_NOT_POSSIBLE");
        is(program.get("/api/v1/tries/1;x=1"), 400, "REQUEST_NOT_VALID");
        is(program.get("/api/v1/tries?colour=%ff"), 400, "REQUEST_NOT_VALID");
        var fault = program.get("/api/v1/tries/13");
        is(fault, 500, "FAULT");
        assertThat(fault.body().path("facts").path("reference").asString()).hasSize(8);
        assertThat(fault.body().toString()).doesNotContain("a bug");
        assertThat(program.send("OPTIONS", "/api/v1/tries", null).status()).isEqualTo(200);
        assertThat(program.send("HEAD", "/api/v1/tries", null).status()).isEqualTo(200);
        assertThat(chunked(1_100_000)).contains("HTTP/1.1 413", "BODY_TOO_LARGE");
    }

    @Test
    void aProblemIsSaidInTheLanguageAskedForAndNamesTheRequest() {
        var answer = program.send(
                "GET", "/api/v1/tries?size=1", null, "Accept-Language", "zh-CN", "Request-Id", "order-4711");
        assertThat(errors(answer)).isEqualTo("size 不支持该字段");
        assertThat(answer.body().path("request").asString()).isEqualTo("order-4711");
        assertThat(answer.raw().headers().firstValue("Request-Id")).hasValue("order-4711");
        assertThat(answer.raw().headers().firstValue("Content-Language")).hasValue("zh");
        assertThat(program.send("GET", "/api/v1/tries", null, "Request-Id", "no <b>")
                        .raw()
                        .headers()
                        .firstValue("Request-Id")
                        .orElseThrow())
                .hasSize(36);
    }

    @Test
    void whatIsReadIsMarkedAndChangedByThoseWhoSawIt() {
        var read = program.get("/api/v1/tries/1");
        var tag = read.raw().headers().firstValue("ETag").orElseThrow();
        assertThat(program.send("GET", "/api/v1/tries/1", null, "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
        is(
                program.send("PUT", "/api/v1/tries/1", "{\"name\":\"b\",\"times\":1}", "If-Match", "\"other\""),
                412,
                "CHANGED_SINCE");
        var changed = program.send("PUT", "/api/v1/tries/1", "{\"name\":\"b\",\"times\":1}", "If-Match", tag);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.raw().headers().firstValue("ETag"))
                .isNotEqualTo(read.raw().headers().firstValue("ETag"));
        assertThat(program.send("GET", "/api/v1/tries/1", null, "If-None-Match", tag)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoeverAsksTooOftenWaits() {
        var busy = program("busy", Role.OWNER, account("busy", "0.00"));
        var first = busy.get("/api/v1/tries");
        assertThat(first.raw().headers().firstValue("RateLimit-Policy")).hasValue("\"key\";q=100;w=60");
        assertThat(first.raw().headers().firstValue("RateLimit")).hasValue("\"key\";r=99;t=1");
        Calls.Answer last;
        int asked = 0;
        do {
            last = busy.get("/api/v1/tries");
        } while (last.status() == 200 && ++asked < 1000);
        is(last, 429, "RATE_EXCEEDED");
        assertThat(last.raw().headers().firstValue("Retry-After")).hasValue("1");

        var stranger = new Calls(port(), "prn_nothing");
        for (int n = 0; n < 3; n++) stranger.get("/api/v1/tries");
        is(stranger.get("/api/v1/tries"), 429, "RATE_EXCEEDED");
        assertThat(program.get("/api/v1/tries").status()).isEqualTo(200);
    }

    private String wrong(String json) {
        var answer = program.post("/api/v1/tries", json);
        assertThat(answer.status()).as(json).isIn(200, 400);
        return errors(answer);
    }

    private static String errors(Calls.Answer answer) {
        return String.join(
                "; ",
                StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                        .map(error -> error.path("field").asString() + " "
                                + error.path("detail").asString())
                        .toList());
    }

    private static void is(Calls.Answer answer, int status, String code) {
        assertThat(answer.status() + " " + answer.code())
                .as(answer.raw().body())
                .isEqualTo(status + " " + code);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body().path("type").asString()).isEqualTo("/problems/" + code);
    }

    /** A body that does not say how long it is. */
    private String chunked(int bytes) throws IOException {
        var key = key(
                user("chunky", Role.OWNER, account("chunky", "0.00")),
                java.util.Set.of(dev.perennial.key.Scope.ACCOUNT_READ));
        try (var socket = new Socket("127.0.0.1", port())) {
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/tries HTTP/1.1\r\n"
                            + "Host: localhost\r\n"
                            + "Content-Type: application/json\r\n"
                            + "Connection: close\r\n"
                            + "Authorization: Bearer " + key.secret()
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var chunk = " ".repeat(bytes / 10);
            for (int n = 0; n < 10; n++) {
                out.write((Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
