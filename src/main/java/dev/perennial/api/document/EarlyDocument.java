package dev.perennial.api.document;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The document is made once the server serves, in each language, so that nobody waits for it: it is kept once asked for. */
@Component
@ConditionalOnProperty("perennial.serving")
class EarlyDocument {
    private static final Logger LOG = LoggerFactory.getLogger(EarlyDocument.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> LANGUAGES = List.of("en", "zh");

    private final Environment settings;

    EarlyDocument(Environment settings) {
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ask() {
        Thread.ofVirtual().name("api-document").start(this::askItself);
    }

    private void askItself() {
        var host = settings.getProperty("server.address", "127.0.0.1").replace("0.0.0.0", "127.0.0.1");
        var address = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + settings.getProperty("local.server.port") + settings.getRequiredProperty("springdoc.api-docs.path");
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            for (var language : LANGUAGES) {
                var request = HttpRequest.newBuilder(URI.create(address))
                        .timeout(PATIENCE)
                        .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                        .build();
                client.send(request, HttpResponse.BodyHandlers.discarding());
            }
        } catch (IOException failed) {
            LOG.debug("The document is made for whoever asks first", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
