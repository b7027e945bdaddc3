package dev.perennial.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.perennial.Scene;
import dev.perennial.account.Accounts;
import dev.perennial.dependency.OutsideDomain.Answer;
import dev.perennial.notice.NoticeKind;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rule 23 with a registry of our own on the loopback address. */
class DependenciesTest extends Scene {
    private static final Map<String, String> REGISTRY = new ConcurrentHashMap<>();
    private static final HttpServer SERVER = registry();

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "perennial.rdap", "http://127.0.0.1:" + SERVER.getAddress().getPort() + "/rdap/");
    }

    @Override
    protected Instant start() {
        return at("2026-03-01 09:00");
    }

    @BeforeEach
    void begin() {
        startAt(start());
        REGISTRY.clear();
    }

    @AfterAll
    static void closeRegistry() {
        SERVER.stop(0);
    }

    @Test
    void aDomainHeldElsewhereIsLookedUpAndTheCustomerWarnedOnceForEachDistance() {
        REGISTRY.put("elsewhere.example", "2026-03-25T00:00:00Z");
        var bucket = mailboxNeeding("mail-a", "elsewhere.example");
        var dependencies = bean(Dependencies.class);

        assertThat(dependencies.lookUpDue(bucket, now())).isEqualTo(1);
        assertThat(outside("mail-a").answer()).isEqualTo(Answer.FOUND);
        assertThat(outside("mail-a").expiresAt()).isEqualTo(Instant.parse("2026-03-25T00:00:00Z"));
        assertThat(warnings("mail-a")).isEqualTo(1);

        assertThat(dependencies.lookUpDue(bucket, now())).isZero();
        dependencies.lookUpDue(bucket, at("2026-03-03 09:00"));
        assertThat(warnings("mail-a")).isEqualTo(1);
        dependencies.lookUpDue(bucket, at("2026-03-20 09:00"));
        assertThat(warnings("mail-a")).isEqualTo(2);
    }

    @Test
    void aDomainThatEndsAfterTheMailboxIsNoRisk() {
        REGISTRY.put("long.example", "2029-01-01T00:00:00Z");
        var bucket = mailboxNeeding("mail-b", "long.example");
        bean(Dependencies.class).lookUpDue(bucket, now());
        assertThat(outside("mail-b").answer()).isEqualTo(Answer.FOUND);
        assertThat(warnings("mail-b")).isZero();
    }

    @Test
    void anUnknownDomainIsRecordedAndAnAnswerNobodyUnderstandsIsAskedForAgainSoon() {
        var bucket = mailboxNeeding("mail-c", "nowhere.example");
        bean(Dependencies.class).lookUpDue(bucket, now());
        assertThat(outside("mail-c").answer()).isEqualTo(Answer.NOT_FOUND);

        REGISTRY.put("odd.example", "not a date");
        bucket = mailboxNeeding("mail-d", "odd.example");
        bean(Dependencies.class).lookUpDue(bucket, now());
        assertThat(outside("mail-d").answer()).isEqualTo(Answer.NO_ANSWER);
        assertThat(outside("mail-d").nextLookUpAt()).isEqualTo(now().plusSeconds(3600));
    }

    private int mailboxNeeding(String id, String domain) {
        var account = account("of-" + id, "0.00");
        var item = new Item("mail", "standard", id, Billing.SUBSCRIPTION, day("2025-12-01"), null, domain);
        item(id, account, item, "2026-12-01", Mode.MANUAL, null);
        return bean(Accounts.class).bucketOf(account.id());
    }

    private OutsideDomain outside(String id) {
        return bean(Dependencies.class).outside(item(id)).orElseThrow();
    }

    private long warnings(String id) {
        var account = item(id).account();
        return jdbc().sql("""
            select count(*) from notice_item i where i.bucket = ? and i.subscription_id = ? and i.kind = ?
              and i.channel = 'EMAIL'
            """)
                .params(bean(Accounts.class).bucketOf(account), id, NoticeKind.DEPENDENCY_AT_RISK.name())
                .query(Long.class)
                .single();
    }

    private static HttpServer registry() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/rdap/domain/", exchange -> {
                var name = exchange.getRequestURI().getPath().substring("/rdap/domain/".length());
                var ends = REGISTRY.get(name);
                var body = ends == null
                        ? "{\"errorCode\":404}"
                        : "{\"objectClassName\":\"domain\",\"events\":[{\"eventAction\":\"registration\",\"eventDate\":"
                                + "\"2020-01-01T00:00:00Z\"},{\"eventAction\":\"expiration\",\"eventDate\":\""
                                + ends + "\"}]}";
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(ends == null ? 404 : 200, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
