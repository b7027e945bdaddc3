package dev.perennial.webhook;

import dev.perennial.clock.PlatformClock;
import dev.perennial.event.Event;
import dev.perennial.event.Events;
import dev.perennial.sign.SigningSecret;
import dev.perennial.sign.StandardSignature;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sends what is due: claimed in one transaction, sent outside any, recorded in another. */
@Component
class Sending implements AutoCloseable {
    private static final int BATCH = 200;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int ANSWER_MAX = 500;

    private final DeliveryStore store;
    private final Recording recording;
    private final SigningSecrets secrets;
    private final Events events;
    private final Wire wire;
    private final Semaphore lanes;

    Sending(
            DeliveryStore store,
            Recording recording,
            SigningSecrets secrets,
            Events events,
            @Value("${perennial.webhooks.allow-private:false}") boolean privateToo,
            @Value("${perennial.webhooks.timeout-seconds:15}") int timeout,
            @Value("${perennial.webhooks.lanes:16}") int lanes) {
        this.store = store;
        this.recording = recording;
        this.secrets = secrets;
        this.events = events;
        this.wire = new Wire(privateToo, Duration.ofSeconds(timeout), lanes);
        this.lanes = new Semaphore(lanes);
    }

    /** Answers how many were sent. Who gave no answer, is gone or has too much to do is left alone for the turn. */
    int run(int bucket, Map<UUID, Endpoint> endpoints, Instant now) {
        Set<UUID> resting = ConcurrentHashMap.newKeySet();
        var signers = new ConcurrentHashMap<UUID, List<SigningSecret>>();
        int sent = 0;
        while (true) {
            var asked = endpoints.keySet().stream()
                    .filter(id -> !resting.contains(id))
                    .toList();
            if (asked.isEmpty()) return sent;
            var due = store.claim(bucket, asked, now, now.plus(LEASE), BATCH);
            if (due.isEmpty()) return sent;
            due.forEach(delivery -> signers.computeIfAbsent(delivery.endpoint(), id -> secrets.of(endpoints.get(id))));
            sent += send(bucket, due, new Round(endpoints, signers, told(bucket, due), resting, now));
        }
    }

    private record Round(
            Map<UUID, Endpoint> endpoints,
            Map<UUID, List<SigningSecret>> signers,
            Map<UUID, Event> events,
            Set<UUID> resting,
            Instant now) {}

    private Map<UUID, Event> told(int bucket, List<Delivery> due) {
        var ids = due.stream().map(Delivery::event).distinct().toList();
        return events.of(bucket, ids).stream().collect(Collectors.toMap(Event::id, Function.identity()));
    }

    private int send(int bucket, List<Delivery> due, Round round) {
        int sent = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = due.stream()
                    .map(delivery -> threads.submit(() -> one(bucket, delivery, round)))
                    .toList();
            for (Future<Boolean> task : tasks) {
                if (task.get()) sent++;
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException bugOrOutage) throw bugOrOutage;
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return sent;
    }

    private boolean one(int bucket, Delivery delivery, Round round) throws InterruptedException {
        lanes.acquire();
        try {
            if (round.resting().contains(delivery.endpoint())) {
                store.release(bucket, delivery, round.now());
                return false;
            }
            var endpoint = round.endpoints().get(delivery.endpoint());
            var body = Bodies.of(delivery, round.events().get(delivery.event()));
            var at = PlatformClock.wall();
            var headers = StandardSignature.headers(
                    delivery.event().toString(), at, body, round.signers().get(delivery.endpoint()));
            long begun = System.nanoTime();
            Optional<Duration> wait = Optional.empty();
            Optional<Integer> status = Optional.empty();
            String said;
            try {
                var answer = wire.post(URI.create(endpoint.url()), headers, body);
                status = Optional.of(answer.status());
                if (RetryRule.isToRest(answer.status())) round.resting().add(delivery.endpoint());
                wait = answer.retryAfter(at);
                said = kept(answer.body());
            } catch (IOException none) {
                round.resting().add(delivery.endpoint());
                said = kept(none.getClass().getSimpleName() + ": " + none.getMessage());
            }
            int millis = (int) ((System.nanoTime() - begun) / 1_000_000);
            var tried = new Delivery.Try(delivery.tries() + 1, at, status, said, millis);
            recording.record(bucket, endpoint, delivery, tried, wait, round.now());
            return true;
        } finally {
            lanes.release();
        }
    }

    @Override
    public void close() {
        wire.close();
    }

    /** What of an answer is worth keeping: its beginning, without what no text holds. */
    private static String kept(String text) {
        var plain = text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").replace("\u0000", "");
        return plain.length() > ANSWER_MAX ? plain.substring(0, ANSWER_MAX) : plain;
    }
}
