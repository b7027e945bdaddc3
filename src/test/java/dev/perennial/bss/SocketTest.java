package dev.perennial.bss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.key.ApiKeys;
import dev.perennial.order.Orders;
import dev.perennial.subscription.Mode;
import dev.perennial.user.Role;
import dev.perennial.web.Browse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls as they come over the wire, byte by byte: what libraries send, and what they do not. */
class SocketTest extends BssScene {
    private static final String LIST = "QueryAvailableInstances";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    private static final String EMPTY = "Content-Length: 0\r\n\r\n";
    private static final String NONE = "\r\n";
    private static final String TYPE = "Content-Type: text/plain\r\n";

    private final Account lotus = account("lotus", "1000.00");
    private final ApiKeys.Made key = signing("owner", Role.OWNER, lotus);
    private final Raw raw = new Raw(port(), key);

    @BeforeAll
    void begin() {
        item("odd~one", lotus, "dms", "standard", "2026-04-10", Mode.MANUAL, null);
        item("odd+one", lotus, "dms", "standard", "2026-04-11", Mode.MANUAL, null);
    }

    private String request(String method, String path, Map<String, String> headers, String rest) {
        return method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\n"
                + headers.entrySet().stream()
                        .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + rest;
    }

    private Map<String, String> signed(String method, String action, String query) {
        return raw.headers(method, action, query, Raw.now(), UUID.randomUUID().toString());
    }

    /** A good call. */
    private String call(String method, String query, String rest) {
        return request(method, query.isEmpty() ? "/" : "/?" + query, signed(method, LIST, query), rest);
    }

    private static void assertGood(Pipe pipe) {
        assertThat(pipe.read().code()).isEqualTo("Success");
    }

    @Test
    void anEmptyBodyLeavesTheConnectionToTheNextRequest() {
        try (var pipe = Pipe.open(port())) {
            for (var rest : List.of(CHUNKED, EMPTY, CHUNKED, CHUNKED, EMPTY)) {
                assertGood(pipe.write(call("POST", "PageNum=1", rest)));
            }
            pipe.write(call("POST", "", CHUNKED) + call("POST", "", EMPTY) + call("GET", "", NONE));
            assertGood(pipe);
            assertGood(pipe);
            assertGood(pipe);
        }
    }

    /** A refused call ends its connection and says so: nothing that follows can be taken for a part of it. */
    @Test
    void aRefusedCallEndsItsConnection() {
        assertThat(refused(request("POST", "/?PageNum=2", signed("POST", LIST, "PageNum=1"), CHUNKED)))
                .contains("SignatureDoesNotMatch");
        assertThat(refused(request("POST", "/", Map.of(), CHUNKED))).contains("MissingAction");
    }

    private String refused(String request) {
        try (var pipe = Pipe.open(port())) {
            var answer = pipe.write(request).read();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.headers()).containsEntry("connection", "close");
            return answer.body();
        }
    }

    @Test
    void aBodyMustBeTheOneThatWasSigned() {
        for (var rest :
                List.of("Content-Length: 3\r\n\r\na=b", "Transfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n")) {
            assertThat(refused(request("POST", "/", signed("POST", LIST, ""), rest)))
                    .contains("\"IncompleteSignature\"", "x-acs-content-sha256 is not the hash of the body");
        }
        assertThat(refused(request("POST", "/", signed("POST", LIST, ""), TYPE + EMPTY)))
                .contains("content-type is not signed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
        InstanceIDs=odd~one             | odd~one
        InstanceIDs=odd%7Eone           | odd~one
        InstanceIDs=odd%7eone           | odd~one
        InstanceIDs=+odd~one+           | odd~one
        InstanceIDs=%20odd%7Eone%20     | odd~one
        %49nstanceIDs=odd~one           | odd~one
        InstanceIDs=odd%2Bone           | odd+one
        InstanceIDs=odd%2bone%2Cmore    | odd+one
        InstanceIDs=odd+one             | none
        InstanceIDs=odd%20one           | none
        """)
    void howAQueryIsWrittenDecidesNothing(String query, String found) {
        try (var pipe = Pipe.open(port())) {
            for (var method : List.of("POST", "GET")) {
                var answer = pipe.write(call(method, query, method.equals("GET") ? NONE : EMPTY))
                        .read();
                assertThat(answer.code()).isEqualTo("Success");
                assertThat(answer.body()).contains("\"TotalCount\":" + (found == null ? 0 : 1));
                if (found != null) assertThat(answer.body()).contains("\"InstanceID\":\"" + found + "\"");
            }
            if (found == null || !query.startsWith("InstanceIDs")) return;
            var older = raw.oldQuery(
                            LIST, Map.of("InstanceIDs", " " + found), Raw.now(), UUID.randomUUID() + " ~*", "GET")
                    .replace("%20", "+")
                    .replace("~", "%7e");
            var answer =
                    pipe.write(request("GET", "/?" + older, Map.of(), NONE)).read();
            assertThat(answer.body()).contains("\"InstanceID\":\"" + found + "\"");
        }
    }

    @Test
    void aQueryMayBeLongAndIsRefusedWhereItIsTooLong() {
        try (var pipe = Pipe.open(port())) {
            assertGood(pipe.write(call("POST", "Nonsense=" + "x".repeat(40_000), EMPTY)));
            assertGood(pipe.write(call("POST", "", CHUNKED)));
        }
        assertThat(refused(call("POST", "ProductType=" + "x".repeat(20_000), EMPTY)))
                .contains("\"InvalidParameter\"");
        assertThat(refused(call("POST", "Nonsense=" + "x".repeat(60_000), NONE)))
                .doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"})
    void otherMethodsAreNoCalls(String method) {
        var query = "ProductCode=dms&InstanceId=odd~one&RenewPeriod=1";
        var older = raw.oldQuery("RenewInstance", Map.of("InstanceId", "odd~one"), Raw.now(), method, method);
        for (var path : List.of("/", "/?" + query, "/?" + older)) {
            try (var pipe = Pipe.open(port())) {
                pipe.write(request(method, path, signed(method, "RenewInstance", query), EMPTY));
                var answer = method.equals("HEAD") ? pipe.readHead() : pipe.read();
                assertThat(answer.status()).as(path).isBetween(300, 499);
                assertThat(answer.body()).as(path).doesNotContain("RequestId");
            }
        }
        assertThat(bean(Orders.class).of(lotus.id())).isEmpty();
    }

    @Test
    void theConsolesOwnPageStaysAsItIs() {
        try (var pipe = Pipe.open(port())) {
            for (var path : List.of("/", "/?action=" + LIST, "/?XAction=" + LIST, "/?")) {
                pipe.write(request("GET", path, Map.of("Accept", "text/html"), NONE));
                var answer = pipe.read();
                assertThat(answer.status()).as(path).isEqualTo(302);
                assertThat(answer.headers().get("location")).as(path).contains("/sign-in");
            }
            pipe.write(request("GET", "/?Action=" + LIST, Map.of("Accept", "text/html"), NONE));
            assertThat(pipe.read().code()).isEqualTo("MissingVersion");
        }
        user("visitor", Role.OWNER, lotus);
        var page = new Browse(port(), "en").signIn("visitor", PASSWORD).get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<html");
    }
}
