package dev.perennial.bss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.user.Role;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A signed request is let in once, by all servers of one database together, for as long as its time is good. */
class NoncesTest extends BssScene {
    private static final String LIST = "QueryAvailableInstances";
    private static final int AT_ONCE = 8;

    private final Account lotus = account("lotus", "0.00");
    private final Raw raw = new Raw(port(), signing("owner", Role.OWNER, lotus));

    /** Signed for the first server's name, wherever it is sent. */
    private String sent(int port, Map<String, String> headers) {
        try (var pipe = Pipe.open(port)) {
            pipe.write("POST / HTTP/1.1\r\nHost: 127.0.0.1:" + port() + "\r\n"
                    + headers.entrySet().stream()
                            .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                            .collect(Collectors.joining())
                    + "Content-Length: 0\r\n\r\n");
            return pipe.read().code();
        }
    }

    @Test
    void twoServersLetItInOnce() throws Exception {
        int other = anotherServer();
        var headers = raw.headers(LIST, "", Raw.now(), "here and there");
        assertThat(sent(port(), headers)).isEqualTo("Success");
        assertThat(sent(other, headers)).isEqualTo("SignatureNonceUsed");
        assertThat(sent(other, raw.headers(LIST, "", Raw.now(), "there"))).isEqualTo("Success");
        assertThat(sent(port(), raw.headers(LIST, "", Raw.now(), "there"))).isEqualTo("SignatureNonceUsed");

        var query = raw.oldQuery(LIST, Map.of(), Raw.now(), "older", "GET");
        assertThat(raw.send("GET", "/?" + query, Map.of(), "").code()).isEqualTo("Success");
        try (var pipe = Pipe.open(other)) {
            pipe.write("GET /?" + query + " HTTP/1.1\r\nHost: 127.0.0.1:" + other + "\r\n\r\n");
            assertThat(pipe.read().code()).isEqualTo("SignatureNonceUsed");
        }

        var same = raw.headers(LIST, "", Raw.now(), "at once");
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<String>> calls = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> (Callable<String>) () -> sent(i % 2 == 0 ? port() : other, same))
                    .toList();
            var codes = pool.invokeAll(calls).stream()
                    .map(call -> call.resultNow())
                    .sorted()
                    .toList();
            assertThat(codes)
                    .hasSize(AT_ONCE)
                    .endsWith("Success")
                    .filteredOn("SignatureNonceUsed"::equals)
                    .hasSize(AT_ONCE - 1);
        }
    }

    @Test
    void whatCouldNotComeAgainIsForgotten() {
        for (var nonce : List.of("long ago", "half an hour ago", "now")) {
            assertThat(sent(port(), raw.headers(LIST, "", Raw.now(), nonce))).isEqualTo("Success");
        }
        seen("long ago", 32);
        seen("half an hour ago", 30);
        bean(Clockwork.class).work(now(), decided -> {});
        assertThat(jdbc().sql("select nonce from used_nonce")
                        .query(String.class)
                        .list())
                .contains("half an hour ago", "now")
                .doesNotContain("long ago");
        assertThat(sent(port(), raw.headers(LIST, "", Raw.now(), "half an hour ago")))
                .isEqualTo("SignatureNonceUsed");
        assertThat(sent(port(), raw.headers(LIST, "", Raw.now(), "long ago"))).isEqualTo("Success");
    }

    private void seen(String nonce, int minutesAgo) {
        jdbc().sql("update used_nonce set seen_at = seen_at - make_interval(mins => ?) where nonce = ?")
                .params(minutesAgo, nonce)
                .update();
    }
}
