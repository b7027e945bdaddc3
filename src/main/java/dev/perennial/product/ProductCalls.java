package dev.perennial.product;

import dev.perennial.clock.PlatformClock;
import dev.perennial.sign.SigningSecret;
import dev.perennial.sign.StandardSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Signed calls to products' systems. Private addresses are as good as any: these systems are the vendor's own, and only
 * its operators say where they are. Redirects are not followed, and long answers are cut off.
 */
@Component
class ProductCalls implements DisposableBean {
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    private static final int TASK_ANSWER_MAX = 64 * 1024;
    private static final int LIST_ANSWER_MAX = 4 * 1024 * 1024;

    private final HttpClient http;

    ProductCalls() {
        this.http = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .connectTimeout(CONNECT_MAX)
                .followRedirects(Redirect.NEVER)
                .build();
    }

    /** A whole answer. */
    record Said(int status, byte[] body) {}

    /** There was none, and why: without what was sent. */
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoAnswer(String why) {
            super(why);
        }
    }

    Said post(ProductSystem system, String path, String id, byte[] body, List<SigningSecret> secrets) {
        var request = signed(system, path, id, body, secrets)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        return send(request.build(), system.timeout(), TASK_ANSWER_MAX);
    }

    Said get(ProductSystem system, String path, String id, List<SigningSecret> secrets) {
        return send(signed(system, path, id, new byte[0], secrets).GET().build(), system.timeout(), LIST_ANSWER_MAX);
    }

    private static HttpRequest.Builder signed(
            ProductSystem system, String path, String id, byte[] body, List<SigningSecret> secrets) {
        var request = HttpRequest.newBuilder(URI.create(system.address() + path))
                .header("Accept", "application/json")
                .header("User-Agent", "Perennial");
        StandardSignature.headers(id, PlatformClock.wall(), body, secrets).forEach(request::header);
        return request;
    }

    /** The time is for all of it, so that an answer that drips in holds nobody up. */
    private Said send(HttpRequest request, Duration timeout, int most) {
        var asked = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
        try {
            var answer = asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Said(answer.statusCode(), answer.body());
        } catch (TimeoutException late) {
            asked.cancel(true);
            throw new NoAnswer("no answer within " + timeout.toSeconds() + " s");
        } catch (ExecutionException failed) {
            throw new NoAnswer(why(failed.getCause()));
        } catch (InterruptedException stopping) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoAnswer("stopped before the answer");
        }
    }

    private static String why(Throwable cause) {
        var message = cause instanceof IOException ? cause.getMessage() : null;
        if (message != null && message.startsWith("body exceeds capacity")) return "its answer is too long";
        var name = cause.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return message == null ? name : name + ": " + AnswerRule.shortened(message);
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }
}
