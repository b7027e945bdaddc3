package dev.perennial.post;

import dev.perennial.notice.Carrier;
import dev.perennial.notice.Carrier.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Asks carriers how they are, by the machine's own clock once a minute at most, whoever looks. A server that is slow to
 * answer holds no page up: what is not known yet is said to be asked for.
 */
@Component
public class CarrierHealth implements DisposableBean {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMillis(1200);

    private final ObjectProvider<Carrier> carriers;
    private final InstantSource wall;
    private final Rests rests;
    private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Carrier, Question> questions = new ConcurrentHashMap<>();

    CarrierHealth(ObjectProvider<Carrier> carriers, InstantSource wall, Rests rests) {
        this.carriers = carriers;
        this.wall = wall;
        this.rests = rests;
    }

    private record Question(Instant at, CompletableFuture<Health> answer) {}

    /** @param platform what the platform's clock says: pauses pass by it */
    public List<Seen> look(Instant platform) {
        var all = carriers.stream()
                .sorted(Comparator.comparing(Carrier::channel).thenComparing(Carrier::name))
                .toList();
        var now = wall.instant();
        var asked = all.stream()
                .filter(Carrier::isOn)
                .map(carrier -> ask(carrier, now))
                .toArray(CompletableFuture<?>[]::new);
        await(asked);
        return all.stream().map(carrier -> seen(carrier, now, platform)).toList();
    }

    private CompletableFuture<Health> ask(Carrier carrier, Instant now) {
        return Objects.requireNonNull(questions.compute(carrier, (same, last) -> {
                    boolean fresh = last != null
                            && (!last.answer().isDone() || last.at().plus(FRESH).isAfter(now));
                    return fresh
                            ? last
                            : new Question(now, CompletableFuture.supplyAsync(() -> check(carrier), askers));
                }))
                .answer();
    }

    private static Health check(Carrier carrier) {
        try {
            return carrier.check();
        } catch (RuntimeException fault) {
            return new Health(false, String.valueOf(fault.getMessage()));
        }
    }

    private static void await(CompletableFuture<?>[] asked) {
        try {
            CompletableFuture.allOf(asked).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException notYet) {
            // The page says which are still asked.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Seen seen(Carrier carrier, Instant now, Instant platform) {
        var question = carrier.isOn() ? questions.get(carrier) : null;
        var health = question == null ? null : question.answer().getNow(null);
        long ago = question == null
                ? 0
                : Math.max(0, Duration.between(question.at(), now).toSeconds());
        var rest = rests.until(carrier, platform).orElse(null);
        return new Seen(carrier.name(), carrier.channel(), carrier.isOn(), health, ago, rest);
    }

    @Override
    public void destroy() {
        askers.shutdownNow();
    }
}
