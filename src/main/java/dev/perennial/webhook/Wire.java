package dev.perennial.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts once, and believes nothing of whoever answers: only to addresses that may be, which are looked at as the
 * connection is made; one connection a call; no redirects, no cookies, no proxies, no repeats; an answer is read so far
 * and no further, never unpacked, and only until the deadline, however it drips. The certificate must be the name's.
 */
public final class Wire implements AutoCloseable {
    private static final int LINE_MAX = 8 * 1024;
    private static final int HEADERS_MAX = 100;
    private static final int BODY_MAX = 2 * 1024;
    private static final ContentType JSON = ContentType.create("application/json");

    private final CloseableHttpClient client;
    private final Duration timeout;
    private final ScheduledThreadPoolExecutor deadlines;

    /** @param lanes so many calls at the same time */
    public Wire(boolean privateToo, Duration timeout, int lanes) {
        this.timeout = timeout;
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("webhook-deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
        this.client = HttpClientBuilder.create()
                .setConnectionManager(connections(privateToo, Timeout.of(timeout), lanes))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(timeout))
                        .setResponseTimeout(Timeout.of(timeout))
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setUserAgent("Perennial")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    private static HttpClientConnectionManager connections(boolean privateToo, Timeout timeout, int lanes) {
        var bounds = Http1Config.custom()
                .setMaxLineLength(LINE_MAX)
                .setMaxHeaderCount(HEADERS_MAX)
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new OpenAddresses(privateToo))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(bounds)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .setMaxConnTotal(lanes)
                .setMaxConnPerRoute(lanes)
                .build();
    }

    /** @param body the beginning of it */
    public record Answer(int status, Map<String, String> headers, String body) {
        /** How long it asks us to wait, in seconds or until a date; empty where it does not, or not so that it is read. */
        public Optional<Duration> retryAfter(Instant now) {
            var text = headers.getOrDefault("retry-after", "");
            if (text.matches("\\d{1,9}")) return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            try {
                var until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
                return until.isAfter(now) ? Optional.of(Duration.between(now, until)) : Optional.empty();
            } catch (DateTimeException otherwiseWritten) {
                return Optional.empty();
            }
        }
    }

    /** @throws IOException where there was no answer, and why */
    public Answer post(URI url, Map<String, String> headers, byte[] body) throws IOException {
        var request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setHeader(HttpHeaders.CONNECTION, "close");
        request.setEntity(new ByteArrayEntity(body, JSON));
        var late = new AtomicBoolean();
        var end = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return answer(client.executeOpen(null, request, null));
        } catch (IOException none) {
            if (!late.get() && !(none instanceof InterruptedIOException)) throw none;
            var tooLate = new SocketTimeoutException("no answer in time");
            tooLate.initCause(none);
            throw tooLate;
        } finally {
            end.cancel(false);
            // Closes the connection at once: whatever else the server has to say is not waited for.
            request.cancel();
        }
    }

    private static Answer answer(ClassicHttpResponse response) {
        var headers = new HashMap<String, String>();
        for (var header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return new Answer(response.getCode(), headers, beginning(response.getEntity()));
    }

    /** As far as it comes in time: the status alone decides. */
    private static String beginning(@Nullable HttpEntity entity) {
        var bytes = new ByteArrayOutputStream();
        if (entity == null) return "";
        try {
            var content = entity.getContent();
            var part = new byte[BODY_MAX];
            while (bytes.size() < BODY_MAX) {
                int got = content.read(part, 0, BODY_MAX - bytes.size());
                if (got < 0) break;
                bytes.write(part, 0, got);
            }
        } catch (IOException cutOff) {
            // What came is what is kept.
            return bytes.toString(StandardCharsets.UTF_8);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
